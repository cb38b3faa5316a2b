import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { ApiProblem } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { Failure } from '#web/shared/ui/failure.tsx'
import type { ParkedApplication } from '../queries/parked-applications-query.ts'

interface Props {
  readonly parked: ParkedApplication | undefined
  readonly opened: boolean
  readonly resumed: boolean
  readonly resuming: boolean
  /** Why it failed, if it did. */
  readonly error: unknown
  readonly onClose: () => void
  readonly onClosed: () => void
  readonly onResume: (parked: ParkedApplication) => void
}

/** An application whose cause still stands is only parked again: that is asked before it is told to go on. */
export function ConfirmResumption(props: Props) {
  const { parked, opened, resumed, resuming, error, onClose, onClosed, onResume } = props
  const { t } = useTranslation('operator')
  const { t: common } = useTranslation()
  const stale = error instanceof ApiProblem && error.code === 'WRONG_STATE'
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      // The button that opened it goes with what was resumed.
      returnFocus={!resumed}
      title={t('parked.confirmTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {parked === undefined ? null : (
        <Stack>
          <Text>{t('parked.confirm')}</Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t('parked.application', { id: parked.applicationId })} · {parked.error}
          </Text>
          {stale ? (
            <Alert color="orange" role="alert">
              {t('parked.stale')}
            </Alert>
          ) : null}
          {error === null || stale ? null : <Failure error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button loading={resuming} onClick={() => onResume(parked)}>
              {t('parked.doIt')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
