import type { PageConfig } from '#contract/page-config.ts'
import { webConfigOf } from '../../local/web-config.ts'
import { stack } from '../engine/world.ts'
import { type Language, textsFor } from '../support/page-texts.ts'

export type { Language }

/** The texts of the pages, for the default stage or for another `config.json`. */
export const texts = (language: Language = 'en', config: PageConfig = webConfigOf(stack)) =>
  textsFor(language, config)
