import type { NamedDecision } from './application.ts'
import type { Slot } from './certificates.ts'
import { decisionProblem } from './decision-rules.ts'
import { normaliseName } from './person-name.ts'
import { type DecisionReason, decisionReasons, type ReasonCode, type ReasonEntry } from './reasons.ts'

const outcomes = { RETRY: 'REQUEST_RETRY', REJECT: 'REJECT' } as const

const form = /^TEST (?:APPROVE|(RETRY|REJECT) ([A-Z_]+))$/

/** The reason about one of the certificate's files names the first one. */
function reasonOf(code: ReasonCode, [first]: readonly Slot[]): DecisionReason {
  const { about }: ReasonEntry = decisionReasons[code]
  return about.slot === 'NAMED' && first !== undefined ? { code, slot: first } : { code }
}

/**
 * `TEST APPROVE`, `TEST RETRY <REASON>` and `TEST REJECT <REASON>`. Anything else is a name, also with a reason that does
 * not exist or that a reviewer could not give with this outcome. `slots` are those of the application's certificate.
 */
export function decisionByName(name: string, slots: readonly Slot[]): NamedDecision | undefined {
  const [matched, kind, code = ''] = form.exec(normaliseName(name)) ?? []
  if (matched === undefined) return undefined
  if (kind === undefined) return { outcome: 'APPROVE', reasons: [] }
  if (!Object.hasOwn(decisionReasons, code)) return undefined
  const outcome = outcomes[kind as keyof typeof outcomes]
  const reasons = [reasonOf(code as ReasonCode, slots)]
  return decisionProblem({ outcome, reasons, slots }) === undefined ? { outcome, reasons } : undefined
}
