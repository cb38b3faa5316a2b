import { Alert, Paper, Skeleton, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useApi } from '#web/shared/api.ts'
import { inYourZone } from '#web/shared/time.ts'
import { CertificateProvider } from '#web/shared/use-slot-name.ts'
import type { Opinion } from '../decision/opinion-form.tsx'
import { useNames } from '../names.ts'
import { questionQuery } from '../queries/colleagues.ts'
import { Refusal } from '../refusal.tsx'
import { CaseNotice } from './case-notice.tsx'
import { OpinionBench } from './opinion-bench.tsx'
import { isTakenAway } from './use-case.ts'
import { Written } from './written.tsx'

/** A page about a question that shows nothing of the case, and leads back to the queue. */
function Notice({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('reviewer')
  return (
    <CaseNotice back={{ to: '/reviews', title: t('queue.title') }} title={t('question.title')}>
      {children}
    </CaseNotice>
  )
}

interface Props {
  readonly applicationId: string
  readonly consultationId: string
}

/** The case of a question, for the colleague who is asked. Its data is removed from memory when the page is left. */
function AskedCase({ applicationId, consultationId }: Props) {
  const { t } = useTranslation('reviewer')
  const { language, reviewer } = useNames()
  const api = useApi()
  const queries = useQueryClient()
  const options = questionQuery(api, applicationId, consultationId)
  const asked = useQuery(options)
  const answer = useMutation({
    mutationFn: (opinion: Opinion) => api.reviews.giveOpinion(applicationId, consultationId, opinion),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['reviews'] }),
  })
  useEffect(
    () => () => queries.removeQueries({ queryKey: ['question', applicationId, consultationId] }),
    [queries, applicationId, consultationId],
  )
  if (answer.isSuccess)
    return (
      <Notice>
        <Alert role="status" title={t('second.thanks')}>
          {t('question.thanksText')}
        </Alert>
      </Notice>
    )
  const error = answer.error ?? asked.error
  const { data } = asked
  if (data === undefined || isTakenAway(error))
    return (
      <Notice>
        {asked.isPending ? <Skeleton h={240} /> : null}
        {error === null ? null : <Ended error={error} onRetry={() => void asked.refetch()} />}
      </Notice>
    )
  const who = reviewer(data.askedBy, false)
  return (
    <CertificateProvider value={data}>
      <OpinionBench
        review={data}
        back={{ to: '/reviews', title: t('queue.title') }}
        lead={t('question.lead', { attempt: data.attempt, at: inYourZone(data.dueAt, language) })}
        noteLabel={t('question.note')}
        pending={answer.isPending}
        error={error}
        onReload={() => void asked.refetch()}
        onDecide={answer.mutate}
      >
        <Paper withBorder px="md" py="xs" component="section" aria-labelledby="question-title">
          <Title order={2} size="h5" id="question-title">
            {t('question.of', { who })}
          </Title>
          <Written>{data.question}</Written>
          <Text size="xs" c="dimmed">
            {inYourZone(data.askedAt, language)} · {t('question.remains', { who })}
          </Text>
        </Paper>
      </OpinionBench>
    </CertificateProvider>
  )
}

/** The case was decided, withdrawn, or the question answered by somebody else. */
function Ended({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('reviewer')
  if (!isTakenAway(error)) return <Refusal error={error} onRetry={onRetry} />
  return (
    <Alert color="orange" title={t('question.ended')} role="alert">
      {t('question.endedText')}
    </Alert>
  )
}

export function QuestionPage() {
  const { applicationId = '', consultationId = '' } = useParams()
  return <AskedCase key={consultationId} applicationId={applicationId} consultationId={consultationId} />
}
