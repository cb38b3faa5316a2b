import { regions } from '#domain/regions.ts'
import type { Language } from '#web/shared/languages.ts'
import { regionName } from '#web/shared/region-name.ts'

/** Every region, in the order of its names. */
export const regionChoices = (language: Language): { value: string; label: string }[] =>
  regions
    .map(value => ({ value, label: `${regionName(value, language)} (${value})` }))
    .sort((one, other) => one.label.localeCompare(other.label, language))
