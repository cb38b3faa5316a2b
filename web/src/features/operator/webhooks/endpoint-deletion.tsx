import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { deleteWebhookEndpoint, webhookEndpointsQuery } from '../queries/webhook-endpoints.ts'
import { Section } from '../section.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'

/** Deletes an endpoint and goes back to the list, unless the operator has left the page meanwhile. */
export function EndpointDeletion({ endpointId }: { endpointId: string }) {
  const { t } = useTranslation('webhooks')
  const api = useApi()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [opened, dialog] = useDisclosure(false)
  const remove = useMutation({
    mutationFn: () => deleteWebhookEndpoint(api, endpointId),
    onSuccess: () =>
      queries.invalidateQueries({ queryKey: webhookEndpointsQuery(api).queryKey, refetchType: 'none' }),
  })
  const goBack = () => void navigate('/webhooks', { replace: true })
  return (
    <Section title={t('deletion.title')} lead={t('deletion.lead')}>
      <Button variant="outline" color="red" w="fit-content" onClick={dialog.open}>
        {t('deletion.open')}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t('deletion.confirmTitle')}
        text={t('deletion.confirm')}
        confirm={t('deletion.doIt')}
        isDangerous
        sending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(undefined, { onSuccess: goBack })}
        onClose={dialog.close}
      />
    </Section>
  )
}
