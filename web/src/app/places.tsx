import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import type { PersonRole } from '#domain/roles.ts'
import type { Person } from '#web/shared/session.ts'
import classes from './places.module.css'

const places: Readonly<Record<PersonRole, string>> = {
  applicant: '/',
  reviewer: '/reviews',
  operator: '/operations',
}

/** Where somebody of several roles can go; whoever has one is there already. */
export function Places({ person }: { person: Person }) {
  const { t } = useTranslation()
  if (person.roles.length < 2) return null
  return person.roles.map(role => (
    <Anchor
      key={role}
      component={NavLink}
      to={places[role]}
      end={role === 'applicant'}
      className={classes.place}
    >
      {t(`nav.${role}`)}
    </Anchor>
  ))
}
