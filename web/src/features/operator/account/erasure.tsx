import { Alert, Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ErasureReceipt as Receipt } from '@realname/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { inYourZone } from '#web/shared/time.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { eraseAccount } from '../queries/accounts.ts'
import { Section } from '../section.tsx'
import { ReasonField } from './reason-field.tsx'

/** The erased data and the pending parts. The erasure may be requested again until it is complete. */
function ErasureReceipt({ receipt }: { receipt: Receipt }) {
  const { t, i18n } = useTranslation('operator')
  const at = (time: string | undefined) =>
    time === undefined ? t('erasure.notYet') : inYourZone(time, i18n.language)
  return (
    <Alert title={t('erasure.receipt')} role="status">
      <Stack gap="xs">
        <Text size="sm">{t('erasure.accountAt', { at: at(receipt.erasedAt) })}</Text>
        <List size="sm" spacing="xs">
          {receipt.applications.map(application => (
            <List.Item key={application.applicationId} style={{ overflowWrap: 'anywhere' }}>
              {application.applicationId} · {t(`applicationStatuses.${application.status}`)}
              <Text size="sm">
                {t('erasure.images', {
                  number: application.documents,
                  at: at(application.imagesErasedAt),
                })}
              </Text>
              <Text size="sm">
                {t('erasure.fields', {
                  number: application.personalFields.length,
                  at: at(application.personalFieldsErasedAt),
                })}
              </Text>
              {application.workflow === 'ENDING' ? <Text size="sm">{t('erasure.ending')}</Text> : null}
            </List.Item>
          ))}
        </List>
      </Stack>
    </Alert>
  )
}

/** Number of characters of the id that must be typed, so that no erasure is confirmed by accident. */
const typedLength = 8

interface Props {
  readonly accountId: string
  readonly opened: boolean
  readonly onClose: () => void
  readonly erasing: boolean
  /** The error of the last try, if any. */
  readonly error: unknown
  readonly onErase: (reason: string) => void
}

/** An irreversible action is confirmed by typing. */
function ConfirmErasure({ accountId, opened, onClose, erasing, error, onErase }: Props) {
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

/** Erases all personal data of an account. It can't be restored. */
export function Erasure({ accountId }: { accountId: string }) {
  const { t } = useTranslation('operator')
  const api = useApi()
  const queries = useQueryClient()
  const [opened, dialog] = useDisclosure(false)
  const erase = useMutation({
    mutationFn: (reason: string) => eraseAccount(api, accountId, reason),
    onSuccess: async () => {
      dialog.close()
      await queries.invalidateQueries({ queryKey: ['operator', accountId] })
    },
  })
  return (
    <Section title={t('erasure.title')} lead={t('erasure.lead')}>
      {erase.data === undefined ? null : <ErasureReceipt receipt={erase.data} />}
      <Button variant="outline" color="red" w="fit-content" onClick={dialog.open}>
        {t('erasure.open')}
      </Button>
      <ConfirmErasure
        accountId={accountId}
        opened={opened}
        onClose={dialog.close}
        erasing={erase.isPending}
        error={erase.error}
        onErase={reason => erase.mutate(reason)}
      />
    </Section>
  )
}
