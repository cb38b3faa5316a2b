import { Alert } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import classes from './offline-notice.module.css'

export function OfflineNotice() {
  const { t } = useTranslation()
  const { online } = useNetwork()
  return online ? null : (
    <div className={classes.notice}>
      <Alert color="orange" radius={0} role="status">
        {t('offline')}
      </Alert>
    </div>
  )
}
