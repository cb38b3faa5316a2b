import { Alert } from '@mantine/core'
import { RealnameError } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { Failure } from '../ui/failure.tsx'

export function SearchFailure({ error }: { error: unknown }) {
  const { t } = useTranslation('search')
  return error instanceof RealnameError && error.code === 'INVALID_FIELD' ? (
    <Alert color="orange" role="alert">
      {t('invalid')}
    </Alert>
  ) : (
    <Failure error={error} />
  )
}
