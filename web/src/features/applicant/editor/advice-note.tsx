import { Alert, List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Advice } from '#domain/evidence/advice-names.ts'

/** What a machine noticed in an accepted file, and what to do. The file stays accepted. */
export function AdviceNote({ advice }: { advice: readonly Advice[] }) {
  const { t } = useTranslation('application')
  return (
    <Alert color="yellow" p="sm">
      <Text fw={700} mb="xs">
        {t('advice.title')}
      </Text>
      <List size="sm" spacing="xs" listStyleType="none">
        {advice.map(each => {
          const [what, how] = t(`advice.notes.${each}`, { returnObjects: true })
          return (
            <List.Item key={each}>
              <Text size="sm" fw={600}>
                {what}
              </Text>
              <Text size="sm">{how}</Text>
            </List.Item>
          )
        })}
      </List>
      <Text size="sm" mt="xs">
        {t('advice.stays')}
      </Text>
    </Alert>
  )
}
