import { Accordion, Badge, Button, Group, Stack, Text } from '@mantine/core'
import type { WebhookDelivery } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZoneWithSeconds } from '#web/shared/time.ts'
import { useNow } from '#web/shared/use-time.ts'
import { useOutcomeText } from './use-outcome-text.ts'
import classes from './webhooks.module.css'

const colors = { PENDING: 'blue', SUCCEEDED: 'green', FAILED: 'red' } as const

/** The attempts, oldest first. */
function Attempts({ attempts, status }: Pick<WebhookDelivery, 'attempts' | 'status'>) {
  const { t } = useTranslation('webhooks')
  const language = useLanguage()
  const outcomeText = useOutcomeText()
  if (attempts.length === 0) {
    return (
      <Text size="sm">{t(status === 'FAILED' ? 'deliveries.neverSent' : 'deliveries.notAttempted')}</Text>
    )
  }
  return (
    <ol className={classes.list} aria-label={t('deliveries.attemptList')}>
      {attempts.map(attempt => (
        <li key={attempt.at} className={classes.attempt}>
          <Text size="sm" c="dimmed" component="time" dateTime={attempt.at}>
            {inYourZoneWithSeconds(attempt.at, language)}
          </Text>
          <Text size="sm">{outcomeText(attempt)}</Text>
          <Text size="sm" c="dimmed">
            {attempt.durationMs} ms
          </Text>
        </li>
      ))}
    </ol>
  )
}

/** When the delivery is attempted next. */
function NextAttempt({ at }: { at: string }) {
  const { t } = useTranslation('webhooks')
  const language = useLanguage()
  const isDue = Date.parse(at) <= useNow(1_000)
  return (
    <Text size="sm">
      {isDue ? t('deliveries.nextNow') : t('deliveries.next', { at: inYourZoneWithSeconds(at, language) })}
    </Text>
  )
}

interface Props {
  readonly delivery: WebhookDelivery
  readonly canSend: boolean
  readonly isSending: boolean
  readonly onRedeliver: () => void
}

/** One delivery; expanded, with its attempts. */
export function DeliveryItem({ delivery, canSend, isSending, onRedeliver }: Props) {
  const { t } = useTranslation('webhooks')
  const language = useLanguage()
  const { deliveryId, eventId, eventType, status, attempts, nextAttemptAt, createdAt } = delivery
  const at = inYourZoneWithSeconds(createdAt, language)
  return (
    <Accordion.Item value={deliveryId}>
      <Accordion.Control data-delivery>
        <Group gap="sm" justify="space-between">
          <div>
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {eventType}
            </Text>
            <Text size="sm" c="dimmed">
              <time dateTime={createdAt}>{at}</time> · {t('deliveries.attempts', { number: attempts.length })}
            </Text>
          </div>
          <Badge variant="light" color={colors[status]} tt="none" flex="none" me="xs">
            {t(`deliveryStatuses.${status}`)}
          </Badge>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="sm">
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t('deliveries.webhookId')}: {eventId}
            <br />
            {t('deliveries.deliveryId')}: {deliveryId}
          </Text>
          <Attempts attempts={attempts} status={status} />
          {nextAttemptAt === undefined ? null : <NextAttempt at={nextAttemptAt} />}
          <Button
            variant="default"
            size="sm"
            w="fit-content"
            disabled={!canSend}
            loading={isSending}
            aria-label={t('deliveries.againOf', { eventType, at })}
            onClick={onRedeliver}
          >
            {t('deliveries.again')}
          </Button>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  )
}
