import {
  leaseMinutes,
  maximumDocumentBytes,
  maximumPages,
  maximumPixels,
  reviewWorkingDays,
} from '../domain/policy.ts'
import type { StaffRole } from '../domain/roles.ts'

/** What the pages say of the stage's rules, and check files by. */
interface StageRules {
  readonly files: {
    /** Pixels on a photo's short side. */
    readonly shortestSide: number
    readonly maximumBytes: number
    readonly maximumPixels: number
    readonly maximumPages: number
  }
  readonly rules: {
    /** IANA name: where working days are counted, and where a certificate's last day ends. */
    readonly timeZone: string
    readonly reviewWorkingDays: number
    /** How many accounts one certificate number may authenticate. */
    readonly certificateQuota: number
    /** Days after which a draft, or a requested retry, expires. */
    readonly draftLifetimeDays: number
    /** How long a reviewer holds a case that they claim. */
    readonly leaseMinutes: number
  }
}

/** What one deployment tells the pages, in `/config.json` beside them: the same pages serve every stage. */
export interface PageConfig extends StageRules {
  readonly signIn: {
    /** The `iss` of the tokens. */
    readonly issuer: string
    readonly clientId: string
    readonly scope: string
    /** Where the provider doesn't tell them at `/.well-known/openid-configuration` of the issuer. */
    readonly endpoints?: { readonly authorize: string; readonly token: string; readonly signOut: string }
    /** Cognito's own sign-out takes other parameters than OpenID's. */
    readonly signOutBy?: 'cognito' | 'openid'
    /** Which claim of the access token holds the roles, and what they are called there. */
    readonly roles: { readonly claim: string } & Readonly<Record<StaffRole, string>>
  }
}

/** The settings of a stage that its pages state. */
type StatedSettings = Pick<StageRules['rules'], 'timeZone' | 'certificateQuota' | 'draftLifetimeDays'> &
  Pick<StageRules['files'], 'shortestSide'>

export function stageRulesOf(stage: StatedSettings): StageRules {
  const { shortestSide, timeZone, certificateQuota, draftLifetimeDays } = stage
  return {
    files: { shortestSide, maximumBytes: maximumDocumentBytes, maximumPixels, maximumPages },
    rules: { timeZone, reviewWorkingDays, certificateQuota, draftLifetimeDays, leaseMinutes },
  }
}
