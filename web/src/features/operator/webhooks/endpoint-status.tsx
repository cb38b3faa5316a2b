import { Badge } from '@mantine/core'
import type { WebhookEndpoint } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { everyEventType } from '#domain/webhooks.ts'

export function EndpointStatus({ status }: Pick<WebhookEndpoint, 'status'>) {
  const { t } = useTranslation('webhooks')
  return (
    <Badge variant="light" color={status === 'ENABLED' ? 'green' : 'orange'} tt="none" flex="none">
      {t(`statuses.${status}`)}
    </Badge>
  )
}

/** The events that an endpoint asks for. */
export function EndpointEvents({ eventTypes }: Pick<WebhookEndpoint, 'eventTypes'>) {
  const { t } = useTranslation('webhooks')
  return eventTypes.includes(everyEventType) ? t('list.allEvents') : eventTypes.join(', ')
}
