import { RealnameError, type Review } from '@realname/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useApi } from '#web/shared/api.ts'
import { claimReview, isUnavailable, releaseReview, reviewQuery } from '../queries/reviews.ts'
import { withKeptPictures } from './kept-pictures.ts'
import { readingInterval } from './reading-interval.ts'

/** True until a decision is recorded. */
export const isOpen = ({ status, recordedDecision }: Review): boolean =>
  status === 'IN_REVIEW' && recordedDecision === undefined

/** Answers after which the reviewer no longer holds the case, even if the page still shows it. */
export const isTakenAway = (error: unknown): boolean =>
  isUnavailable(error) || (error instanceof RealnameError && error.code === 'NOT_FOUND')

export type Loss = { readonly by: 'TIME' } | { readonly by: 'ANSWER'; readonly error: unknown }

/**
 * One case from its opening to its decision. Its data is removed from memory when the page is left. `failure`: the error
 * of its decision, if any.
 */
export function useCase(applicationId: string, failure: unknown) {
  const api = useApi()
  const queries = useQueryClient()
  const options = reviewQuery(api, applicationId)
  const review = useQuery({
    ...options,
    // A read replaces the case, but not pictures that are still valid.
    structuralSharing: (before, after) =>
      withKeptPictures(before as Review | undefined, after as Review, Date.now()),
    refetchInterval: ({ state }) => readingInterval(state.data, state.dataUpdateCount),
  })
  const [loss, setLoss] = useState<Loss>()
  useEffect(
    () => () => {
      queries.removeQueries({ queryKey: ['review', applicationId] })
    },
    [queries, applicationId],
  )
  const queueChanged = () => void queries.invalidateQueries({ queryKey: ['reviews'] })
  const lose = (how: Loss) => {
    setLoss(how)
    void review.refetch()
  }
  const onError = (error: unknown) => {
    if (isTakenAway(error)) lose({ by: 'ANSWER', error })
  }
  // After the page was left, its data stays removed.
  const show = (changed: Review) =>
    queries.setQueryData(options.queryKey, shown => (shown === undefined ? undefined : changed))
  const claim = useMutation({
    mutationFn: () => claimReview(api, applicationId),
    onSuccess: claimed => {
      setLoss(undefined)
      show(claimed)
      queueChanged()
    },
    onError,
  })
  const release = useMutation({
    mutationFn: () => releaseReview(api, applicationId),
    onSuccess: queueChanged,
    onError,
  })
  const latest = useRef(onError)
  latest.current = onError
  useEffect(() => {
    if (failure !== undefined) latest.current(failure)
  }, [failure])
  return { review, show, loss, lose, claim, release }
}
