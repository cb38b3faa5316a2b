import { Alert, Blockquote, Button, Group, Stack, Text } from '@mantine/core'
import type { OverrideCase } from '@realname/client'
import { useTranslation } from 'react-i18next'
import { decisionReasons } from '#domain/reasons.ts'
import { useLanguage } from '#web/shared/language.ts'
import { useSignedIn } from '#web/shared/people.ts'
import { inYourZoneWithSeconds } from '#web/shared/time.ts'
import type { Ruling } from '../queries/override-proposals.ts'
import { Section } from '../section.tsx'

interface Props {
  readonly proposal: OverrideCase
  /** The ruling that is being sent, if any. */
  readonly sending: Ruling['ruling'] | undefined
  readonly onRule: (ruling: Ruling['ruling']) => void
}

/** The decision, the first operator's reason, and what this operator can do. */
export function OpenProposal({ proposal, sending, onRule }: Props) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const { accountId } = useSignedIn().person
  const { proposedBy, proposedAt, expiresAt, reason, reasons, decidedBy, decidedAt } = proposal
  const time = (at: string) => inYourZoneWithSeconds(at, language)
  const titles = [...new Set(reasons.map(({ code }) => code))].map(
    code => decisionReasons[code].title[language],
  )
  const rule = (ruling: Ruling['ruling'], variant: 'filled' | 'default') => (
    <Button
      variant={variant}
      loading={sending === ruling}
      disabled={sending !== undefined && sending !== ruling}
      onClick={() => onRule(ruling)}
    >
      {t(`override.do.${ruling}`)}
    </Button>
  )
  return (
    <>
      <Section title={t('override.decision')}>
        <Text style={{ overflowWrap: 'anywhere' }}>
          {t('override.decided', {
            reviewer: decidedBy,
            at: time(decidedAt),
            reasons: new Intl.ListFormat(language).format(titles),
          })}
        </Text>
      </Section>
      <Section title={t('override.open')} lead={t('override.openLead')}>
        <Stack>
          <Text style={{ overflowWrap: 'anywhere' }}>
            {t('override.proposed', { operator: proposedBy, at: time(proposedAt) })}
          </Text>
          <Blockquote p="md" m={0} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {reason}
          </Blockquote>
          <Text size="sm" c="dimmed">
            {t('override.expires', { at: time(expiresAt) })}
          </Text>
          {proposedBy === accountId ? (
            <>
              <Alert color="gray">{t('override.yours')}</Alert>
              {rule('WITHDRAW', 'default')}
            </>
          ) : null}
          {proposedBy !== accountId && decidedBy === accountId ? (
            <Alert color="gray">{t('override.youDecided')}</Alert>
          ) : null}
          {proposedBy !== accountId && decidedBy !== accountId ? (
            <Group>
              {rule('CONFIRM', 'filled')}
              {rule('DECLINE', 'default')}
            </Group>
          ) : null}
        </Stack>
      </Section>
    </>
  )
}
