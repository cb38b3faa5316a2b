import type { Page } from 'playwright-core'
import { type Language, texts } from './texts.ts'

/** The actions of an operator on the pages. */
export function operatorPages(page: Page, language: Language = 'en') {
  const { operator: words } = texts(language)
  return {
    words,
    button: (name: string) => page.getByRole('button', { name, exact: true }),
    field: (label: string) => page.getByLabel(label),
  }
}
