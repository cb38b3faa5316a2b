import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { WebhookEndpoint } from '@realname/client'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { textFor } from '#web/shared/text-for.ts'
import { Failure } from '#web/shared/ui/failure.tsx'

interface ActionFailureProps {
  /** The error of the last try; null if there is none. */
  readonly error: unknown
}

/** Why an action on an endpoint failed. */
export function ActionFailure({ error }: ActionFailureProps) {
  const { t } = useTranslation('webhooks')
  if (error === null) return null
  const text = textFor(error, t('refusals', { returnObjects: true }))
  if (text === undefined) return <Failure error={error} />
  return (
    <Alert color="orange" role="alert">
      {text}
    </Alert>
  )
}

/** Says beside a button that cannot be used why it cannot. */
export function EnableFirst({ status }: Pick<WebhookEndpoint, 'status'>) {
  const { t } = useTranslation('webhooks')
  if (status === 'ENABLED') return null
  return (
    <Text size="sm" c="dimmed">
      {t('refusals.WRONG_STATE')}
    </Text>
  )
}

interface Props extends ActionFailureProps {
  readonly opened: boolean
  readonly title: string
  readonly text: string
  readonly confirm: string
  readonly isDangerous?: boolean
  readonly sending: boolean
  readonly children?: ReactNode
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks for confirmation before an action on an endpoint. */
export function ConfirmDialog(props: Props) {
  const { opened, title, text, confirm, isDangerous = false, sending, error, children } = props
  const { t: common } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={title}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        <Text>{text}</Text>
        {children}
        <ActionFailure error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {common('cancel')}
          </Button>
          <Button loading={sending} onClick={props.onConfirm} {...(isDangerous ? { color: 'red.9' } : {})}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
