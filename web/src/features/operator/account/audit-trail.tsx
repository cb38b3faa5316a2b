import { Skeleton, Stack, Text } from '@mantine/core'
import type { AuditEntry } from '@realname/client'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actorRoles } from '#domain/roles.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZoneWithSeconds, yourZone } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { LoadMore } from '#web/shared/ui/load-more.tsx'
import { useOfficialTime } from '#web/shared/use-time.ts'
import { auditTrailQuery } from '../queries/accounts.ts'
import { Section } from '../section.tsx'
import classes from './account.module.css'
import { shortId, useEntryDetails } from './entry-details.ts'
import { TrailExport } from './trail-export.tsx'
import { TrailFilterFields } from './trail-filter.tsx'
import { everything, filterOf } from './trail-filter-fields.ts'

/** One entry: actor, action, time, and the states before and after. */
function AuditItem({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const official = useOfficialTime()
  const { inWords, textOf } = useEntryDetails()
  const { at, actor, action, applicationId, from, to, details } = entry
  const role = actorRoles.find(each => each === actor.role)
  const rest = [
    ...(from !== undefined && to !== undefined && from !== to ? [`${textOf(from)} → ${textOf(to)}`] : []),
    ...(details === undefined ? [] : inWords(details)),
    ...(applicationId === undefined ? [] : [t('audit.application', { id: shortId(applicationId) })]),
  ]
  return (
    <li className={classes.entry} data-audit-entry tabIndex={-1}>
      <time dateTime={at} title={official(at)}>
        <Text size="sm" c="dimmed" span>
          {inYourZoneWithSeconds(at, language)}
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
  const [fields, setFields] = useState(everything)
  const filter = filterOf(fields)
  const isFiltered = Object.keys(filter).length > 0
  const trail = useInfiniteQuery({
    ...auditTrailQuery(useApi(), accountId, filter),
    placeholderData: keepPreviousData,
  })
  const items = trail.data?.pages.flatMap(page => page.items) ?? []
  const isComplete = trail.isSuccess && !trail.hasNextPage
  return (
    <Section title={t('audit.title')} lead={`${t('audit.lead')} ${t('audit.times', { zone: yourZone() })}`}>
      <TrailFilterFields fields={fields} onFields={setFields} />
      {trail.isPending ? <Skeleton h={160} /> : null}
      {trail.isError ? <Failure error={trail.error} onRetry={() => void trail.refetch()} /> : null}
      {isComplete && items.length === 0 ? (
        <Text role="status">{t(isFiltered ? 'audit.noMatch' : 'audit.none')}</Text>
      ) : null}
      <Stack component="ol" gap={0} className={classes.trail} aria-label={t('audit.title')}>
        {items.map(entry => (
          <AuditItem key={entry.auditId} entry={entry} />
        ))}
      </Stack>
      <LoadMore list={trail} entries="[data-audit-entry]" loaded={items.length}>
        {t('more')}
      </LoadMore>
      <TrailExport accountId={accountId} filter={filter} />
    </Section>
  )
}
