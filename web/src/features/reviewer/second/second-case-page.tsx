import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core'
import type { Schemas } from '@realname/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { inYourZone } from '#web/shared/time.ts'
import { CertificateProvider } from '#web/shared/use-slot-name.ts'
import { CaseNotice } from '../case/case-notice.tsx'
import { LeaseTimer } from '../case/lease.tsx'
import { OpinionBench } from '../case/opinion-bench.tsx'
import { isTakenAway, type Loss } from '../case/use-case.ts'
import { secondReviewQuery } from '../queries/second-reviews.ts'
import { Refusal } from '../refusal.tsx'

/** A page about a second review that shows nothing of the case. */
function Notice({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('reviewer')
  return (
    <CaseNotice back={{ to: '/second-reviews', title: t('second.title') }} title={t('second.one')}>
      {children}
    </CaseNotice>
  )
}

interface ClaimedProps {
  readonly sampleId: string
  readonly onLost: (loss: Loss) => void
  readonly onDecided: () => void
}

/** Claims a second review and shows its case. Its data is removed from memory when the claim or the page ends. */
function ClaimedSecondReview({ sampleId, onLost, onDecided }: ClaimedProps) {
  const { t, i18n } = useTranslation('reviewer')
  const api = useApi()
  const queries = useQueryClient()
  const review = useQuery(secondReviewQuery(api, sampleId))
  const decide = useMutation({
    mutationFn: (opinion: Schemas['DecideSecondReview']) => api.secondReviews.decide(sampleId, opinion),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['second-reviews'] })
      onDecided()
    },
  })
  useEffect(() => () => queries.removeQueries({ queryKey: ['second-review', sampleId] }), [queries, sampleId])
  const error = decide.error ?? review.error
  const latest = useRef(onLost)
  latest.current = onLost
  useEffect(() => {
    if (isTakenAway(error)) latest.current({ by: 'ANSWER', error })
  }, [error])
  const { data } = review
  if (data === undefined)
    return (
      <Notice>
        {review.isPending ? <Skeleton h={240} /> : null}
        {review.isError ? <Refusal error={review.error} onRetry={() => void review.refetch()} /> : null}
      </Notice>
    )
  return (
    <CertificateProvider value={data}>
      <OpinionBench
        review={data}
        back={{ to: '/second-reviews', title: t('second.title') }}
        lead={t('second.caseLead', {
          attempt: data.attempt,
          at: inYourZone(data.submittedAt, i18n.language),
        })}
        aside={
          <LeaseTimer
            expiresAt={data.claimExpiresAt}
            renewing={review.isFetching}
            // A claim by its holder renews it.
            renew={() => void review.refetch()}
            onEnd={() => onLost({ by: 'TIME' })}
          />
        }
        pending={decide.isPending}
        error={error}
        onReload={() => void review.refetch()}
        onDecide={({ outcome, reasons }) => decide.mutate({ outcome, ...(reasons && { reasons }) })}
      />
    </CertificateProvider>
  )
}

function SecondCase({ sampleId }: { readonly sampleId: string }) {
  const { t } = useTranslation('reviewer')
  const [end, setEnd] = useState<Loss | 'DECIDED'>()
  if (end === undefined)
    return <ClaimedSecondReview sampleId={sampleId} onLost={setEnd} onDecided={() => setEnd('DECIDED')} />
  if (end === 'DECIDED')
    return (
      <Notice>
        <Alert role="status" title={t('second.thanks')}>
          <Stack gap="sm" align="flex-start">
            <Text size="sm">{t('second.thanksText')}</Text>
            <Button component={Link} to="/second-reviews" variant="default" size="xs">
              {t('second.title')}
            </Button>
          </Stack>
        </Alert>
      </Notice>
    )
  if (end.by === 'ANSWER')
    return (
      <Notice>
        <Refusal error={end.error} />
      </Notice>
    )
  return (
    <Notice>
      <Alert color="orange" title={t('lease.lost')} role="alert">
        <Stack gap="sm" align="flex-start">
          <Text size="sm">{t('second.lostText')}</Text>
          <Button variant="default" size="xs" onClick={() => setEnd(undefined)}>
            {t('second.claimAgain')}
          </Button>
        </Stack>
      </Alert>
    </Notice>
  )
}

/** One second review, from its claim to its end. */
export function SecondCasePage() {
  const { sampleId = '' } = useParams()
  return <SecondCase key={sampleId} sampleId={sampleId} />
}
