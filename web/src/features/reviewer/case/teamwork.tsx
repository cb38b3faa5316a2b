import { Button, Group, Kbd } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Review } from '@realname/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { maximumConsultations, maximumHandovers } from '#domain/policy.ts'
import { useApi } from '#web/shared/api.ts'
import { useSignedIn } from '#web/shared/people.ts'
import { useKeys } from '../keys.tsx'
import { reviewQuery } from '../queries/reviews.ts'
import { ColleagueDialog, type Message } from './colleague-dialog.tsx'
import { isUnanswered } from './consultation.ts'
import { isTakenAway } from './use-case.ts'

interface Props {
  readonly review: Review
  /** Not called after the page was left. */
  readonly onHandedOver: (changed: Review) => void
  /** The reviewer does not hold the case any more. */
  readonly onTakenAway: (error: unknown) => void
}

/** Hands the case over, or asks a colleague for an opinion. */
export function Teamwork({ review, onHandedOver, onTakenAway }: Props) {
  const { t } = useTranslation('reviewer')
  const api = useApi()
  const queries = useQueryClient()
  const { person } = useSignedIn()
  const { applicationId, consultations = [], notes = [], proposedRejection } = review
  const [isHanding, handing] = useDisclosure(false)
  const [isAsking, asking] = useDisclosure(false)
  const onError = (error: unknown) => {
    if (isTakenAway(error)) onTakenAway(error)
  }
  const handOver = useMutation({
    mutationFn: ({ text, to }: Message) =>
      api.reviews.handOver(applicationId, { note: text, ...(to === undefined ? {} : { to }) }),
    onSuccess: () => {
      handing.close()
      void queries.invalidateQueries({ queryKey: ['reviews'] })
    },
    onError,
  })
  const ask = useMutation({
    mutationFn: ({ text, to }: Message) =>
      api.reviews.ask(applicationId, { question: text, ...(to === undefined ? {} : { to }) }),
    // The case is not read again: each read is recorded.
    onSuccess: ({ consultationId, askedAt }, { text, to }) => {
      asking.close()
      const { attempt } = review
      const asked = { consultationId, attempt, askedBy: person.accountId, askedAt, question: text }
      queries.setQueryData(reviewQuery(api, applicationId).queryKey, shown =>
        shown === undefined
          ? undefined
          : {
              ...shown,
              consultations: [
                ...(shown.consultations ?? []),
                { ...asked, ...(to === undefined ? {} : { to }) },
              ],
            },
      )
    },
    onError,
  })
  const mayHandOver = notes.filter(note => note.handover !== undefined).length < maximumHandovers
  const mayAsk = consultations.length < maximumConsultations
  useKeys('case', {
    ask: mayAsk ? asking.open : undefined,
    handOver: mayHandOver ? handing.open : undefined,
  })
  const proposer = proposedRejection === undefined ? [] : [proposedRejection.reviewerId]
  const awaited = consultations.filter(isUnanswered).map(({ to }) => to)
  const key = (name: string) => (
    <Kbd aria-hidden="true" size="xs" visibleFrom="sm">
      {name}
    </Kbd>
  )
  return (
    <>
      <Group grow gap="xs">
        <Button variant="default" size="xs" disabled={!mayAsk} onClick={asking.open} rightSection={key('4')}>
          {t('ask.open')}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={!mayHandOver}
          onClick={handing.open}
          rightSection={key('5')}
        >
          {t('handOver.open')}
        </Button>
      </Group>
      <ColleagueDialog
        key={`ask ${consultations.length}`}
        about="ask"
        opened={isAsking}
        without={[...proposer, ...awaited]}
        pending={ask.isPending}
        error={ask.error}
        onSend={ask.mutate}
        onClose={asking.close}
      />
      <ColleagueDialog
        about="handOver"
        opened={isHanding}
        without={proposer}
        pending={handOver.isPending}
        error={handOver.error}
        onSend={message => handOver.mutate(message, { onSuccess: onHandedOver })}
        onClose={handing.close}
      />
    </>
  )
}
