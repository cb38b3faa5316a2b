import type { DecisionReceipt, Schemas } from '@realname/client'
import type { CertificateType } from '#domain/certificates.ts'
import type { DecisionDraft } from '../decision/decision-draft.ts'

type Decision = Schemas['DecideReview']

interface CaseName {
  readonly applicationId: string
  readonly certificateType: CertificateType
  readonly issuingRegion: string
}

/** A decision with what is needed to send it, and to go back to it. */
export interface Posted extends CaseName {
  readonly decision: Decision
  readonly draft: DecisionDraft
  /** Sent with each try, so that the decision takes effect once. */
  readonly idempotencyKey: string
}

/** `WAITING`: it can be undone. `FAILED`: its reviewer must learn about it. A decision that was sent has no note any more. */
export type OutboxEntry =
  | (Posted & { readonly state: 'WAITING' | 'SENDING' })
  | (Posted & { readonly state: 'FAILED'; readonly error: unknown })
  | (CaseName & { readonly state: 'SENT'; readonly receipt: DecisionReceipt })

export type Entries = readonly OutboxEntry[]

export const entryOf = (entries: Entries, applicationId: string): OutboxEntry | undefined =>
  entries.find(entry => entry.applicationId === applicationId)

/** The key of a decision. The same decision after a failure keeps its key, because the service may have recorded it. */
export function keyFor(entry: OutboxEntry | undefined, decision: Decision, newKey: () => string): string {
  const isSame = entry?.state === 'FAILED' && JSON.stringify(entry.decision) === JSON.stringify(decision)
  return isSame ? entry.idempotencyKey : newKey()
}

const replaced = (
  entries: Entries,
  applicationId: string,
  change: (entry: OutboxEntry) => OutboxEntry | undefined,
): Entries =>
  entries.flatMap(entry => (entry.applicationId === applicationId ? (change(entry) ?? []) : entry))

/** A new decision waits. It replaces an earlier one on the same case; receipts of other cases are forgotten. */
export const posted = (entries: Entries, decision: Posted): Entries => [
  ...entries.filter(
    ({ applicationId, state }) => applicationId !== decision.applicationId && state !== 'SENT',
  ),
  { ...decision, state: 'WAITING' },
]

/** Only a decision that was not sent yet can be undone, or one that was refused. */
export const undone = (entries: Entries, applicationId: string): Entries =>
  replaced(entries, applicationId, entry => (entry.state === 'SENDING' ? entry : undefined))

export const sending = (entries: Entries, applicationId: string): Entries =>
  replaced(entries, applicationId, entry => {
    if (entry.state !== 'WAITING' && entry.state !== 'FAILED') return entry
    const { certificateType, issuingRegion, decision, draft, idempotencyKey } = entry
    return {
      applicationId,
      certificateType,
      issuingRegion,
      decision,
      draft,
      idempotencyKey,
      state: 'SENDING',
    }
  })

export const sent = (entries: Entries, applicationId: string, receipt: DecisionReceipt): Entries =>
  replaced(entries, applicationId, ({ certificateType, issuingRegion }) => ({
    applicationId,
    certificateType,
    issuingRegion,
    state: 'SENT',
    receipt,
  }))

export const failed = (entries: Entries, applicationId: string, error: unknown): Entries =>
  replaced(entries, applicationId, entry =>
    entry.state === 'SENDING' ? { ...entry, state: 'FAILED', error } : entry,
  )
