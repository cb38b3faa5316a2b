import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Person, Session } from '#web/shared/session.ts'

/** As whom one is here, and the way out. */
export function SignedIn({ person, session }: { person: Person; session: Session }) {
  const { t } = useTranslation()
  return (
    <>
      <Text size="sm" c="dimmed" truncate maw={220} title={person.email}>
        {person.email}
      </Text>
      <Button variant="default" size="sm" onClick={() => void session.signOut()}>
        {t('signOut')}
      </Button>
    </>
  )
}
