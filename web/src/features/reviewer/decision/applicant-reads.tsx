import { Stack, Tabs, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DecisionOutcome } from '#domain/application.ts'
import { type CertificateType, slotsOf } from '#domain/certificates.ts'
import { reopenedBy } from '#domain/decision-rules.ts'
import { neutralReasons } from '#domain/neutral-reasons.ts'
import type { DecisionReason } from '#domain/reasons.ts'
import { useConfig } from '#web/shared/config.ts'
import { languages } from '#web/shared/languages.ts'
import { useSlotName } from '#web/shared/use-slot-name.ts'
import { useNames } from '../names.ts'
import classes from './decision.module.css'
import { ReasonSentences } from './reason-sentences.tsx'

interface Props {
  readonly outcome: DecisionOutcome
  readonly reasons: readonly DecisionReason[]
  readonly certificateType: CertificateType
}

/** The message to the applicant in both languages, and the slots and fields that will be open. */
export function ApplicantReads({ outcome, reasons, certificateType }: Props) {
  const { t } = useTranslation('reviewer')
  const nameOf = useSlotName()
  const { language } = useNames()
  const { neutralRejections } = useConfig().rules
  const shown = neutralRejections ? neutralReasons(reasons) : reasons
  const reopened = reopenedBy(reasons, slotsOf(certificateType))
  const open = [
    ...reopened.slots.map(slot => t(`slots.${nameOf(slot)}`)),
    ...reopened.fields.map(field => t(`fields.${field}`)),
  ]
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {t('decision.applicantReads')}
      </Text>
      <Tabs defaultValue={language}>
        <Tabs.List aria-label={t('decision.readIn')}>
          {(['en', 'zh'] as const).map(each => (
            <Tabs.Tab key={each} value={each} lang={each === 'zh' ? 'zh-Hans' : 'en'}>
              {languages[each]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {(['en', 'zh'] as const).map(each => (
          <Tabs.Panel key={each} value={each} pt="sm">
            <div className={classes.reads}>
              <ReasonSentences reasons={shown} language={each} withInstructions />
            </div>
          </Tabs.Panel>
        ))}
      </Tabs>
      {outcome === 'REQUEST_RETRY' ? (
        <Text size="sm" c="dimmed">
          {t('decision.reopens', {
            what: new Intl.ListFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format(open),
          })}
        </Text>
      ) : null}
    </Stack>
  )
}
