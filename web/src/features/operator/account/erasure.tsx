import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { eraseAccount } from '../queries/erase-account.ts'
import { Section } from '../section.tsx'
import { ConfirmErasure } from './confirm-erasure.tsx'
import { ErasureReceipt } from './erasure-receipt.tsx'

/** Erases for good all that is known of an account's person. */
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
