import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { RealnameError } from '@realname/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { revokeAuthentication } from '../queries/accounts.ts'
import { Section } from '../section.tsx'
import { ReasonField } from './reason-field.tsx'

/** Revokes the authentication of an account. */
export function Revocation({ accountId }: { accountId: string }) {
  const { t } = useTranslation('operator')
  const { t: common } = useTranslation()
  const api = useApi()
  const queries = useQueryClient()
  const [opened, dialog] = useDisclosure(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const revoke = useMutation({
    mutationFn: () => revokeAuthentication(api, accountId, reason.trim()),
    onSuccess: async () => {
      dialog.close()
      await queries.invalidateQueries({ queryKey: ['operator', accountId] })
    },
  })
  const stale = revoke.error instanceof RealnameError && revoke.error.code === 'WRONG_STATE'
  return (
    <Section title={t('revocation.title')} lead={t('revocation.lead')}>
      <Button variant="outline" color="red" w="fit-content" onClick={dialog.open}>
        {t('revocation.open')}
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={t('revocation.confirmTitle')}
        closeButtonProps={{ 'aria-label': common('close') }}
      >
        <Stack>
          <Text>{t('revocation.confirm')}</Text>
          <ReasonField
            value={reason}
            description={t('reasonHint')}
            missing={tried && reason.trim() === ''}
            onChange={setReason}
          />
          {stale ? (
            <Alert color="orange" role="alert">
              {t('revocation.stale')}
            </Alert>
          ) : null}
          {revoke.isError && !stale ? <Failure error={revoke.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>
              {common('cancel')}
            </Button>
            <Button
              color="red.9"
              loading={revoke.isPending}
              onClick={() => {
                setTried(true)
                if (reason.trim() !== '') revoke.mutate()
              }}
            >
              {t('revocation.doIt')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Section>
  )
}
