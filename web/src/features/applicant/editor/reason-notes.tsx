import { Alert, Text } from '@mantine/core'
import { useLanguage } from '../../../shared/language.ts'
import { AlertIcon } from '../icons/alert-icon.tsx'
import type { ExplainedReason } from './reason-places.ts'

/** Why something is asked for again, and how to put it right. */
export function ReasonNotes({ reasons }: { reasons: readonly ExplainedReason[] }) {
  const language = useLanguage()
  return reasons.map(({ code, title, instruction }) => (
    <Alert key={code} color="orange" icon={<AlertIcon />} title={title[language]} p="sm">
      <Text size="sm">{instruction[language]}</Text>
    </Alert>
  ))
}
