import { useTranslation } from 'react-i18next'
import { decisionReasons, type ReasonCode } from '#domain/reasons.ts'
import { useLanguage } from '#web/shared/language.ts'
import type { Language } from '#web/shared/languages.ts'
import { isByCode, type ListedFigure } from './counted-number.ts'

type Texts = Readonly<Record<string, readonly string[]>>

/** The code itself if this version of the pages has no text for it. */
const reasonText = (code: string, language: Language): string =>
  Object.hasOwn(decisionReasons, code) ? decisionReasons[code as ReasonCode].title[language] : code

/** The text of a figure, or of one of its codes. */
export function useFigureText(): (figure: ListedFigure, code?: string) => string {
  const { t } = useTranslation('operator')
  const { t: application } = useTranslation('application')
  const language = useLanguage()
  return (figure, code) => {
    if (figure === 'decisionTime' || figure === 'decisions' || figure === 'secondReviewed')
      return t(`overview.lists.${figure}`)
    if (!isByCode(figure)) return t(`overview.counts.${figure}`)
    if (code === undefined) return t(`overview.${figure}`)
    if (figure === 'reasons') return reasonText(code, language)
    const key = figure === 'refusals' ? 'refusals' : 'advice.notes'
    const texts: Texts = application(key, { returnObjects: true })
    return texts[code]?.[0] ?? code
  }
}
