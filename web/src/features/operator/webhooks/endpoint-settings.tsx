import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { WebhookEndpoint } from '@realname/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { webhookLimits } from '#domain/policy.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZone } from '#web/shared/time.ts'
import {
  type NewEndpoint,
  putWebhookEndpoint,
  settingsOf,
  webhookEndpointsKey,
} from '../queries/webhook-endpoints.ts'
import { Section } from '../section.tsx'
import { ActionFailure, ConfirmDialog } from './confirm-dialog.tsx'
import { EndpointForm } from './endpoint-form.tsx'
import { EndpointEvents, EndpointStatus } from './endpoint-status.tsx'
import classes from './webhooks.module.css'

interface Props {
  readonly endpoint: WebhookEndpoint
}

/** Changes settings or the status of the endpoint. */
function usePut(endpoint: WebhookEndpoint, onSuccess: () => void) {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (changed: {
      readonly settings?: NewEndpoint
      readonly status?: WebhookEndpoint['status']
    }) => {
      const { settings = settingsOf(endpoint), status = endpoint.status } = changed
      return putWebhookEndpoint(api, endpoint.endpointId, { ...settings, status })
    },
    onSuccess: async () => {
      onSuccess()
      await queries.invalidateQueries({ queryKey: webhookEndpointsKey })
    },
  })
}

interface DisabledProps extends Props {
  readonly isEnabling: boolean
  /** The error of the last try; null if there is none. */
  readonly error: unknown
  readonly onEnable: () => void
}

/** Says why nothing is sent, and enables the endpoint again. */
function DisabledNotice({ endpoint, isEnabling, error, onEnable }: DisabledProps) {
  const { t } = useTranslation('webhooks')
  const reason = t(`disabledReasons.${endpoint.disabledReason ?? 'ON_REQUEST'}`, {
    days: webhookLimits.daysWithoutSuccess,
  })
  return (
    <Alert color="orange" title={t('endpoint.disabledTitle')}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          {reason} {t('endpoint.disabledText')}
        </Text>
        <Button size="sm" loading={isEnabling} onClick={onEnable}>
          {t('endpoint.enable')}
        </Button>
        <ActionFailure error={error} />
      </Stack>
    </Alert>
  )
}

/** The form with the stored settings. */
function EditButton({ endpoint }: Props) {
  const { t } = useTranslation('webhooks')
  const { t: common } = useTranslation()
  const [opened, dialog] = useDisclosure(false)
  const put = usePut(endpoint, dialog.close)
  const open = () => {
    put.reset()
    dialog.open()
  }
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('endpoint.edit')}
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        size="xl"
        title={t('endpoint.settings')}
        closeButtonProps={{ 'aria-label': common('close') }}
      >
        <EndpointForm
          initial={settingsOf(endpoint)}
          submit={t('form.save')}
          sending={put.isPending}
          error={put.error}
          onSubmit={settings => put.mutate({ settings })}
          onCancel={dialog.close}
        />
      </Modal>
    </>
  )
}

function EndpointFacts({ endpoint }: Props) {
  const { t } = useTranslation('webhooks')
  const language = useLanguage()
  const { status, eventTypes, description, createdAt, updatedAt } = endpoint
  const facts = [
    [t('endpoint.status'), <EndpointStatus key="status" status={status} />],
    [t('endpoint.events'), <EndpointEvents key="events" eventTypes={eventTypes} />],
    ...(description === undefined ? [] : [[t('endpoint.description'), description] as const]),
    [t('endpoint.created'), inYourZone(createdAt, language)],
    [t('endpoint.updated'), inYourZone(updatedAt, language)],
  ] as const
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0}>
            {value}
          </Text>
        </div>
      ))}
    </dl>
  )
}

/** The settings of the endpoint, and the actions that change them. */
export function EndpointSettings({ endpoint }: Props) {
  const { t } = useTranslation('webhooks')
  const [asked, dialog] = useDisclosure(false)
  const notice = useRef<HTMLDivElement>(null)
  const toggle = usePut(endpoint, dialog.close)
  const { status } = endpoint
  const isToggled = toggle.isSuccess && toggle.variables.status === status
  // The pressed button no longer exists.
  useEffect(() => {
    if (isToggled) notice.current?.focus()
  }, [isToggled])
  const ask = () => {
    toggle.reset()
    dialog.open()
  }
  return (
    <Section title={t('endpoint.settings')}>
      <div role="status" tabIndex={-1} ref={notice} className={classes.notice}>
        {status === 'DISABLED' ? (
          <DisabledNotice
            endpoint={endpoint}
            isEnabling={toggle.isPending}
            error={toggle.error}
            onEnable={() => toggle.mutate({ status: 'ENABLED' })}
          />
        ) : null}
        {status === 'ENABLED' && isToggled ? <Alert color="green">{t('endpoint.enabled')}</Alert> : null}
      </div>
      <EndpointFacts endpoint={endpoint} />
      <Group>
        <EditButton endpoint={endpoint} />
        {status === 'ENABLED' ? (
          <Button variant="default" onClick={ask}>
            {t('endpoint.disable')}
          </Button>
        ) : null}
      </Group>
      <ConfirmDialog
        opened={asked}
        title={t('disabling.title')}
        text={t('disabling.text')}
        confirm={t('disabling.doIt')}
        sending={toggle.isPending}
        error={toggle.error}
        onConfirm={() => toggle.mutate({ status: 'DISABLED' })}
        onClose={dialog.close}
      />
    </Section>
  )
}
