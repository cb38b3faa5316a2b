import type { Schemas } from '@realname/client'
import type { DecisionOutcome } from '#domain/application.ts'
import { type certificateTypes, type Slot, slotsOf } from '#domain/certificates.ts'
import { type DecisionProblem, decisionProblem } from '#domain/decision-rules.ts'
import { decisionReasons, type ReasonCode, type ReasonEntry, reasonCodes } from '#domain/reasons.ts'

type ChosenReason = NonNullable<Schemas['DecideReview']['reasons']>[number]

/** The files of a reason: one slot, or all. */
export type ReasonPlace = Slot | 'ALL'

/** A decision that is not sent yet. */
export interface DecisionDraft {
  readonly outcome: DecisionOutcome | undefined
  readonly chosen: Readonly<Partial<Record<ReasonCode, readonly ReasonPlace[]>>>
  readonly note: string
}

export const emptyDraft: DecisionDraft = { outcome: undefined, chosen: {}, note: '' }

export const reasonEntry = (code: ReasonCode): ReasonEntry => decisionReasons[code]

const reasonCodesOf = (kind: ReasonEntry['kind']): ReasonCode[] =>
  reasonCodes.filter(code => decisionReasons[code].kind === kind)

export const placesOf = (code: ReasonCode, type: keyof typeof certificateTypes): readonly ReasonPlace[] => {
  switch (reasonEntry(code).about.slot) {
    case 'NAMED':
      return slotsOf(type)
    case 'NAMED_OR_ALL':
      return ['ALL', ...slotsOf(type)]
    default:
      return []
  }
}

function reasonsFor(code: ReasonCode, places: readonly ReasonPlace[]): ChosenReason[] {
  const { slot, field } = reasonEntry(code).about
  if (slot === 'HOLDING') return [{ code, slot: 'HOLDING' }]
  if (field !== undefined) return [{ code, field }]
  if (slot === undefined || places.includes('ALL') || places.length === 0) return [{ code }]
  return places.flatMap(place => (place === 'ALL' ? [] : [{ code, slot: place }]))
}

/** The reasons of the decision: none for an approval, the retryable ones for a retry, all for a rejection. */
export function reasonsOf({ outcome, chosen }: DecisionDraft): ChosenReason[] {
  if (outcome === undefined || outcome === 'APPROVE') return []
  const kinds: ReasonEntry['kind'][] = outcome === 'REJECT' ? ['final', 'retryable'] : ['retryable']
  return kinds
    .flatMap(reasonCodesOf)
    .flatMap(code => (chosen[code] === undefined ? [] : reasonsFor(code, chosen[code])))
}

/** The draft with the reasons of another reviewer's rejection. */
export const rejectionFor = (reasons: readonly ChosenReason[], draft: DecisionDraft): DecisionDraft => ({
  ...draft,
  outcome: 'REJECT',
  chosen: Object.fromEntries(
    reasons.map(({ code }) => [
      code,
      reasons.filter(each => each.code === code).map(({ slot }): ReasonPlace => slot ?? 'ALL'),
    ]),
  ),
})

/** The first problem of the draft, by the rules of the service. */
export const draftProblem = (
  draft: DecisionDraft & { readonly outcome: DecisionOutcome },
  type: keyof typeof certificateTypes,
): DecisionProblem | undefined =>
  decisionProblem({ outcome: draft.outcome, reasons: reasonsOf(draft), slots: slotsOf(type) })
