import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { longestNote } from '#domain/policy.ts'

interface Props {
  readonly value: string
  readonly description: string
  /** Whether it was tried without one. */
  readonly missing: boolean
  readonly onChange: (reason: string) => void
}

/** Why an operator does what can't be undone: for the record. */
export function ReasonField({ value, description, missing, onChange }: Props) {
  const { t } = useTranslation('operator')
  return (
    <Textarea
      label={t('reason')}
      description={description}
      autosize
      minRows={2}
      maxLength={longestNote}
      required
      value={value}
      error={missing ? t('reasonNeeded') : undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
