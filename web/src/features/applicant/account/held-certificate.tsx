import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { certificateTitle } from '#domain/certificates.ts'
import { useConfig } from '#web/shared/config.ts'
import { useLanguage } from '#web/shared/language.ts'
import { longDate } from '#web/shared/time.ts'
import type { Account } from './authentication-status.tsx'

interface Properties {
  readonly account: Account
  /** Whether the account may start a renewal now. */
  readonly mayRenew: boolean
  readonly onRenew: () => void
}

/** The certificate of an authenticated account, and its renewal: offered, or under way. */
export function HeldCertificate({ account, mayRenew, onRenew }: Properties) {
  const { t } = useTranslation('application')
  const language = useLanguage()
  const { revokeAtExpiry } = useConfig().rules
  const { certificate, renewalApplicationId } = account
  const due = certificate?.status === 'VALID' ? undefined : certificate?.status
  const date = certificate?.expiresOn === undefined ? undefined : longDate(certificate.expiresOn, language)
  return (
    <Stack gap="md">
      {renewalApplicationId !== undefined ? (
        <Alert color="blue" title={t('renewal.openTitle')}>
          <Stack gap="sm" align="flex-start">
            <Text size="sm">
              {revokeAtExpiry && date !== undefined
                ? t('renewal.standsUntil', { date })
                : t('renewal.stands')}
            </Text>
            <Button component={Link} to={`/applications/${renewalApplicationId}`}>
              {t('renewal.toOpen')}
            </Button>
          </Stack>
        </Alert>
      ) : null}
      {renewalApplicationId === undefined && due !== undefined && date !== undefined ? (
        <Alert color="orange" title={t(`renewal.${due}`, { date })}>
          <Stack gap="sm" align="flex-start">
            <Text size="sm">
              {revokeAtExpiry && due === 'EXPIRING' ? t('renewal.dueWithEnd') : t('renewal.due')}
            </Text>
            {mayRenew ? <Button onClick={onRenew}>{t('renewal.renew')}</Button> : null}
          </Stack>
        </Alert>
      ) : null}
      <Group justify="space-between" gap="sm">
        {certificate === undefined ? null : (
          <Text size="sm" c="dimmed">
            {certificateTitle(certificate.type, certificate.issuingRegion)[language]}
            {` · ${certificate.maskedNumber} · `}
            <Text span inherit style={{ whiteSpace: 'nowrap' }}>
              {date === undefined ? t('renewal.longTerm') : t('renewal.validUntil', { date })}
            </Text>
          </Text>
        )}
        {mayRenew && due === undefined ? (
          <Button variant="subtle" size="compact-sm" onClick={onRenew}>
            {t('renewal.change')}
          </Button>
        ) : null}
      </Group>
    </Stack>
  )
}
