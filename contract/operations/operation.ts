import type * as z from 'zod'
import type { ErrorCode } from '../../domain/errors.ts'
import type { PersonRole } from '../../domain/roles.ts'
import type { MachineScope } from '../scopes.ts'

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

/** Built on first use: a handler loads the whole table, and needs the schemas of one request. */
type Schema = () => z.ZodType

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: `/v1/${string}`
  /** `applicant` is any signed-in account; reviewers and operators are members of their group. */
  readonly who: 'anyone' | PersonRole
  /** For reviewers and operators: the scope with which a machine may call it; without one, no machine may. */
  readonly scope?: MachineScope
  /**
   * For reviewers and operators: the token is believed until it ends, though its user may have been disabled since.
   * Only where nothing changes and nothing personal is shown.
   */
  readonly tokenSuffices?: true
  /** For reviewers and operators: the directory is asked whether they are still in their group. For all that can't be undone. */
  readonly asksForRole?: true
  readonly summary: string
  readonly body?: Schema
  readonly query?: Schema
  readonly status: 200 | 201 | 202
  readonly answer: Schema
  /** What it can be refused with beyond what every route shares. */
  readonly problems: readonly ErrorCode[]
  /** Beyond these and what follows from the rest of the row, the function may do nothing. */
  readonly grants: readonly Grant[]
  readonly settings?: readonly SettingsGroup[]
  /** It works application by application, file by file: its function gets as long as the gateway waits. */
  readonly isLong?: true
}

/** Whether the user directory is asked, before anything else, if the caller's account is still enabled. */
export function asksDirectory({ who, tokenSuffices }: Operation): boolean {
  return (who === 'reviewer' || who === 'operator') && tokenSuffices !== true
}
