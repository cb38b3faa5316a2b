import { Anchor, Button, Card, Container, Group, Skeleton, Stack, Text } from '@mantine/core'
import type { WebhookEndpoint } from '@realname/client'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { webhookLimits } from '#domain/policy.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZone } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { webhookEndpointsQuery } from '../queries/webhook-endpoints.ts'
import { Section } from '../section.tsx'
import { EndpointEvents, EndpointStatus } from './endpoint-status.tsx'
import classes from './webhooks.module.css'

function EndpointItem({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { t } = useTranslation('webhooks')
  const language = useLanguage()
  const { endpointId, url, description, createdAt } = endpoint
  return (
    <Card component="li" withBorder padding="md" className={classes.item}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Anchor component={Link} to={`/webhooks/${endpointId}`} fw={600} underline="always" flex="1 1 14rem">
          {url}
        </Anchor>
        <EndpointStatus status={endpoint.status} />
      </Group>
      {description === undefined ? null : <Text>{description}</Text>}
      <Text size="sm" c="dimmed">
        <EndpointEvents eventTypes={endpoint.eventTypes} />
        {' · '}
        <time dateTime={createdAt}>{t('list.created', { at: inYourZone(createdAt, language) })}</time>
      </Text>
    </Card>
  )
}

function CreateLink() {
  const { t } = useTranslation('webhooks')
  return (
    <Button component={Link} to="/webhooks/new" w="fit-content">
      {t('list.create')}
    </Button>
  )
}

/** All endpoints of the stage, oldest first. */
function Endpoints({ endpoints }: { endpoints: readonly WebhookEndpoint[] }) {
  const { t } = useTranslation('webhooks')
  const limit = webhookLimits.endpoints
  if (endpoints.length === 0) {
    return (
      <Stack gap="sm" align="flex-start">
        <Text fw={600}>{t('list.none')}</Text>
        <Text c="dimmed">{t('list.noneText')}</Text>
        <CreateLink />
      </Stack>
    )
  }
  return (
    <>
      <Stack component="ul" gap="sm" className={classes.list} aria-label={t('list.title')}>
        {endpoints.map(endpoint => (
          <EndpointItem key={endpoint.endpointId} endpoint={endpoint} />
        ))}
      </Stack>
      <Group justify="space-between">
        {endpoints.length < limit ? <CreateLink /> : <Text>{t('list.full', { limit })}</Text>}
        <Text size="sm" c="dimmed">
          {t('list.used', { used: endpoints.length, limit })}
        </Text>
      </Group>
    </>
  )
}

export function WebhooksPage() {
  const { t } = useTranslation('webhooks')
  const endpoints = useQuery(webhookEndpointsQuery(useApi()))
  return (
    <Container size="md" py="xl">
      <Stack gap="xl">
        <div>
          <PageTitle>{t('title')}</PageTitle>
          <Text c="dimmed">{t('lead')}</Text>
          <Anchor component={Link} to="/webhooks/event-types" underline="always">
            {t('catalogue')}
          </Anchor>
        </div>
        <Section title={t('list.title')}>
          {endpoints.isPending ? <Skeleton h={96} /> : null}
          {endpoints.isError ? (
            <Failure error={endpoints.error} onRetry={() => void endpoints.refetch()} />
          ) : null}
          {endpoints.data === undefined ? null : <Endpoints endpoints={endpoints.data} />}
        </Section>
      </Stack>
    </Container>
  )
}
