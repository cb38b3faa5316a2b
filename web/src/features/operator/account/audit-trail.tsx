import { Skeleton, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { LoadMore } from '#web/shared/ui/load-more.tsx'
import { auditTrailQuery } from '../queries/audit-trail-query.ts'
import { Section } from '../section.tsx'
import classes from './account.module.css'
import { AuditItem } from './audit-item.tsx'

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
