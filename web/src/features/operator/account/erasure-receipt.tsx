import { Alert, List, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { inYourZone } from '#web/shared/time.ts'
import type { ErasureReceipt as Receipt } from '../queries/erase-account.ts'

/** What was erased, and what is still on its way; it may be asked for again until all is done. */
export function ErasureReceipt({ receipt }: { receipt: Receipt }) {
  const { t, i18n } = useTranslation('operator')
  const at = (time: string | undefined) =>
    time === undefined ? t('erasure.notYet') : inYourZone(time, i18n.language)
  return (
    <Alert title={t('erasure.receipt')} role="status">
      <Stack gap="xs">
        <Text size="sm">{t('erasure.accountAt', { at: at(receipt.erasedAt) })}</Text>
        <List size="sm" spacing="xs">
          {receipt.applications.map(application => (
            <List.Item key={application.applicationId} style={{ overflowWrap: 'anywhere' }}>
              {application.applicationId} · {t(`applicationStatuses.${application.status}`)}
              <Text size="sm">
                {t('erasure.images', {
                  number: application.documents,
                  at: at(application.imagesErasedAt),
                })}
              </Text>
              <Text size="sm">
                {t('erasure.fields', {
                  number: application.personalFields.length,
                  at: at(application.personalFieldsErasedAt),
                })}
              </Text>
              {application.workflow === 'ENDING' ? <Text size="sm">{t('erasure.ending')}</Text> : null}
            </List.Item>
          ))}
        </List>
      </Stack>
    </Alert>
  )
}
