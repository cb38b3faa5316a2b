import { Alert, Text } from '@mantine/core'
import { useLanguage } from '#web/shared/language.ts'
import { Icon } from '../icon.tsx'
import type { ExplainedReason } from './reason-places.ts'

/** Why something is asked for again, and how to put it right. */
export function ReasonNotes({ reasons }: { reasons: readonly ExplainedReason[] }) {
  const language = useLanguage()
  return reasons.map(({ code, title, instruction }) => (
    <Alert key={code} color="orange" icon={<Icon name="alert" />} title={title[language]} p="sm">
      <Text size="sm">{instruction[language]}</Text>
    </Alert>
  ))
}
