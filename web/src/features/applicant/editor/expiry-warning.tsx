import { Alert } from '@mantine/core'
import type { Application } from '@realname/client'
import { useLanguage } from '#web/shared/language.ts'
import { Icon } from '../icon.tsx'

/** Shown once the service has warned that this attempt expires soon. */
export function ExpiryWarning({ timeline }: Pick<Application, 'timeline'>) {
  const language = useLanguage()
  const warning = timeline.findLast(({ event }) => event === 'application.expires_soon')
  const isOver = timeline.some(
    ({ event, sequence }) => event === 'application.submitted' && sequence > (warning?.sequence ?? 0),
  )
  return warning === undefined || isOver ? null : (
    <Alert color="orange" icon={<Icon name="alert" />} title={warning.title[language]} />
  )
}
