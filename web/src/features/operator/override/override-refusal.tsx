import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { textFor } from '#web/shared/text-for.ts'
import { Failure } from '#web/shared/ui/failure.tsx'

/** Why an application is not reviewed again. */
export function OverrideRefusal({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('operator')
  const text = textFor(error, t('override.refusals', { returnObjects: true }))
  if (text === undefined) return <Failure error={error} />
  return (
    <Alert color="orange" role="alert" title={t('override.refused')}>
      {text}
    </Alert>
  )
}
