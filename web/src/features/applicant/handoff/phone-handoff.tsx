import { Button, Loader, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { Failure } from '#web/shared/ui/failure.tsx'

// The code is lazy-loaded because few people need it.
const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }))

/** Whether this moment has passed. */
function useHasPassed(moment: string | undefined): boolean {
  const [passed, setPassed] = useState<string>()
  useEffect(() => {
    if (moment === undefined) return
    const timer = setTimeout(() => setPassed(moment), Math.max(0, Date.parse(moment) - Date.now()))
    return () => clearTimeout(timer)
  }, [moment])
  return moment !== undefined && passed === moment
}

/** A QR code to continue on a phone. After `onHandedOver`, files may arrive from the phone. */
export function PhoneHandoff({ onHandedOver }: { onHandedOver: () => void }) {
  const { t } = useTranslation(['application', 'common'])
  const api = useApi()
  const [opened, dialog] = useDisclosure(false)
  const handoff = useMutation({ mutationFn: () => api.handoffs.create(), onSuccess: onHandedOver })
  const hasExpired = useHasPassed(handoff.data?.expiresAt)
  const begin = () => {
    dialog.open()
    handoff.mutate()
  }
  return (
    <>
      <Button variant="default" visibleFrom="sm" onClick={begin} w="fit-content">
        {t('handoff.button')}
      </Button>
      <Modal
        opened={opened}
        onClose={dialog.close}
        title={t('handoff.title')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
        centered
      >
        <Stack align="center">
          {handoff.error === null ? null : <Failure error={handoff.error} onRetry={() => handoff.mutate()} />}
          {handoff.isPending ? <Loader aria-label={t('handoff.loading')} /> : null}
          {handoff.data === undefined || hasExpired ? null : (
            <Suspense fallback={<Loader aria-label={t('handoff.loading')} />}>
              <QrCode text={handoff.data.url} label={t('handoff.code')} />
            </Suspense>
          )}
          {hasExpired ? <Button onClick={() => handoff.mutate()}>{t('handoff.again')}</Button> : null}
          <Text size="sm">{t(hasExpired ? 'handoff.expired' : 'handoff.text')}</Text>
        </Stack>
      </Modal>
    </>
  )
}
