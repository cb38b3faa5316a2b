import { Code, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './parked.module.css'
import { Section } from './section.tsx'

/** No route of the API tells them: they are found, and let go on, by the operator's command. */
export function Parked() {
  const { t } = useTranslation('operator')
  return (
    <Section title={t('parked.title')} lead={t('parked.lead')}>
      <Text>{t('parked.list')}</Text>
      <Code block className={classes.command}>
        npm run ops -- parked --stack STACK
      </Code>
      <Text>{t('parked.resume')}</Text>
      <Code block className={classes.command}>
        npm run ops -- resume APPLICATION_ID --stack STACK
      </Code>
      <Text c="dimmed">{t('parked.runbook', { file: 'docs/operations.md' })}</Text>
    </Section>
  )
}
