import type * as z from 'zod'
import type { ErrorCode } from '../../domain/errors.ts'
import type { PersonRole } from '../../domain/roles.ts'
import type { MachineScope } from '../caller.ts'

/** Permissions of a route's function. `lib/operation-grants.ts` turns each name into IAM statements. */
export type Grant =
  | 'readRecords'
  | 'changeRecords'
  | 'queryByAccount'
  | 'queryReviewQueue'
  | 'readReviewsTogether'
  | 'queryByLease'
  | 'queryByHash'
  | 'queryAttention'
  | 'readAuditTrail'
  | 'readFigures'
  | 'readSamples'
  | 'readClaimedSamples'
  | 'changeSamples'
  | 'encryptPersonalData'
  | 'decryptPersonalData'
  | 'hash'
  | 'signUploads'
  | 'viewPreviews'
  | 'handOutFiles'
  | 'eraseContent'
  | 'resumeExecutions'
  | 'readWebhooks'
  | 'changeWebhooks'
  | 'queryDeliveries'
  | 'deleteWebhooks'
  | 'encryptWebhookSecrets'
  | 'decryptWebhookSecrets'
  | 'requestSending'
  | 'requestPreparing'

/** Settings of the stage in the environment of a route's function. */
export type SettingsGroup =
  | 'consentPolicy'
  | 'evidenceRules'
  | 'reviewPolicy'
  | 'claimLimit'
  | 'rateLimits'
  | 'businessRules'
  | 'timeZone'
  | 'pagesOrigin'
  | 'sessionRules'
  | 'webhookAddresses'
  | 'testMode'
  | 'draftLifetime'
  | 'certificateRules'
  | 'applicantTerms'

/** Built on first use: a refused request, for example, needs no schema of the answer. */
type Schema = () => z.ZodType

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: `/v1/${string}`
  /**
   * `applicant` is any account, of a person who signed in or of a session; reviewers and operators are members of their
   * group; `machine` is no person at all.
   */
  readonly who: 'anyone' | PersonRole | 'machine'
  /** For reviewers, operators and machines: the scope with which a machine may call the route. Absent: no machine may. */
  readonly scope?: MachineScope
  /** For applicants: the token of a hand-off to a phone may call it, too. */
  readonly opensToPhones?: true
  /**
   * For reviewers and operators: the directory is not checked. A disabled user may call the route until the token
   * expires. Only for routes that change nothing and return no personal data.
   */
  readonly tokenSuffices?: true
  /** For reviewers and operators: their groups in the directory are also checked. For irreversible changes. */
  readonly asksForRole?: true
  /** For reviewers and operators: the function may find users of the directory by their e-mail address. */
  readonly searchesDirectory?: true
  readonly summary: string
  readonly body?: Schema
  readonly query?: Schema
  readonly status: 200 | 201 | 202 | 204
  /** Absent with the status 204. */
  readonly answer?: Schema
  /** The error codes of this route, besides those of every route (`sharedProblems`). */
  readonly problems: readonly ErrorCode[]
  /** The function's permissions, besides those that follow from the rest of the row. */
  readonly grants: readonly Grant[]
  readonly settings?: readonly SettingsGroup[]
  /**
   * For POSTs: the work is more than one transaction, or calls another service. With an Idempotency-Key, a run claims the request
   * before it begins. Otherwise the transaction of the change claims the request and stores the answer.
   */
  readonly isInSteps?: true
  /** The route exists on stages in test mode only. */
  readonly testModeOnly?: true
  /** The function gets the gateway's maximum time, because it processes one application after the other. */
  readonly isLong?: true
}

/** Only callers who are told apart have keys: others would get answers of one another. */
export function takesIdempotencyKey({ method, who }: Operation): boolean {
  return method === 'POST' && who !== 'anyone'
}

/** Whether the directory is checked first for a disabled account of the caller. */
export function asksDirectory({ who, tokenSuffices }: Operation): boolean {
  return (who === 'reviewer' || who === 'operator') && tokenSuffices !== true
}
