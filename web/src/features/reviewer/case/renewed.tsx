import { Alert, Text } from '@mantine/core'
import type { Schemas } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { certificateTitle } from '#domain/certificates.ts'
import { useLanguage } from '#web/shared/language.ts'
import { longDate } from '#web/shared/time.ts'

/** The application is a renewal: the certificate with which the account is authenticated now, if it still is. */
export function Renewed({ review }: { readonly review: Pick<Schemas['Review'], 'purpose' | 'renews'> }) {
  const { t } = useTranslation('reviewer')
  const language = useLanguage()
  if (review.purpose === undefined) return null
  const { renews } = review
  return (
    <Alert color="blue" title={t('renewed.title')}>
      {renews === undefined ? (
        <Text size="sm">{t('renewed.ended')}</Text>
      ) : (
        <Text size="sm">
          {t('renewed.text')}{' '}
          <b>
            {certificateTitle(renews.certificateType, renews.issuingRegion)[language]} · {renews.maskedNumber}
          </b>
          {renews.expiresOn === undefined
            ? null
            : ` · ${t('renewed.validUntil', { date: longDate(renews.expiresOn, language) })}`}
        </Text>
      )}
    </Alert>
  )
}
