import { Alert } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'

export function OfflineNotice() {
  const { t } = useTranslation()
  const { online } = useNetwork()
  return online ? null : (
    <Alert color="orange" radius={0} role="status">
      {t('offline')}
    </Alert>
  )
}
