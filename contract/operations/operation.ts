import type * as z from 'zod'
import type { ErrorCode } from '../../domain/errors.ts'
import type { PersonRole } from '../../domain/roles.ts'
import type { MachineScope } from '../caller.ts'

/** What the function of a route may do. `lib/operation-grants.ts` turns each name into IAM statements. */
export type Grant =
  | 'readRecords'
  | 'changeRecords'
  | 'queryByAccount'
  | 'queryReviewQueue'
  | 'queryByLease'
  | 'queryAttention'
  | 'readAuditTrail'
  | 'encryptPersonalData'
  | 'decryptPersonalData'
  | 'hash'
  | 'signUploads'
  | 'viewPreviews'
  | 'handOutFiles'
  | 'eraseContent'
  | 'resumeExecutions'

/** Settings of the stage that the function of a route gets by its environment. */
export type SettingsGroup = 'consentPolicy' | 'reviewPolicy' | 'rateLimits' | 'businessRules'

/** Built on first use: a handler loads the whole table and needs the schemas of one operation. */
type Schema = () => z.ZodType

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: `/v1/${string}`
  /** `applicant` is any signed-in account; reviewers and operators are members of their group. */
  readonly who: 'anyone' | PersonRole
  /** For reviewers and operators: the scope with which a machine may call it; without one, no machine may. */
  readonly scope?: MachineScope
  /**
   * For reviewers and operators: the directory is not asked. A disabled user may call the route until the token expires.
   * Only for routes that change nothing and show no personal data.
   */
  readonly tokenSuffices?: true
  /** For reviewers and operators: the directory is also asked for their groups. For changes that cannot be undone. */
  readonly asksForRole?: true
  readonly summary: string
  readonly body?: Schema
  readonly query?: Schema
  readonly status: 200 | 201 | 202
  readonly answer: Schema
  /** The error codes of this route, besides those of every route (`sharedProblems`). */
  readonly problems: readonly ErrorCode[]
  /** With the rights that follow from the rest of the row, all that the function may do. */
  readonly grants: readonly Grant[]
  readonly settings?: readonly SettingsGroup[]
  /** The function gets the longest time that the gateway waits, because it works application by application. */
  readonly isLong?: true
}

/** Whether the user directory is asked first if the caller's account is still enabled. */
export function asksDirectory({ who, tokenSuffices }: Operation): boolean {
  return (who === 'reviewer' || who === 'operator') && tokenSuffices !== true
}
