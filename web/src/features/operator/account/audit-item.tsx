import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { actorRoles } from '#domain/roles.ts'
import { useLanguage } from '#web/shared/language.ts'
import { useOfficialTime } from '#web/shared/official-time.ts'
import { inYourZone } from '#web/shared/time.ts'
import type { AuditEntry } from '../queries/audit-trail-query.ts'
import classes from './account.module.css'
import { entryDetails, shortId } from './entry-details.ts'

/** Who did what, when, from where to where. */
export function AuditItem({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const official = useOfficialTime()
  const { at, actor, action, applicationId, from, to, details } = entry
  const role = actorRoles.find(each => each === actor.role)
  const rest = [
    ...(from !== undefined && to !== undefined && from !== to ? [`${from} → ${to}`] : []),
    ...(details === undefined ? [] : entryDetails(details)),
    ...(applicationId === undefined ? [] : [t('audit.application', { id: shortId(applicationId) })]),
  ]
  return (
    <li className={classes.entry} data-audit-entry tabIndex={-1}>
      <time dateTime={at} title={official(at)}>
        <Text size="sm" c="dimmed" span>
          {inYourZone(at, language)}
        </Text>
      </time>
      <div>
        <Text>
          <b>{t(`auditActions.${action}`)}</b>
          {' · '}
          {role === undefined ? actor.role : t(`actors.${role}`)}{' '}
          <Text span size="sm" c="dimmed">
            {shortId(actor.id)}
          </Text>
        </Text>
        {rest.length > 0 ? (
          <Text size="sm" c="dimmed">
            {rest.join(' · ')}
          </Text>
        ) : null}
      </div>
    </li>
  )
}
