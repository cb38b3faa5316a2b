import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly year: string
  readonly opened: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks for confirmation before an operator's list is removed. */
export function ConfirmRemoval({ year, opened, onConfirm, onClose }: Props) {
  const { t } = useTranslation('operator')
  const { t: common } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('calendar.removal.title', { year })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        <Text>{t('calendar.removal.text')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {common('cancel')}
          </Button>
          <Button color="red" onClick={onConfirm}>
            {t('calendar.removal.doIt')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
