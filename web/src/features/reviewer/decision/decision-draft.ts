import type { DecisionOutcome } from '#domain/application.ts'
import { type certificateTypes, type Slot, slotsOf } from '#domain/certificates.ts'
import { type DecisionProblem, decisionProblem } from '#domain/decision-rules.ts'
import { decisionReasons, type ReasonCode, type ReasonEntry, reasonCodes } from '#domain/reasons.ts'
import type { Decision } from '../queries/reviews.ts'

type ChosenReason = Decision['reasons'][number]

/** Where a reason is about files: those it is about, or all of them. */
export type ReasonPlace = Slot | 'ALL'

/** What a reviewer has put together so far. */
export interface DecisionDraft {
  readonly outcome: DecisionOutcome | undefined
  readonly chosen: Readonly<Partial<Record<ReasonCode, readonly ReasonPlace[]>>>
  readonly note: string
}

export const emptyDraft: DecisionDraft = { outcome: undefined, chosen: {}, note: '' }

export const reasonEntry = (code: ReasonCode): ReasonEntry => decisionReasons[code]

export const reasonCodesOf = (kind: ReasonEntry['kind']): ReasonCode[] =>
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

/** What the decision would say: an approval nothing, a retry what can be put right, a rejection everything. */
export function reasonsOf({ outcome, chosen }: DecisionDraft): ChosenReason[] {
  if (outcome === undefined || outcome === 'APPROVE') return []
  const kinds: ReasonEntry['kind'][] = outcome === 'REJECT' ? ['final', 'retryable'] : ['retryable']
  return kinds
    .flatMap(reasonCodesOf)
    .flatMap(code => (chosen[code] === undefined ? [] : reasonsFor(code, chosen[code])))
}

/** The same decision as another reviewer's. */
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

/** What is still wrong with it by the rules that the service decides by. */
export const draftProblem = (
  draft: DecisionDraft & { readonly outcome: DecisionOutcome },
  type: keyof typeof certificateTypes,
): DecisionProblem | undefined =>
  decisionProblem({ outcome: draft.outcome, reasons: reasonsOf(draft), slots: slotsOf(type) })

/** The reason a problem is about. */
export function codeOfProblem(draft: DecisionDraft, { pointer }: DecisionProblem): ReasonCode | undefined {
  const index = /^\/reasons\/(\d+)\//.exec(pointer)?.[1]
  return index === undefined ? undefined : reasonsOf(draft)[Number(index)]?.code
}
