import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DecisionReason } from '#domain/reasons.ts'
import { sendByKeys } from '../keys.tsx'
import { useNames } from '../names.ts'
import { ReasonSentences } from './reason-sentences.tsx'

interface Props {
  readonly opened: boolean
  readonly reasons: readonly DecisionReason[]
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** A rejection ends an application, so it needs a confirmation. */
export function ConfirmRejection({ opened, reasons, onConfirm, onClose }: Props) {
  const { t } = useTranslation('reviewer')
  const { t: common } = useTranslation()
  const { language } = useNames()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onKeyDown={sendByKeys(onConfirm)}
      title={t('decision.confirmTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        <Text>{t('decision.confirmText')}</Text>
        <ReasonSentences reasons={reasons} language={language} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {common('cancel')}
          </Button>
          <Button color="red.9" onClick={onConfirm}>
            {t('decision.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
