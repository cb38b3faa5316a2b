import { Accordion, Alert, SegmentedControl, Skeleton, Text } from '@mantine/core'
import type { WebhookDelivery, WebhookEndpoint } from '@realname/client'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { webhookLimits } from '#domain/policy.ts'
import { type DeliveryStatus, deliveryStatuses } from '#domain/webhooks.ts'
import { zoneName } from '#domain/zone-name.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZoneWithSeconds, yourZone } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { LoadMore } from '#web/shared/ui/load-more.tsx'
import { deliveriesKey, deliveriesQuery, redeliver } from '../queries/webhook-deliveries.ts'
import { webhookEndpointsKey } from '../queries/webhook-endpoints.ts'
import { Section } from '../section.tsx'
import { ActionFailure } from './confirm-dialog.tsx'
import { DeliveryItem } from './delivery-item.tsx'
import classes from './webhooks.module.css'

const filters = ['ALL', ...deliveryStatuses] as const

interface Props {
  readonly endpoint: WebhookEndpoint
  readonly filter: DeliveryStatus | undefined
  readonly onFilter: (filter: DeliveryStatus | undefined) => void
  /** The id of the expanded delivery, if any. */
  readonly opened: string | null
  readonly onOpened: (deliveryId: string | null) => void
  readonly requestedAt: number
  readonly onRequested: () => void
}

/** The deliveries of an endpoint, by status. */
export function Deliveries(props: Props) {
  const { endpoint, filter, onFilter, opened, onOpened, requestedAt, onRequested } = props
  const { endpointId, status } = endpoint
  const { t } = useTranslation('webhooks')
  const language = useLanguage()
  const api = useApi()
  const queries = useQueryClient()
  const notice = useRef<HTMLDivElement>(null)
  const deliveries = useInfiniteQuery(deliveriesQuery(api, endpointId, filter, requestedAt))
  const items = deliveries.data?.pages.flatMap(page => page.items) ?? []
  const again = useMutation({
    mutationFn: ({ deliveryId }: WebhookDelivery) => redeliver(api, { endpointId, deliveryId }),
    onSuccess: onRequested,
    // A refusal shows that the endpoint was disabled.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: deliveriesKey(endpointId) }),
        queries.invalidateQueries({ queryKey: webhookEndpointsKey }),
      ]),
  })
  // The delivery leaves a filtered list, and the pressed button with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a request moves the focus, another filter does not.
  useEffect(() => {
    if (again.isSuccess && filter !== undefined) notice.current?.focus()
  }, [again.isSuccess, again.submittedAt])
  const lead = {
    days: webhookLimits.deliveryDays,
    zone: zoneName(yourZone(), language),
  }
  return (
    <Section title={t('deliveries.title')} lead={t('deliveries.lead', lead)}>
      <SegmentedControl
        aria-label={t('deliveries.filter')}
        value={filter ?? 'ALL'}
        onChange={value => onFilter(value === 'ALL' ? undefined : value)}
        data={filters.map(value => ({ value, label: t(`deliveries.filters.${value}`) }))}
        w="fit-content"
        maw="100%"
      />
      <div role="status" tabIndex={-1} ref={notice} className={classes.notice}>
        {again.isSuccess ? (
          <Alert color="green">
            {t('deliveries.requested', {
              eventType: again.variables.eventType,
              at: inYourZoneWithSeconds(again.variables.createdAt, language),
            })}
          </Alert>
        ) : null}
      </div>
      <ActionFailure error={again.error} />
      {deliveries.isPending ? <Skeleton h={96} /> : null}
      {deliveries.isError ? (
        <Failure error={deliveries.error} onRetry={() => void deliveries.refetch()} />
      ) : null}
      {deliveries.isSuccess && items.length === 0 ? (
        <Text>{t(filter === undefined ? 'deliveries.none' : 'deliveries.noneOf')}</Text>
      ) : null}
      {items.length > 0 ? (
        <Accordion variant="separated" order={3} value={opened} onChange={onOpened}>
          {items.map(delivery => (
            <DeliveryItem
              key={delivery.deliveryId}
              delivery={delivery}
              canSend={status === 'ENABLED'}
              isSending={again.isPending && again.variables.deliveryId === delivery.deliveryId}
              onRedeliver={() => again.mutate(delivery)}
            />
          ))}
        </Accordion>
      ) : null}
      <LoadMore list={deliveries} entries="[data-delivery]" loaded={items.length}>
        {t('more')}
      </LoadMore>
    </Section>
  )
}
