import { Alert, Container, Skeleton, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { PageTitle } from '#web/shared/ui/page-title.tsx'
import { CertificateProvider } from '#web/shared/use-slot-name.ts'
import { useClaimNext } from '../claim-next.ts'
import { Decided } from '../decision/decided.tsx'
import { useDesk } from '../desk/desk.tsx'
import { entryOf, keyFor } from '../desk/outbox-state.ts'
import { useKeys } from '../keys.tsx'
import type { Decision } from '../queries/reviews.ts'
import { Refusal } from '../refusal.tsx'
import { CaseOutline } from './case-outline.tsx'
import { leaseOfOther } from './lease.tsx'
import { isOpen, useCase } from './use-case.ts'
import { Workbench } from './workbench.tsx'

/** One case: to be claimed, leased and open for a decision, or decided. */
export function Case({ applicationId }: { applicationId: string }) {
  const { t } = useTranslation('reviewer')
  const navigate = useNavigate()
  const { outbox, entries, ahead, isFlowing, setFlowing, setOpen, draftOf } = useDesk()
  const posted = entryOf(entries, applicationId)
  const failure = posted?.state === 'FAILED' ? posted.error : undefined
  const { review, show, loss, lose, claim, release } = useCase(applicationId, failure)
  const claimNext = useClaimNext()
  const [draft, setDraft] = useState(() => draftOf(applicationId))
  const { data } = review
  const isPosted = posted !== undefined && posted.state !== 'FAILED'
  const entered =
    loss === undefined && !isPosted && data?.lease?.mine && isOpen(data) ? data.entered : undefined
  const expiresAt = entered === undefined ? undefined : data?.lease?.expiresAt
  const isHeld = expiresAt !== undefined
  const next = () => claimNext.mutate(applicationId)
  const isDecided = isPosted || (data !== undefined && !isOpen(data))
  const { reset } = claimNext
  useEffect(() => {
    // The decision was undone or has failed: the reviewer stays.
    if (!isDecided) reset()
  }, [isDecided, reset])
  useEffect(() => {
    if (expiresAt === undefined) return
    setOpen({ applicationId, expiresAt })
    return () => setOpen(undefined)
  }, [setOpen, applicationId, expiresAt])
  useEffect(() => {
    // A case that can't be claimed ahead is claimed after the decision, whose page shows the problem.
    if (isFlowing && isHeld) ahead.next(applicationId).catch(() => undefined)
  }, [ahead, applicationId, isFlowing, isHeld])
  useKeys('case', {
    claim:
      data !== undefined && entered === undefined && !isDecided && !claim.isPending
        ? () => {
            // Checked when the key is pressed: another reviewer's lease may have expired since the page was rendered.
            if (leaseOfOther(data, Date.now()) === undefined) claim.mutate()
          }
        : undefined,
    claimNext: isDecided ? next : undefined,
  })
  if (posted !== undefined && posted.state !== 'FAILED')
    return (
      <CertificateProvider value={posted}>
        <Container size="md" py="xl">
          <Decided entry={posted} claimNext={claimNext} onNext={next} />
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
  const decide = (decision: Decision) => {
    const { certificateType, issuingRegion } = data
    outbox.post({
      applicationId,
      certificateType,
      issuingRegion,
      decision,
      draft,
      idempotencyKey: keyFor(posted, decision, () => crypto.randomUUID()),
    })
    if (isFlowing) next()
  }
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
          flow={{ isFlowing, setFlowing }}
          releasing={release.isPending}
          onRelease={() => release.mutate(undefined, { onSuccess: () => void navigate('/reviews') })}
          onHandedOver={changed => {
            if (!isFlowing) return void navigate('/reviews')
            show(changed)
            next()
          }}
          onTakenAway={error => lose({ by: 'ANSWER', error })}
          onReload={() => void review.refetch()}
          error={failure ?? release.error ?? claim.error}
          onDecide={decide}
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
          <Refusal
            error={claim.error}
            proposed={data.awaitingConfirmation}
            reopened={data.reopenedAt !== undefined}
          />
        ) : null}
        {claimNext.data === null ? <Alert role="status">{t('queue.nothingWaits')}</Alert> : null}
        {claimNext.isError ? <Refusal error={claimNext.error} /> : null}
      </CaseOutline>
    </CertificateProvider>
  )
}
