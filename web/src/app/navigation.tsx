import { Anchor, Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import type { Person, Role, Session } from '../shared/session.ts'
import classes from './navigation.module.css'

const places: Readonly<Record<Role, string>> = {
  applicant: '/',
  reviewer: '/reviews',
  operator: '/operations',
}

export function Navigation({ person, session }: { person: Person; session: Session }) {
  const { t } = useTranslation()
  return (
    <>
      {person.roles.length > 1
        ? person.roles.map(role => (
            <Anchor
              key={role}
              component={NavLink}
              to={places[role]}
              end={role === 'applicant'}
              className={classes.link}
            >
              {t(`nav.${role}`)}
            </Anchor>
          ))
        : null}
      <Text size="sm" c="dimmed" truncate maw={220}>
        {person.email}
      </Text>
      <Button variant="default" size="compact-md" onClick={() => void session.signOut()}>
        {t('signOut')}
      </Button>
    </>
  )
}
