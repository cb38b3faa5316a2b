import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReasonField } from '#domain/reasons.ts'
import type { SuggestionsOfForm } from './use-suggestions.ts'

export const markId = (field: ReasonField) => `${field}-checked`

interface Properties {
  readonly field: ReasonField
  readonly suggestions: SuggestionsOfForm
}

/** Below a field that a machine has filled: the applicant confirms that they have compared it. */
export function SuggestionMark({ field, suggestions }: Properties) {
  const { t } = useTranslation('application')
  const mark = suggestions.markOf(field)
  if (mark === undefined) return null
  return (
    <Checkbox
      id={markId(field)}
      label={t('suggested.check')}
      description={t('suggested.read')}
      error={mark.isMissed ? t('suggested.missed') : undefined}
      checked={mark.isChecked}
      onChange={({ currentTarget }) => mark.check(currentTarget.checked)}
    />
  )
}
