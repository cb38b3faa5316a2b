import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './decision.module.css'

interface Props {
  readonly label: string
  readonly maxLength: number
  readonly value: string
  readonly onChange: (note: string) => void
}

/** A note for other reviewers, collapsed while it is empty. */
export function NoteField({ label, maxLength, value, onChange }: Props) {
  const { t } = useTranslation('reviewer')
  const [isOpen, setIsOpen] = useState(value !== '')
  return (
    <details
      className={classes.note}
      open={isOpen}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary>{label}</summary>
      <Textarea
        aria-label={label}
        description={t('decision.noteHint')}
        autosize
        minRows={2}
        maxLength={maxLength}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </details>
  )
}
