import { useIdle } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { Outlet, useMatch, useNavigate } from 'react-router'
import { type Api, useApi } from '#web/shared/api.ts'
import { useSignedIn } from '#web/shared/people.ts'
import { Loading } from '#web/shared/ui/loading.tsx'
import { type DecisionDraft, emptyDraft } from '../decision/decision-draft.ts'
import { usePressedKeys } from '../keys.tsx'
import { renewedWithin } from '../lease-times.ts'
import { claimNextReview, claimReview, decideReview, releaseReview, reviewQuery } from '../queries/reviews.ts'
import { CasesAhead } from './cases-ahead.ts'
import { DecisionToasts } from './decision-toasts.tsx'
import { Outbox } from './outbox.ts'
import type { Entries } from './outbox-state.ts'
import { unsentOf } from './unsent.ts'
import { UnsentNotice } from './unsent-notice.tsx'

interface OpenCase {
  readonly applicationId: string
  readonly expiresAt: string
}

interface Desk {
  readonly outbox: Outbox
  readonly entries: Entries
  readonly ahead: CasesAhead
  /** The ids of the cases that are claimed ahead. */
  readonly heldAhead: readonly string[]
  /** Whether the next case opens by itself after a decision. */
  readonly isFlowing: boolean
  readonly setFlowing: (flowing: boolean) => void
  /** Sets the case that is open for a decision. */
  readonly setOpen: (open: OpenCase | undefined) => void
  /** Removes a decision that was not sent and opens its case with the same choices. */
  readonly goBackTo: (applicationId: string) => void
  /** The choices of a decision that was taken back. */
  readonly draftOf: (applicationId: string) => DecisionDraft
}

const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === undefined) throw new Error('useDesk outside of ReviewerDesk')
  return desk
}

const tendedEvery = 20_000

function useCasesAhead(api: Api, outbox: Outbox): CasesAhead {
  const queries = useQueryClient()
  return useMemo(() => {
    const claimed = async (applicationId: string) => {
      const review = await claimReview(api, applicationId)
      queries.setQueryData(reviewQuery(api, applicationId).queryKey, review)
      return review
    }
    return new CasesAhead({
      claimNext: async () => {
        const review = await claimNextReview(api)
        if (review !== undefined)
          queries.setQueryData(reviewQuery(api, review.applicationId).queryKey, review)
        void queries.invalidateQueries({ queryKey: ['reviews'] })
        return review
      },
      renew: claimed,
      release: applicationId => releaseReview(api, applicationId),
      forget: applicationId => queries.removeQueries({ queryKey: ['review', applicationId] }),
      whenSent: () => outbox.whenSent(),
    })
  }, [api, queries, outbox])
}

function useOutbox(api: Api): Outbox {
  const queries = useQueryClient()
  const { person } = useSignedIn()
  return useMemo(
    () =>
      new Outbox({
        send: ({ applicationId, decision, idempotencyKey }) =>
          decideReview(api, applicationId, decision, idempotencyKey),
        schedule: (run, milliseconds) => {
          const timer = setTimeout(run, milliseconds)
          return () => clearTimeout(timer)
        },
        unsent: unsentOf(person.accountId),
        onSent: () => {
          void queries.invalidateQueries({ queryKey: ['reviews'] })
          void queries.invalidateQueries({ queryKey: ['review-counts'] })
        },
      }),
    [api, queries, person.accountId],
  )
}

/** What outlives one page of a reviewer: decisions that can be undone, and cases that are claimed ahead. */
export function ReviewerDesk() {
  const api = useApi()
  const { session } = useSignedIn()
  const navigate = useNavigate()
  const outbox = useOutbox(api)
  const ahead = useCasesAhead(api, outbox)
  const entries = useSyncExternalStore(outbox.subscribe, () => outbox.entries)
  const held = useSyncExternalStore(ahead.subscribe, () => ahead.held)
  const [isFlowing, setIsFlowing] = useState(false)
  const open = useRef<OpenCase>(undefined)
  const drafts = useRef(new Map<string, DecisionDraft>())
  const isIdle = useIdle(renewedWithin, { initialState: false })

  useEffect(() => {
    const timer = setInterval(() => ahead.tend(Date.now(), !isIdle), tendedEvery)
    return () => clearInterval(timer)
  }, [ahead, isIdle])
  useEffect(() => {
    const leave = () => {
      outbox.flush()
      ahead.release()
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [outbox, ahead])

  useEffect(() => session.completeBeforeSignOut(() => outbox.finish()), [session, outbox])

  const setFlowing = useCallback(
    (flowing: boolean) => {
      setIsFlowing(flowing)
      if (!flowing) ahead.release()
    },
    [ahead],
  )
  const goBackTo = useCallback(
    (applicationId: string) => {
      const draft = outbox.takeBack(applicationId)
      if (draft === undefined) return
      drafts.current.set(applicationId, draft)
      if (open.current !== undefined && isFlowing) ahead.putBack(open.current)
      // At once: a key that is pressed next is meant for this case.
      void navigate(`/reviews/${applicationId}`, { flushSync: true })
    },
    [outbox, ahead, isFlowing, navigate],
  )
  const isOnCase = useMatch('/reviews/:applicationId') !== null
  // Leaving the cases for the queue ends the work through them.
  useEffect(() => {
    if (!isOnCase) setFlowing(false)
  }, [isOnCase, setFlowing])
  const waiting = entries.find(({ state }) => state === 'WAITING')?.applicationId
  usePressedKeys(name => (name === 'Ctrl+Z' && waiting !== undefined ? () => goBackTo(waiting) : undefined))
  const desk: Desk = {
    outbox,
    entries,
    ahead,
    heldAhead: held.map(({ applicationId }) => applicationId),
    isFlowing,
    setFlowing,
    setOpen: useCallback(next => {
      open.current = next
      if (next !== undefined) drafts.current.delete(next.applicationId)
    }, []),
    goBackTo,
    draftOf: useCallback(applicationId => drafts.current.get(applicationId) ?? emptyDraft, []),
  }
  return (
    <DeskContext.Provider value={desk}>
      <UnsentNotice entries={entries} />
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
      <DecisionToasts entries={entries} outbox={outbox} onBack={goBackTo} />
    </DeskContext.Provider>
  )
}
