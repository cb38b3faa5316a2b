import { Alert, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/shared/language.ts'
import { Icon } from '../icon.tsx'
import type { Application } from '../queries/application-query.ts'

/** Why it was rejected, each with what can be done now. */
export function OutcomeReasons({ application }: { application: Application }) {
  const { t } = useTranslation('application')
  const language = useLanguage()
  const { decision } = application
  return (
    <Stack gap="sm">
      {decision?.reasons.map(({ code, slot, field, title, instruction }) => (
        <Alert
          key={`${code} ${slot} ${field}`}
          color="red"
          icon={<Icon name="alert" />}
          title={title[language]}
        >
          <Text size="sm">{instruction[language]}</Text>
        </Alert>
      ))}
      {decision?.attemptsExhausted ? <Text>{t('outcomes.exhausted')}</Text> : null}
    </Stack>
  )
}
