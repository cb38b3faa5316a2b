import { ActionIcon, CopyButton, Group, Text, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#web/shared/language.ts'
import { regionName } from '#web/shared/region-name.ts'
import { Icon } from '../icon.tsx'
import classes from './account-facts.module.css'
import type { Account } from './authentication-status.tsx'

/** The account's id and its registration region. */
export function AccountFacts({ account }: { account: Account }) {
  const { t } = useTranslation('applicant')
  const language = useLanguage()
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('account.accountId')}</dt>
        <dd>
          <Group gap="xs" wrap="nowrap">
            <Text ff="monospace" size="sm" className={classes.id}>
              {account.accountId}
            </Text>
            <CopyButton value={account.accountId} timeout={2000}>
              {({ copied, copy }) => (
                <Tooltip label={t(copied ? 'account.copied' : 'account.copy')}>
                  <ActionIcon
                    variant="subtle"
                    size="md"
                    onClick={copy}
                    aria-label={t(copied ? 'account.copied' : 'account.copy')}
                  >
                    {copied ? <Icon name="check" /> : <Icon name="copy" />}
                  </ActionIcon>
                </Tooltip>
              )}
            </CopyButton>
          </Group>
        </dd>
      </div>
      <div>
        <dt>{t('account.region')}</dt>
        <dd>
          {account.registrationRegion === null
            ? t('account.noRegion')
            : regionName(account.registrationRegion, language)}
        </dd>
      </div>
    </dl>
  )
}
