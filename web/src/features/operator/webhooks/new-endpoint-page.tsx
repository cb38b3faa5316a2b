import { Button, Container, Stack, Text } from '@mantine/core'
import type { CreatedWebhookEndpoint } from '@realname/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { everyEventType } from '#domain/webhooks.ts'
import { useApi } from '#web/shared/api.ts'
import { PageTitle, SubpageHead } from '#web/shared/ui/page-title.tsx'
import { createWebhookEndpoint, type NewEndpoint, webhookEndpointsKey } from '../queries/webhook-endpoints.ts'
import { Section } from '../section.tsx'
import { EndpointForm } from './endpoint-form.tsx'
import { ShownSecret } from './shown-secret.tsx'

const emptyEndpoint: NewEndpoint = { url: '', eventTypes: [everyEventType] }

/** The secret of the new endpoint, and the way to its page. */
function Created({ endpoint }: { endpoint: CreatedWebhookEndpoint }) {
  const { t } = useTranslation('webhooks')
  return (
    <>
      <div>
        <PageTitle>{t('created.title')}</PageTitle>
        <Text style={{ overflowWrap: 'anywhere' }}>{endpoint.url}</Text>
      </div>
      <ShownSecret secret={endpoint.secret} />
      <Button component={Link} to={`/webhooks/${endpoint.endpointId}`} replace w="fit-content">
        {t('created.next')}
      </Button>
    </>
  )
}

export function NewEndpointPage() {
  const { t } = useTranslation('webhooks')
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const create = useMutation({
    mutationFn: (body: NewEndpoint) => createWebhookEndpoint(api, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: webhookEndpointsKey }),
    // The secret leaves the memory with the page.
    gcTime: 0,
  })
  return (
    <Container size="md" py="xl">
      <Stack gap="xl">
        {create.data === undefined ? (
          <>
            <SubpageHead back={{ to: '/webhooks', title: t('title') }} title={t('list.create')} />
            <Section title={t('endpoint.settings')}>
              <EndpointForm
                initial={emptyEndpoint}
                submit={t('form.create')}
                sending={create.isPending}
                error={create.error}
                onSubmit={body => create.mutate(body)}
                onCancel={() => void navigate('/webhooks')}
              />
            </Section>
          </>
        ) : (
          <Created endpoint={create.data} />
        )}
      </Stack>
    </Container>
  )
}
