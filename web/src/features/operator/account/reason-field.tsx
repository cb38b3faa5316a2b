import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { longestNote } from '#domain/policy.ts'

interface Props {
  readonly value: string
  readonly description: string
  /** Whether the action was tried without a reason. */
  readonly missing: boolean
  readonly onChange: (reason: string) => void
}

/** An operator's reason for an irreversible action, kept on record. */
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
