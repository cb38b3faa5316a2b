import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Failure } from '#web/shared/ui/failure.tsx'
import { useWithdrawConsent } from '../queries/account.ts'

/** Explains the effects of a withdrawal before it, and lists the deleted data after it. */
export function ConsentWithdrawal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['applicant', 'common'])
  const { mutate, data: receipt, error, isPending, reset } = useWithdrawConsent()
  const close = () => {
    onClose()
    reset()
  }
  const documents = receipt?.applications.reduce((sum, each) => sum + each.documents, 0) ?? 0
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t(receipt === undefined ? 'withdrawal.title' : 'withdrawal.done')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      size="lg"
    >
      {receipt === undefined ? (
        <Stack>
          <List spacing="xs">
            {t('withdrawal.effects', { returnObjects: true }).map(effect => (
              <List.Item key={effect}>{effect}</List.Item>
            ))}
          </List>
          <Text c="dimmed">{t('withdrawal.kept')}</Text>
          {error === null ? null : <Failure error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {t('common:cancel')}
            </Button>
            <Button color="red" loading={isPending} onClick={() => mutate()}>
              {t('withdrawal.confirm')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          <Text role="status">{t('withdrawal.doneText', { documents })}</Text>
          <Group justify="flex-end">
            <Button onClick={close}>{t('common:close')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
