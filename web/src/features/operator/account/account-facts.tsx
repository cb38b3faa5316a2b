import { Alert, Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { OperatorAccount } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { certificateTitle } from '#domain/certificates.ts'
import { useLanguage } from '#web/shared/language.ts'
import { regionName } from '#web/shared/region-name.ts'
import { longDate } from '#web/shared/time.ts'
import { Section } from '../section.tsx'
import { EditFacts } from './edit-facts.tsx'

/** The attributes of the account. */
export function AccountFacts({ account, isOwn }: { account: OperatorAccount; isOwn: boolean }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const [editing, edit] = useDisclosure(false)
  const { registrationRegion, partnerProgram, authenticationStatus, eligibility, certificate } = account
  const facts = [
    [t('account.status'), t(`authenticationStatuses.${authenticationStatus}`)],
    [
      t('account.region'),
      registrationRegion === null
        ? t('account.noRegion')
        : `${regionName(registrationRegion, language)} (${registrationRegion})`,
    ],
    [t('account.partnerProgram'), partnerProgram ? t('yes') : t('no')],
    ...(certificate === undefined
      ? []
      : [
          [
            t('account.certificate'),
            `${certificateTitle(certificate.type, certificate.issuingRegion)[language]} · ${certificate.maskedNumber}`,
          ] as const,
          [
            t('account.certificateStatus'),
            certificate.expiresOn === undefined
              ? t('account.longTerm')
              : `${longDate(certificate.expiresOn, language)} · ${t(`certificateStatuses.${certificate.status}`)}`,
          ] as const,
        ]),
  ] as const
  return (
    <Section title={t('account.facts')}>
      <Group component="dl" gap="xl" m={0}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" m={0} fw={600}>
              {value}
            </Text>
          </div>
        ))}
      </Group>
      {eligibility.eligible ? null : (
        <Alert color="gray" title={t('account.mayNotApply')}>
          {eligibility.reasons.map(reason => (
            <Text key={reason} size="sm">
              {t(`ineligibility.${reason}`)}
            </Text>
          ))}
        </Alert>
      )}
      {isOwn ? null : (
        <Button variant="default" w="fit-content" onClick={edit.open}>
          {t('account.edit')}
        </Button>
      )}
      <EditFacts opened={editing} account={account} onClose={edit.close} />
    </Section>
  )
}
