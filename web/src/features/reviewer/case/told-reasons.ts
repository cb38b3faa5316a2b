import type { Slot } from '#domain/certificates.ts'
import { type DecisionReason, decisionReasons, type ReasonCode } from '#domain/reasons.ts'

const isCode = (code: unknown): code is ReasonCode =>
  typeof code === 'string' && Object.hasOwn(decisionReasons, code)

/** The reasons that an event of the timeline tells; what it tells besides is for machines. */
export function toldReasons(details: Readonly<Record<string, unknown>> | undefined): DecisionReason[] {
  const reasons: unknown = details?.reasons
  if (!Array.isArray(reasons)) return []
  return reasons.flatMap((reason: { code?: unknown; slot?: Slot } | string) => {
    const code = typeof reason === 'string' ? reason : reason.code
    if (!isCode(code)) return []
    return typeof reason === 'string' || reason.slot === undefined
      ? [{ code }]
      : [{ code, slot: reason.slot }]
  })
}
