import type {
  BegunRequest,
  Change,
  KeptAnswers,
  KeyedRequest,
  RequestClaim,
  RequestRun,
} from '../../domain/ports.ts'

interface Kept {
  readonly digest: string
  readonly runId: string
  readonly until: number
  readonly answer?: string
}

interface InMemoryAnswers {
  readonly answers: KeptAnswers
  /** Whether the claim of the answering change is still valid. */
  readonly claimStands: (answer: Change['answer']) => boolean
  readonly write: (answer: NonNullable<Change['answer']>) => void
}

/** Answers are stored as text, so that only JSON is returned. */
const written = (result: unknown) => JSON.stringify({ result })
const readAgain = (text: string) => (JSON.parse(text) as { result?: unknown }).result

/** The `KeptAnswers` port under the same conditions as the table's writes. */
export function inMemoryAnswers(): InMemoryAnswers {
  const kept = new Map<string, Kept>()
  const stands = ({ requestId, runId, byChange }: RequestClaim) =>
    byChange === undefined ? kept.get(requestId)?.runId === runId : !kept.has(requestId)
  const write = ({ claim, result }: NonNullable<Change['answer']>) => {
    const { requestId, runId, byChange } = claim
    if (byChange !== undefined) {
      kept.set(requestId, { digest: byChange.digest, runId, until: 0, answer: written(result) })
      return
    }
    const item = kept.get(claim.requestId)
    if (item !== undefined) kept.set(claim.requestId, { answer: written(result), ...item })
  }
  const begun = async (
    request: KeyedRequest,
    { runId, at, patienceMs }: RequestRun,
    isClaimed: boolean,
  ): Promise<BegunRequest> => {
    const { requestId } = request
    const digest = await request.digest
    const now = Date.parse(at)
    const found = kept.get(requestId)
    const claim = { store: 'memory', requestId, runId }
    if (found !== undefined && found.digest !== digest) return { state: 'REUSED' }
    if (found?.answer !== undefined) return { state: 'ANSWERED', result: readAgain(found.answer) }
    if (found !== undefined && found.until >= now) return { state: 'UNDER_WAY' }
    if (found === undefined && !isClaimed) {
      return { state: 'CLAIMED', claim: { ...claim, byChange: { digest, at } }, isRepeated: false }
    }
    kept.set(requestId, { digest, runId, until: now + patienceMs })
    return { state: 'CLAIMED', claim, isRepeated: found !== undefined }
  }
  return {
    claimStands: answer => answer === undefined || stands(answer.claim),
    write,
    answers: {
      begin: (request, run) => begun(request, run, true),
      look: (request, run) => begun(request, run, false),
      async keep(claim, result) {
        if (!stands(claim)) throw new Error('the claim stands no more')
        write({ claim, result })
      },
      async release(claim) {
        const found = kept.get(claim.requestId)
        if (claim.byChange !== undefined) {
          return found?.answer !== undefined && found.digest === claim.byChange.digest
            ? { result: readAgain(found.answer) }
            : undefined
        }
        if (found?.runId !== claim.runId) return undefined
        if (found.answer !== undefined) return { result: readAgain(found.answer) }
        kept.delete(claim.requestId)
        return undefined
      },
    },
  }
}
