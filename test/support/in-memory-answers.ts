import type { Change, KeptAnswers, RequestClaim } from '../../domain/ports.ts'

interface Kept {
  readonly digest: string
  readonly runId: string
  readonly until: number
  readonly answer?: string
}

interface InMemoryAnswers {
  readonly answers: KeptAnswers
  /** Whether the claim that a change is answered by still stands. */
  readonly claimStands: (answer: Change['answer']) => boolean
  readonly write: (answer: NonNullable<Change['answer']>) => void
}

/** What is kept is text: nothing but JSON comes back. */
const written = (result: unknown) => JSON.stringify({ result })
const readAgain = (text: string) => (JSON.parse(text) as { result?: unknown }).result

/** The `KeptAnswers` port under the same conditions as the table's writes. */
export function inMemoryAnswers(): InMemoryAnswers {
  const kept = new Map<string, Kept>()
  const stands = ({ requestId, runId }: RequestClaim) => kept.get(requestId)?.runId === runId
  const write = ({ claim, result }: NonNullable<Change['answer']>) => {
    const item = kept.get(claim.requestId)
    if (item !== undefined) kept.set(claim.requestId, { answer: written(result), ...item })
  }
  return {
    claimStands: answer => answer === undefined || stands(answer.claim),
    write,
    answers: {
      async begin({ requestId, digest }, { runId, at, patienceMs }) {
        const now = Date.parse(at)
        const found = kept.get(requestId)
        const claim = { store: 'memory', requestId, runId }
        if (found !== undefined && found.digest !== digest) return { state: 'REUSED' }
        if (found?.answer !== undefined) return { state: 'ANSWERED', result: readAgain(found.answer) }
        if (found !== undefined && found.until >= now) return { state: 'UNDER_WAY' }
        kept.set(requestId, { digest, runId, until: now + patienceMs })
        return { state: 'CLAIMED', claim, isRepeated: found !== undefined }
      },
      async keep(claim, result) {
        if (!stands(claim)) throw new Error('the claim stands no more')
        write({ claim, result })
      },
      async release(claim) {
        const found = kept.get(claim.requestId)
        if (found?.runId !== claim.runId) return undefined
        if (found.answer !== undefined) return { result: readAgain(found.answer) }
        kept.delete(claim.requestId)
        return undefined
      },
    },
  }
}
