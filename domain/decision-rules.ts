import type { DecisionOutcome } from './application.ts'
import type { Slot } from './certificates.ts'
import {
  type DecisionReason,
  decisionReasons,
  type ReasonCode,
  type ReasonEntry,
  type ReasonField,
  reasonFields,
} from './reasons.ts'

/** `pointer` is a JSON pointer into the decision: `/reasons/0/slot`. */
export interface DecisionProblem {
  readonly pointer: string
  readonly message: string
}

const entryOf = (code: ReasonCode): ReasonEntry => decisionReasons[code]

const outcomeProblem = (
  outcome: DecisionOutcome,
  reasons: readonly DecisionReason[],
): DecisionProblem | undefined => {
  const kinds = reasons.map(({ code }) => entryOf(code).kind)
  switch (outcome) {
    case 'APPROVE':
      return reasons.length === 0
        ? undefined
        : { pointer: '/reasons', message: 'An approval takes no reasons.' }
    case 'REQUEST_RETRY': {
      const final = kinds.indexOf('final')
      if (final >= 0)
        return {
          pointer: `/reasons/${final}/code`,
          message: 'A final reason needs a rejection, not a retry.',
        }
      return kinds.length > 0
        ? undefined
        : { pointer: '/reasons', message: 'A retry needs at least one retryable reason.' }
    }
    case 'REJECT':
      return kinds.includes('final')
        ? undefined
        : { pointer: '/reasons', message: 'A rejection needs at least one final reason.' }
  }
}

const slotMessage = ({ code, slot }: DecisionReason, slots: readonly Slot[]): string | undefined => {
  const about = entryOf(code).about.slot
  if (slot === undefined) return about === 'NAMED' ? `${code} must name a slot.` : undefined
  if (about === undefined) return `${code} is not about a slot.`
  if (about === 'HOLDING' && slot !== 'HOLDING') return `${code} is about the slot HOLDING only.`
  return slots.includes(slot) ? undefined : `The certificate has no slot ${slot}; it has ${slots.join(', ')}.`
}

const fieldMessage = ({ code, field }: DecisionReason): string | undefined => {
  const about = entryOf(code).about.field
  if (field === undefined || field === about) return undefined
  return about === undefined ? `${code} is not about a field.` : `${code} is about the field ${about} only.`
}

/** Returns the first problem of a decision, if any. `slots` are those of the application's certificate. */
export const decisionProblem = ({
  outcome,
  reasons,
  slots,
}: {
  readonly outcome: DecisionOutcome
  readonly reasons: readonly DecisionReason[]
  readonly slots: readonly Slot[]
}): DecisionProblem | undefined => {
  const problem = outcomeProblem(outcome, reasons)
  if (problem !== undefined) return problem
  for (const [index, reason] of reasons.entries()) {
    const slot = slotMessage(reason, slots)
    if (slot !== undefined) return { pointer: `/reasons/${index}/slot`, message: slot }
    const field = fieldMessage(reason)
    if (field !== undefined) return { pointer: `/reasons/${index}/field`, message: field }
  }
  return undefined
}

const slotsReopenedBy = ({ code, slot }: DecisionReason, slots: readonly Slot[]): readonly Slot[] => {
  const { about, reopensAllFilesAnd } = entryOf(code)
  if (reopensAllFilesAnd !== undefined) return slots
  switch (about.slot) {
    case undefined:
      return []
    case 'HOLDING':
      return ['HOLDING']
    default:
      return slot === undefined ? slots : [slot]
  }
}

const fieldsReopenedBy = ({ code }: DecisionReason): readonly ReasonField[] => {
  const { about, reopensAllFilesAnd = [] } = entryOf(code)
  return about.field === undefined ? reopensAllFilesAnd : [about.field, ...reopensAllFilesAnd]
}

/**
 * R14: the slots and fields that the applicant must provide again; the others stay unchanged. Each occurs once, slots
 * in the certificate's order. Final reasons re-open nothing.
 */
export const reopenedBy = (
  reasons: readonly DecisionReason[],
  slots: readonly Slot[],
): { slots: Slot[]; fields: ReasonField[] } => {
  const reopenedSlots = new Set(reasons.flatMap(reason => slotsReopenedBy(reason, slots)))
  const reopenedFields = new Set(reasons.flatMap(fieldsReopenedBy))
  return {
    slots: slots.filter(slot => reopenedSlots.has(slot)),
    fields: reasonFields.filter(field => reopenedFields.has(field)),
  }
}
