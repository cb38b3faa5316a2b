import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { webhookLimits } from '#domain/policy.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZone } from '#web/shared/time.ts'
import { rotateWebhookSecret, webhookEndpointsKey } from '../queries/webhook-endpoints.ts'
import { Section } from '../section.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { ShownSecret } from './shown-secret.tsx'

interface NewSecretProps {
  /** The dialog is open while there is a secret. */
  readonly rotated: { readonly secret: string; readonly until: string } | undefined
  readonly onClose: () => void
}

/** The new secret. A click beside the dialog does not close it, because the secret would be lost. */
function NewSecret({ rotated, onClose }: NewSecretProps) {
  const { t } = useTranslation('webhooks')
  const language = useLanguage()
  return (
    <Modal
      opened={rotated !== undefined}
      onClose={onClose}
      title={t('rotation.done')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      size="lg"
    >
      {rotated === undefined ? null : (
        <Stack>
          <ShownSecret secret={rotated.secret} />
          <Text size="sm">{t('rotation.until', { at: inYourZone(rotated.until, language) })}</Text>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('rotation.close')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

/** Replaces the secret of an endpoint. */
export function SecretRotation({ endpointId }: { endpointId: string }) {
  const { t } = useTranslation('webhooks')
  const api = useApi()
  const queries = useQueryClient()
  const [asked, dialog] = useDisclosure(false)
  const hours = webhookLimits.rotationHours
  const rotate = useMutation({
    mutationFn: async () => {
      const { secret } = await rotateWebhookSecret(api, endpointId)
      return { secret, until: new Date(Date.now() + hours * 3_600_000).toISOString() }
    },
    onSuccess: async () => {
      dialog.close()
      await queries.invalidateQueries({ queryKey: webhookEndpointsKey })
    },
    // The secret leaves the memory with the dialog.
    gcTime: 0,
  })
  const ask = () => {
    rotate.reset()
    dialog.open()
  }
  return (
    <Section title={t('rotation.title')} lead={t('rotation.lead')}>
      <Button variant="default" w="fit-content" onClick={ask}>
        {t('rotation.open')}
      </Button>
      <ConfirmDialog
        opened={asked}
        title={t('rotation.confirmTitle')}
        text={t('rotation.confirm', { hours })}
        confirm={t('rotation.doIt')}
        sending={rotate.isPending}
        error={rotate.error}
        onConfirm={() => rotate.mutate()}
        onClose={dialog.close}
      >
        <Text size="sm" c="dimmed">
          {t('rotation.leaked')}
        </Text>
      </ConfirmDialog>
      <NewSecret rotated={rotate.data} onClose={rotate.reset} />
    </Section>
  )
}
