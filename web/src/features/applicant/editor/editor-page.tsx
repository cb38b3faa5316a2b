import { Badge, Button, Container, Group, Stack, Text, Title } from '@mantine/core'
import type { Application } from '@realname/client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { certificateTitle, type Slot } from '#domain/certificates.ts'
import { localDate } from '#domain/local-time.ts'
import { reasonFields } from '#domain/reasons.ts'
import { useApi } from '#web/shared/api.ts'
import { useConfig } from '#web/shared/config.ts'
import { useLanguage } from '#web/shared/language.ts'
import { regionName } from '#web/shared/region-name.ts'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { PhoneHandoff } from '../handoff/phone-handoff.tsx'
import { useHandover } from '../handoff/use-handover.ts'
import { applicationQuery } from '../queries/applications.ts'
import { StepActions } from '../step-actions.tsx'
import { isUnderWay } from '../transfer/transfer.ts'
import { useTransfers } from '../transfer/use-transfers.ts'
import { WithdrawButton } from '../withdraw-button.tsx'
import type { DetailsRules } from './details-problems.ts'
import { DetailsStep } from './details-step.tsx'
import { Differences } from './differences.tsx'
import { FilesStep } from './files-step.tsx'
import { LeavingGuard } from './leaving-guard.tsx'
import { ReasonsSummary } from './reasons-to-retry.tsx'
import { awaitsVerdict, slotState } from './slot-state.ts'
import { type Step, Steps } from './steps.tsx'
import { SubmissionFailure, useSubmission } from './submission.tsx'
import { SubmissionSummary } from './submission-summary.tsx'
import { markId } from './suggestion-mark.tsx'
import { TimeLeft } from './time-left.tsx'
import { useDetails } from './use-details.ts'
import { useKeptAdvice } from './use-kept-advice.ts'
import { useSuggestions } from './use-suggestions.ts'

/** The form of a draft or a retry: the files, then the details of the certificate. */
export function EditorPage({ application }: { application: Application }) {
  const { t } = useTranslation('application')
  const language = useLanguage()
  const { applicationId, certificateType, issuingRegion, documents, reopened, decision, attempt } =
    application
  const { transfers, ...acts } = useTransfers(applicationId)
  const keptAdvice = useKeptAdvice()
  const handover = useHandover()
  useQuery(
    applicationQuery(
      useApi(),
      applicationId,
      handover.isOpen || documents.some(document => awaitsVerdict(document, transfers[document.slot])),
    ),
  )
  const rules: DetailsRules = {
    certificateType,
    issuingRegion,
    fields: reopened?.fields ?? reasonFields,
    today: localDate(new Date().toISOString(), useConfig().rules.timeZone),
  }
  const form = useDetails(rules)
  const slotsIn = (...states: readonly string[]): Slot[] =>
    documents
      .filter(document => states.includes(slotState(document, transfers[document.slot]).is))
      .map(({ slot }) => slot)
  const lacking = slotsIn('EMPTY', 'REFUSED', 'STOPPED')
  const examined = slotsIn('WAITING', 'CHECKING', 'CONVERTING', 'SENDING')
  const [step, setStep] = useState<Step>(lacking.length === 0 ? 'details' : 'files')
  const [missed, setMissed] = useState<readonly Slot[]>([])
  const heading = useRef<HTMLHeadingElement>(null)
  const isFirst = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves to the heading of each new step.
  useEffect(() => {
    if (!isFirst.current) heading.current?.focus()
    isFirst.current = false
  }, [step])

  const showMissing = () => {
    setStep('files')
    setMissed(lacking)
    if (lacking[0] !== undefined) document.getElementById(`slot-${lacking[0]}`)?.focus()
  }
  const suggestions = useSuggestions({ application, form, rules, isFormShown: step === 'details' })
  const [isAsking, setIsAsking] = useState(false)
  const submission = useSubmission({ applicationId, form, rules, onFilesMissing: showMissing })
  const goTo = (chosen: Step) => {
    submission.forget()
    setStep(chosen)
  }
  const next = () => {
    if (lacking.length > 0) return showMissing()
    setMissed([])
    goTo('details')
  }
  const submit = () => {
    const { hasErrors, errors } = form.validate()
    if (hasErrors) return document.getElementById(Object.keys(errors)[0] ?? '')?.focus()
    const [unchecked] = suggestions.unchecked
    if (unchecked !== undefined) {
      suggestions.demandChecks()
      return document.getElementById(markId(unchecked))?.focus()
    }
    if (lacking.length > 0) return showMissing()
    if (suggestions.differing.length > 0) return setIsAsking(true)
    submission.ask()
  }
  const isUnsaved = form.isDirty() || Object.values(transfers).some(isUnderWay)
  const stillMissed = missed.filter(slot => lacking.includes(slot))
  return (
    <Container size="md" py={{ base: 'lg', sm: 48 }}>
      <Stack gap="xl">
        <Stack gap="xs">
          <PageTitle>{t(reopened === undefined ? 'editor.title' : 'editor.correctTitle')}</PageTitle>
          <Group gap="sm">
            <Text c="dimmed">
              {t('editor.certificate', {
                certificate: certificateTitle(certificateType, issuingRegion)[language],
                region: regionName(issuingRegion, language),
              })}
            </Text>
            {reopened === undefined ? null : (
              <Badge variant="light" tt="none" size="lg">
                {t('editor.attempt', { attempt: attempt + 1 })}
              </Badge>
            )}
          </Group>
        </Stack>
        {reopened === undefined ? null : <ReasonsSummary reasons={decision?.reasons ?? []} />}
        <TimeLeft application={application} />
        <Steps now={step} />
        <Title order={2} size="h3" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
          {t(`steps.${step}`)}
        </Title>
        {step === 'files' ? (
          <>
            <PhoneHandoff onHandedOver={handover.open} />
            <FilesStep
              application={application}
              transfers={transfers}
              acts={acts}
              keptAdvice={keptAdvice}
              missed={stillMissed}
            />
          </>
        ) : (
          <DetailsStep application={application} form={form} rules={rules} suggestions={suggestions} />
        )}
        {examined.length > 0 ? (
          <Text size="sm" c="dimmed">
            {t('upload.underWay')}
          </Text>
        ) : null}
        {submission.error === null ? null : (
          <SubmissionFailure error={submission.error} fields={rules.fields} />
        )}
        <StepActions aside={<WithdrawButton applicationId={applicationId} />}>
          {step === 'files' ? (
            <Button size="md" onClick={next}>
              {t('editor.next')}
            </Button>
          ) : (
            <>
              <Button size="md" variant="default" onClick={() => goTo('files')}>
                {t('editor.toFiles')}
              </Button>
              <Button size="md" onClick={submit} disabled={examined.length > 0}>
                {t('details.submit')}
              </Button>
            </>
          )}
        </StepActions>
      </Stack>
      {isAsking ? (
        <Differences
          fields={suggestions.differing}
          details={form.values}
          read={suggestions.read}
          onClose={() => setIsAsking(false)}
          onContinue={asRead => {
            suggestions.settle(asRead)
            setIsAsking(false)
            submission.ask()
          }}
        />
      ) : null}
      <SubmissionSummary
        opened={submission.isSummaryOpen}
        onClose={submission.close}
        onConfirm={submission.confirm}
        isSending={submission.isPending}
        details={form.values}
        rules={rules}
        photos={documents.length}
      />
      <LeavingGuard isUnsaved={isUnsaved} />
    </Container>
  )
}
