import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useApi } from '#web/shared/api.ts'
import { Failure } from '#web/shared/ui/failure.tsx'
import { standingConsentQuery, useExportAccount } from '../queries/account.ts'
import { ConsentWithdrawal } from './consent-withdrawal.tsx'

/** A copy of the account's data, and the withdrawal of the consent. */
export function OwnData() {
  const { t } = useTranslation('applicant')
  const copy = useExportAccount()
  const [opened, dialog] = useDisclosure(false)
  const { data: hasConsent = false } = useQuery(standingConsentQuery(useApi()))
  return (
    <Stack component="section" aria-labelledby="own-data" gap="sm">
      <Title order={2} size="h4" id="own-data">
        {t('privacy.title')}
      </Title>
      <Text c="dimmed">{t('privacy.text')}</Text>
      <Group>
        <Button variant="default" loading={copy.isPending} onClick={() => copy.mutate(t('privacy.fileName'))}>
          {t('privacy.export')}
        </Button>
        {hasConsent ? (
          <Button variant="subtle" color="red" onClick={dialog.open}>
            {t('privacy.withdraw')}
          </Button>
        ) : null}
      </Group>
      <div aria-live="polite">
        {copy.isSuccess ? <Alert color="green">{t('privacy.exported')}</Alert> : null}
      </div>
      {copy.error === null ? null : <Failure error={copy.error} />}
      <ConsentWithdrawal opened={opened} onClose={dialog.close} />
    </Stack>
  )
}
