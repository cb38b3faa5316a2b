import { Alert, Button, Container, Skeleton, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { Schemas, SecondReview } from '@realname/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useReducer } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { inYourZone } from '#web/shared/time.ts'
import { SubpageHead } from '#web/shared/ui/page-title.tsx'
import classes from '../case/case.module.css'
import { useNames } from '../names.ts'
import { secondReviewQuery } from '../queries/second-reviews.ts'
import { EnteredDetails } from '../reading/entered-details.tsx'
import { EvidenceHints } from '../reading/evidence-hints.tsx'
import { marksOf } from '../reading/spots.ts'
import { Refusal } from '../refusal.tsx'
import { Viewer } from '../viewer/viewer.tsx'
import { viewerAt, viewerReducer } from '../viewer/viewer-state.ts'
import { OpinionForm } from './opinion-form.tsx'

interface BenchProps {
  readonly review: SecondReview
  readonly pending: boolean
  readonly error: unknown
  readonly onReload: () => void
  readonly onDecide: (opinion: Schemas['DecideSecondReview']) => void
}

/** The case as it was decided on, without the first decision, beside the form of the second opinion. */
function SecondBench({ review, pending, error, onReload, onDecide }: BenchProps) {
  const { t } = useTranslation('reviewer')
  const { language, certificate, region } = useNames()
  const { files, entered, evidence, certificateType, issuingRegion, attempt, submittedAt } = review
  const wide = useMediaQuery('(min-width: 75em)', false, { getInitialValueInEffect: false })
  const [viewer, dispatch] = useReducer(viewerReducer, viewerAt(files.length, wide))
  const marks =
    evidence && marksOf(files, evidence, { face: t('reading.face'), certificate: t('reading.certificate') })
  const submitted = inYourZone(submittedAt, language)
  return (
    <Container fluid px={{ base: 'md', lg: 'xl' }} py="sm" maw={1720}>
      <SubpageHead
        back={{ to: '/second-reviews', title: t('second.title') }}
        title={`${certificate(certificateType, issuingRegion)} · ${region(issuingRegion)}`}
      >
        <Text c="dimmed">{t('second.caseLead', { attempt, at: submitted })}</Text>
      </SubpageHead>
      <div className={classes.bench}>
        <Stack gap="xs" className={classes.left}>
          {evidence === undefined ? null : (
            <EvidenceHints evidence={evidence} files={files} show={dispatch} />
          )}
          <EnteredDetails
            review={{ documents: [], ...(evidence === undefined ? {} : { evidence }) }}
            entered={entered}
            files={files}
            show={dispatch}
          />
          <Viewer files={files} marks={marks ?? []} state={viewer} dispatch={dispatch} onReload={onReload} />
        </Stack>
        <Stack gap="xs">
          <OpinionForm
            certificateType={certificateType}
            suggestedCodes={evidence?.suggestedReasons ?? []}
            pending={pending}
            onDecide={onDecide}
          />
          {error === null ? null : <Refusal error={error} />}
        </Stack>
      </div>
    </Container>
  )
}

/** Claims a second review and shows its case. Its data is removed from memory when the page is left. */
export function SecondCasePage() {
  const { t } = useTranslation('reviewer')
  const { sampleId = '' } = useParams()
  const api = useApi()
  const queries = useQueryClient()
  const options = secondReviewQuery(api, sampleId)
  const review = useQuery(options)
  const decide = useMutation({
    mutationFn: (opinion: Schemas['DecideSecondReview']) => api.secondReviews.decide(sampleId, opinion),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['second-reviews'] }),
  })
  useEffect(() => () => queries.removeQueries({ queryKey: ['second-review', sampleId] }), [queries, sampleId])
  if (review.isSuccess && !decide.isSuccess)
    return (
      <SecondBench
        key={sampleId}
        review={review.data}
        pending={decide.isPending}
        error={decide.error}
        onReload={() => void review.refetch()}
        onDecide={opinion => decide.mutate(opinion)}
      />
    )
  return (
    <Container size="md" py="xl">
      <Stack gap="lg">
        <SubpageHead back={{ to: '/second-reviews', title: t('second.title') }} title={t('second.one')} />
        {review.isPending ? <Skeleton h={240} /> : null}
        {review.isError ? <Refusal error={review.error} onRetry={() => void review.refetch()} /> : null}
        {decide.isSuccess ? (
          <Alert role="status" title={t('second.thanks')}>
            <Stack gap="sm" align="flex-start">
              <Text size="sm">{t('second.thanksText')}</Text>
              <Button component={Link} to="/second-reviews" variant="default" size="xs">
                {t('second.title')}
              </Button>
            </Stack>
          </Alert>
        ) : null}
      </Stack>
    </Container>
  )
}
