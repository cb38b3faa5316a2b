import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '#web/shared/ui/failure.tsx'
import { ReasonField } from './reason-field.tsx'

/** As much of the id as nobody types by accident. */
const typedLength = 8

interface Props {
  readonly accountId: string
  readonly opened: boolean
  readonly onClose: () => void
  readonly erasing: boolean
  /** Why it failed, if it did. */
  readonly error: unknown
  readonly onErase: (reason: string) => void
}

/** What can't be undone is typed, not clicked. */
export function ConfirmErasure({ accountId, opened, onClose, erasing, error, onErase }: Props) {
  const { t } = useTranslation('operator')
  const { t: common } = useTranslation()
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const word = accountId.slice(0, typedLength)
  const isTyped = typed.trim() === word
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('erasure.confirmTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        <Text>{t('erasure.confirm')}</Text>
        <ReasonField
          value={reason}
          description={t('erasure.reasonHint')}
          missing={tried && reason.trim() === ''}
          onChange={setReason}
        />
        <TextInput
          label={t('erasure.type', { word })}
          required
          autoComplete="off"
          spellCheck={false}
          value={typed}
          error={tried && !isTyped ? t('erasure.typeAgain', { word }) : undefined}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {error === null ? null : <Failure error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            color="red.9"
            loading={erasing}
            onClick={() => {
              setTried(true)
              if (isTyped && reason.trim() !== '') onErase(reason.trim())
            }}
          >
            {t('erasure.doIt')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
