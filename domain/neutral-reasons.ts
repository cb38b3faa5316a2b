import { type DecisionReason, decisionReasons, type ReasonCode, reasonCodes } from './reasons.ts'

/** Reasons that tell a fraudster what was noticed. */
const guardedCodes: ReadonlySet<unknown> = new Set<ReasonCode>(['FORGED', 'NOT_THE_HOLDER', 'ABUSE'])

/** What is shown in place of them on a stage with `neutralRejections`. No decision can name it. */
export const neutralReasonCode = 'COULD_NOT_BE_VERIFIED'

const neutralTexts = {
  title: { en: 'We could not verify your identity', zh: '未能核实您的身份' },
  instruction: {
    en: 'This application is closed. If you believe we are mistaken, contact support and have the certificate at hand.',
    zh: '本次申请已结束。如您认为判断有误，请准备好证件原件并联系客服。',
  },
} as const

/** The codes of reasons in answers to applicants. */
export const shownReasonCodes = [...reasonCodes, neutralReasonCode] as const

export type ShownReason = Omit<DecisionReason, 'code'> & { readonly code: (typeof shownReasonCodes)[number] }

export function textsOfReason(code: ShownReason['code']) {
  return code === neutralReasonCode ? neutralTexts : decisionReasons[code]
}

/** The guarded reasons become one neutral reason at the place of the first. */
export function neutralReasons(reasons: readonly DecisionReason[]): ShownReason[] {
  return neutralCodes(reasons, ({ code }) => code, { code: neutralReasonCode })
}

function neutralCodes<T, N>(reasons: readonly T[], codeOf: (reason: T) => unknown, neutral: N): (T | N)[] {
  const first = reasons.findIndex(reason => guardedCodes.has(codeOf(reason)))
  return reasons.flatMap((reason, index): readonly (T | N)[] => {
    if (!guardedCodes.has(codeOf(reason))) return [reason]
    return index === first ? [neutral] : []
  })
}

type Details = Readonly<Record<string, unknown>>

/** The same for the details of events, where reasons are objects, and of the audit trail, where they may be codes alone. */
export function neutralDetails(details: Details): Record<string, unknown> {
  const { reasons } = details
  if (!Array.isArray(reasons)) return { ...details }
  const all: readonly unknown[] = reasons
  const areCodes = all.every(reason => typeof reason === 'string')
  return {
    ...details,
    reasons: neutralCodes(all, codeOfUnknown, areCodes ? neutralReasonCode : { code: neutralReasonCode }),
  }
}

function codeOfUnknown(reason: unknown): unknown {
  return typeof reason === 'object' && reason !== null && 'code' in reason ? reason.code : reason
}
