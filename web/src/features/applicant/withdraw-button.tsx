import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Failure } from '#web/shared/ui/failure.tsx'
import { useWithdrawApplication } from './queries/applications.ts'

/** Withdraws an open application after a confirmation. */
export function WithdrawButton({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation(['application', 'common'])
  const [opened, dialog] = useDisclosure(false)
  const { mutate, error, isPending } = useWithdrawApplication(applicationId)
  return (
    <>
      <Button variant="subtle" color="red" onClick={dialog.open}>
        {t('editor.withdraw')}
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={t('withdraw.title')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Stack>
          <Text>{t('withdraw.text')}</Text>
          {error === null ? null : <Failure error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close} data-autofocus>
              {t('common:cancel')}
            </Button>
            <Button color="red" loading={isPending} onClick={() => mutate()}>
              {t('withdraw.confirm')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
