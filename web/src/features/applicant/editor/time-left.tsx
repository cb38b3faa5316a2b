import { Alert, Text } from '@mantine/core'
import type { Application } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/shared/language.ts'
import { useOfficialTime } from '#web/shared/use-time.ts'
import { Icon } from '../icon.tsx'

/** Until when the application can be submitted, and how often. An alert once the service has warned of the expiry. */
export function TimeLeft({ application }: { application: Application }) {
  const { t } = useTranslation('application')
  const language = useLanguage()
  const officialTime = useOfficialTime()
  const { timeline, expiresAt, attemptsLeft, reopened } = application
  if (expiresAt === undefined || attemptsLeft === undefined) return null
  const warning = timeline.findLast(({ event }) => event === 'application.expires_soon')
  const isOver = timeline.some(
    ({ event, sequence }) => event === 'application.submitted' && sequence > (warning?.sequence ?? 0),
  )
  const texts = [
    t('editor.submitBy', { time: officialTime(expiresAt) }),
    ...(reopened === undefined ? [] : [t('editor.attemptsLeft', { number: attemptsLeft })]),
    ...(attemptsLeft === 1 ? [t('editor.lastAttempt')] : []),
  ].join(language === 'zh' ? '' : ' ')
  return warning === undefined || isOver ? (
    <Text size="sm">
      <time dateTime={expiresAt}>{texts}</time>
    </Text>
  ) : (
    <Alert color="orange" icon={<Icon name="alert" />} title={warning.title[language]}>
      <time dateTime={expiresAt}>{texts}</time>
    </Alert>
  )
}
