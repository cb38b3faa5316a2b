import { Skeleton, Stack, Text } from '@mantine/core'
import type { AuditEntry } from '@realname/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { actorRoles } from '#domain/roles.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZone } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { LoadMore } from '#web/shared/ui/load-more.tsx'
import { useOfficialTime } from '#web/shared/use-time.ts'
import { auditTrailQuery } from '../queries/accounts.ts'
import { Section } from '../section.tsx'
import classes from './account.module.css'

/** The first characters of a random id suffice to distinguish it on the page. */
const shortId = (text: string): string => text.replace(/\b([\da-f]{8})(-[\da-f]{4}){3}-[\da-f]{12}\b/g, '$1…')

const wordOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(wordOf).join(', ')
  if (typeof value === 'object' && value !== null) return Object.values(value).map(wordOf).join(' ')
  return shortId(String(value))
}

const saysSomething = (value: unknown): boolean => !Array.isArray(value) || value.length > 0

/** Further attributes of an entry in the form of logs and the runbook: codes, times and ids. */
export const entryDetails = (details: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(details)
    .filter(([, value]) => saysSomething(value))
    .map(([name, value]) => `${name}: ${wordOf(value)}`)

/** One entry: actor, action, time, and the states before and after. */
function AuditItem({ entry }: { entry: AuditEntry }) {
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

export function AuditTrail({ accountId }: { accountId: string }) {
  const { t } = useTranslation('operator')
  const trail = useInfiniteQuery(auditTrailQuery(useApi(), accountId))
  const items = trail.data?.pages.flatMap(page => page.items) ?? []
  return (
    <Section title={t('audit.title')} lead={t('audit.lead')}>
      {trail.isPending ? <Skeleton h={160} /> : null}
      {trail.isError ? <Failure error={trail.error} onRetry={() => void trail.refetch()} /> : null}
      {trail.isSuccess && items.length === 0 ? <Text>{t('audit.none')}</Text> : null}
      <Stack component="ol" gap={0} className={classes.trail} aria-label={t('audit.title')}>
        {items.map(entry => (
          <AuditItem key={entry.auditId} entry={entry} />
        ))}
      </Stack>
      <LoadMore list={trail} entries="[data-audit-entry]" loaded={items.length}>
        {t('more')}
      </LoadMore>
    </Section>
  )
}
