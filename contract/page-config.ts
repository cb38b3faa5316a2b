import {
  leaseMinutes,
  maximumDocumentBytes,
  maximumPages,
  maximumPixels,
  reviewWorkingDays,
} from '../domain/policy.ts'
import type { StaffRole } from '../domain/roles.ts'

/** The stage's settings and rules that the pages show and use to check files. */
interface StageRules {
  /** Absent on a stage that is not in test mode. */
  readonly testMode?: true
  readonly files: {
    /** Minimum pixels on a photo's short side. */
    readonly shortestSide: number
    readonly maximumBytes: number
    readonly maximumPixels: number
    readonly maximumPages: number
  }
  readonly rules: {
    /** IANA name of the zone of working days and of a certificate's expiry date. */
    readonly timeZone: string
    readonly reviewWorkingDays: number
    /** Number of accounts that one certificate number may authenticate. */
    readonly certificateQuota: number
    /** Days until a draft or a requested retry expires. */
    readonly draftLifetimeDays: number
    /** Whether applicants read a neutral reason in place of suspected fraud. */
    readonly neutralRejections: boolean
    /** Whether an authentication ends when its certificate expires. */
    readonly revokeAtExpiry: boolean
    /** Minutes until a lease on a case expires. */
    readonly leaseMinutes: number
  }
}

/** The settings of one deployment for its pages, in `/config.json`. All stages share the same pages. */
export interface PageConfig extends StageRules {
  readonly signIn: {
    /** The `iss` of the tokens. */
    readonly issuer: string
    readonly clientId: string
    readonly scope: string
    /** Needed if the issuer's `/.well-known/openid-configuration` does not contain them. */
    readonly endpoints?: { readonly authorize: string; readonly token: string; readonly signOut: string }
    /** The parameters of Cognito's own sign-out differ from OpenID's. */
    readonly signOutBy?: 'cognito' | 'openid'
    /** The access token's claim of roles, and the values of the roles. */
    readonly roles: { readonly claim: string } & Readonly<Record<StaffRole, string>>
  }
}

/** The settings of a stage that its pages show. */
type StatedSettings = { readonly testMode: boolean } & Pick<
  StageRules['rules'],
  'timeZone' | 'certificateQuota' | 'draftLifetimeDays' | 'neutralRejections' | 'revokeAtExpiry'
> &
  Pick<StageRules['files'], 'shortestSide'>

export function stageRulesOf(stage: StatedSettings): StageRules {
  const { testMode, shortestSide, timeZone, certificateQuota, draftLifetimeDays } = stage
  const { neutralRejections, revokeAtExpiry } = stage
  return {
    ...(testMode ? { testMode } : {}),
    files: { shortestSide, maximumBytes: maximumDocumentBytes, maximumPixels, maximumPages },
    rules: {
      timeZone,
      reviewWorkingDays,
      certificateQuota,
      draftLifetimeDays,
      neutralRejections,
      revokeAtExpiry,
      leaseMinutes,
    },
  }
}
