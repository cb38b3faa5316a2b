import type { Schemas } from '@realname/client'
import type { Slot } from '#domain/certificates.ts'
import { neutralReasonCode } from '#domain/neutral-reasons.ts'
import { decisionReasons, type ReasonEntry, type ReasonField } from '#domain/reasons.ts'

export type ExplainedReason = Schemas['ExplainedReason']

const aboutOf = ({ code }: ExplainedReason): ReasonEntry['about'] =>
  code === neutralReasonCode ? {} : (decisionReasons[code] as ReasonEntry).about

const isAboutSlot = (reason: ExplainedReason, slot: Slot): boolean => {
  const about = aboutOf(reason).slot
  if (about === undefined) return false
  if (about === 'HOLDING') return slot === 'HOLDING'
  return reason.slot === slot || (about === 'NAMED_OR_ALL' && reason.slot === undefined)
}

/** The reasons to show beside one file. */
export const reasonsAboutSlot = (reasons: readonly ExplainedReason[], slot: Slot): ExplainedReason[] =>
  reasons.filter(reason => isAboutSlot(reason, slot))

/** The reasons to show beside one field. */
export const reasonsAboutField = (
  reasons: readonly ExplainedReason[],
  field: ReasonField,
): ExplainedReason[] => reasons.filter(reason => aboutOf(reason).field === field)

/** The reasons about the application as a whole, which are shown at the top. */
export const isGeneral = (reason: ExplainedReason): boolean => {
  const { slot, field } = aboutOf(reason)
  return slot === undefined && field === undefined
}
