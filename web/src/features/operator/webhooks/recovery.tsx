import { Alert, Button, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { WebhookEndpoint } from '@realname/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { webhookLimits } from '#domain/policy.ts'
import { zoneName } from '#domain/zone-name.ts'
import { useApi } from '#web/shared/api.ts'
import { useLanguage } from '#web/shared/language.ts'
import { inYourZone, inZone, yourZone } from '#web/shared/time.ts'
import { deliveriesKey, recoverWebhookEndpoint } from '../queries/webhook-deliveries.ts'
import { webhookEndpointsKey } from '../queries/webhook-endpoints.ts'
import { Section } from '../section.tsx'
import { ConfirmDialog, EnableFirst } from './confirm-dialog.tsx'
import { fieldOfTime, timeOfField } from './recovery-time.ts'

/** How far back the field is set at first. */
const oneDay = 86_400_000

interface SinceFieldProps {
  readonly value: string
  readonly isTried: boolean
  readonly onChange: (value: string) => void
}

/** A time in the zone of this device, and the same time in UTC. */
function SinceField({ value, isTried, onChange }: SinceFieldProps) {
  const { t } = useTranslation('webhooks')
  const language = useLanguage()
  const time = timeOfField(value, new Date())
  return (
    <>
      <TextInput
        type="datetime-local"
        label={t('recovery.since')}
        description={t('recovery.zone', { zone: zoneName(yourZone(), language) })}
        value={value}
        max={fieldOfTime(new Date())}
        required
        error={isTried && 'problem' in time ? t(`recovery.problems.${time.problem}`) : undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        {'since' in time ? t('recovery.inUtc', { at: inZone(time.since, language, 'UTC') }) : null}
      </Text>
      <Text size="sm" c="dimmed">
        {t('recovery.kept', { days: webhookLimits.deliveryDays })}
      </Text>
    </>
  )
}

interface Props {
  readonly endpoint: WebhookEndpoint
  readonly onRequested: () => void
}

/** Sends failed deliveries again, from a time on. */
export function Recovery({ endpoint: { endpointId, status }, onRequested }: Props) {
  const { t } = useTranslation('webhooks')
  const language = useLanguage()
  const api = useApi()
  const queries = useQueryClient()
  const [opened, dialog] = useDisclosure(false)
  const [value, setValue] = useState('')
  const [isTried, setIsTried] = useState(false)
  const recover = useMutation({
    mutationFn: (since: string) => recoverWebhookEndpoint(api, endpointId, since),
    onSuccess: () => {
      dialog.close()
      onRequested()
    },
    // A refusal shows that the endpoint was disabled.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: deliveriesKey(endpointId) }),
        queries.invalidateQueries({ queryKey: webhookEndpointsKey }),
      ]),
  })
  const open = () => {
    recover.reset()
    setIsTried(false)
    setValue(fieldOfTime(new Date(Date.now() - oneDay)))
    dialog.open()
  }
  const send = () => {
    setIsTried(true)
    const time = timeOfField(value, new Date())
    if ('since' in time) recover.mutate(time.since)
  }
  return (
    <Section title={t('recovery.title')} lead={t('recovery.lead')}>
      <Button variant="default" w="fit-content" disabled={status === 'DISABLED'} onClick={open}>
        {t('recovery.open')}
      </Button>
      <EnableFirst status={status} />
      {recover.isSuccess ? (
        <Alert color="green" role="status">
          {t('recovery.done', { at: inYourZone(recover.data.since, language) })}
        </Alert>
      ) : null}
      <ConfirmDialog
        opened={opened}
        title={t('recovery.confirmTitle')}
        text={t('recovery.lead')}
        confirm={t('recovery.doIt')}
        sending={recover.isPending}
        error={recover.error}
        onConfirm={send}
        onClose={dialog.close}
      >
        <SinceField value={value} isTried={isTried} onChange={setValue} />
      </ConfirmDialog>
    </Section>
  )
}
