import { Alert, Container, Skeleton, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { CertificateProvider } from '#web/shared/use-slot-name.ts'
import { useClaimNext } from '../claim-next.ts'
import { Decided } from '../decision/decided.tsx'
import { emptyDraft } from '../decision/decision-draft.ts'
import { useKeys } from '../keys.tsx'
import { Refusal } from '../refusal.tsx'
import { CaseOutline } from './case-outline.tsx'
import { leaseOfOther } from './lease.tsx'
import { isOpen, useCase } from './use-case.ts'
import { Workbench } from './workbench.tsx'

/** One case: to be claimed, leased and open for a decision, or decided. */
export function Case({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('reviewer')
  const navigate = useNavigate()
  const { review, loss, lose, claim, release, decide } = useCase(applicationId)
  const claimNext = useClaimNext()
  const [draft, setDraft] = useState(emptyDraft)
  const { data } = review
  const entered = loss === undefined && data?.lease?.mine && isOpen(data) ? data.entered : undefined
  const next = () => claimNext.mutate()
  const isDecided = decide.data !== undefined || (data !== undefined && !isOpen(data))
  useKeys('case', {
    claim:
      data !== undefined && entered === undefined && !isDecided
        ? () => {
            // Checked when the key is pressed: another reviewer's lease may have expired since the page was rendered.
            if (leaseOfOther(data, Date.now()) === undefined) claim.mutate()
          }
        : undefined,
    claimNext: isDecided ? next : undefined,
  })
  if (decide.data !== undefined)
    return (
      <CertificateProvider value={data}>
        <Container size="md" py="xl">
          <Decided receipt={decide.data} claimNext={claimNext} />
        </Container>
      </CertificateProvider>
    )
  if (review.isPending)
    return (
      <Container fluid py="xl" role="status" aria-label={t('case.loading')}>
        <Skeleton h={40} w={320} mb="lg" />
        <Skeleton h={420} />
      </Container>
    )
  if (data === undefined)
    return (
      <Container size="md" py="xl">
        <Stack>
          <PageTitle>{t('case.title')}</PageTitle>
          <Refusal error={review.error} onRetry={() => void review.refetch()} leadsBack />
        </Stack>
      </Container>
    )
  if (entered !== undefined && data.lease !== undefined)
    return (
      <CertificateProvider value={data}>
        <Workbench
          review={data}
          entered={entered}
          draft={draft}
          onDraft={setDraft}
          lease={{
            expiresAt: data.lease.expiresAt,
            renewing: claim.isPending,
            renew: () => claim.mutate(),
            onEnd: () => lose({ by: 'TIME' }),
          }}
          onRelease={() => release.mutate(undefined, { onSuccess: () => void navigate('/reviews') })}
          onReload={() => void review.refetch()}
          sending={decide.isPending}
          error={decide.error ?? release.error ?? claim.error}
          onDecide={decision => decide.mutate(decision)}
        />
      </CertificateProvider>
    )
  return (
    <CertificateProvider value={data}>
      <CaseOutline review={data} claiming={claim.isPending} onClaim={() => claim.mutate()} onNext={next}>
        {loss?.by === 'TIME' ? (
          <Alert color="orange" title={t('lease.lost')} role="alert">
            {t('lease.lostText')}
          </Alert>
        ) : null}
        {loss?.by === 'ANSWER' ? <Refusal error={loss.error} /> : null}
        {loss === undefined && claim.isError ? (
          <Refusal error={claim.error} proposed={data.awaitingConfirmation} />
        ) : null}
        {claimNext.data === null ? <Alert role="status">{t('queue.nothingWaits')}</Alert> : null}
        {claimNext.isError ? <Refusal error={claimNext.error} /> : null}
      </CaseOutline>
    </CertificateProvider>
  )
}
