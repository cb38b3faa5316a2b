import type { SessionRules } from '../contract/session-rules.ts'
import type { BackendFunction } from './backend-function.ts'
import { submissionWaits } from './machine-definition.ts'
import { pagesOrigin, type Stage } from './stage.ts'

/** Sets the operator's settings in the environment of functions. */
export class Settings {
  private readonly stage: Stage

  constructor(stage: Stage) {
    this.stage = stage
  }

  setConsentPolicy(fn: BackendFunction): void {
    fn.set('CONSENT_POLICY_VERSION', this.stage.consentPolicyVersion)
    fn.set('CONSENT_DOCUMENT_URL', this.stage.consentDocumentUrl)
  }

  setBusinessRules(fn: BackendFunction): void {
    fn.set('TIME_ZONE', this.stage.timeZone)
    fn.set('OPENS_AT', this.stage.opensAt)
    fn.set('CLOSES_AT', this.stage.closesAt)
    fn.set('CALENDAR_OVERRIDES', JSON.stringify(this.stage.calendars))
  }

  /** Without pages of the stack's own, `sessionPages` says where they are. */
  setPagesOrigin(fn: BackendFunction): void {
    fn.set('PAGES_ORIGIN', this.stage.sessionPages ?? pagesOrigin(this.stage) ?? 'NONE')
  }

  setSessionRules(fn: BackendFunction): void {
    const { sessionHours, returnOrigins, allowLoopback } = this.stage
    const rules: SessionRules = { hours: sessionHours, returnOrigins, allowLoopback }
    fn.set('SESSION_RULES', JSON.stringify(rules))
  }

  setWebhookAddresses(fn: BackendFunction): void {
    fn.set('WEBHOOK_LOOPBACK', String(this.stage.allowLoopback))
  }

  setWebhookSending(fn: BackendFunction): void {
    this.setWebhookAddresses(fn)
    fn.set('WEBHOOK_ATTEMPTS_AT_ONCE', String(this.stage.webhookAttemptsAtOnce))
  }

  setDraftLifetime(fn: BackendFunction): void {
    const { afterWarning } = submissionWaits(this.stage.draftLifetimeDays)
    fn.set('SECONDS_AFTER_WARNING', String(afterWarning))
  }

  setApplicantTerms(fn: BackendFunction): void {
    fn.set('DRAFT_LIFETIME_DAYS', String(this.stage.draftLifetimeDays))
    fn.set('MAXIMUM_ATTEMPTS', String(this.stage.maximumAttempts))
    this.setNeutralRejections(fn)
  }

  setNeutralRejections(fn: BackendFunction): void {
    fn.set('NEUTRAL_REJECTIONS', String(this.stage.neutralRejections))
  }

  setTestMode(fn: BackendFunction): void {
    fn.set('TEST_MODE', String(this.stage.testMode))
  }

  setRateLimits(fn: BackendFunction): void {
    fn.set('RATE_LIMITS', JSON.stringify(this.stage.rates))
  }

  setReviewPolicy(fn: BackendFunction): void {
    fn.set('MAXIMUM_ATTEMPTS', String(this.stage.maximumAttempts))
    fn.set('FOUR_EYES', String(this.stage.fourEyes))
  }

  setCertificateRules(fn: BackendFunction): void {
    fn.set('REVOKE_AT_EXPIRY', String(this.stage.revokeAtExpiry))
  }

  setSampling(fn: BackendFunction): void {
    fn.set('QUALITY_SAMPLE_SHARE', String(this.stage.qualitySampleShare))
  }

  setClaimLimit(fn: BackendFunction): void {
    fn.set('OPEN_REVIEWS_PER_REVIEWER', String(this.stage.openReviewsPerReviewer ?? 'NONE'))
  }

  setDocumentLimits(fn: BackendFunction): void {
    fn.set('SHORTEST_SIDE', String(this.stage.shortestSide))
    fn.set('READS_DOCUMENTS', String(this.stage.evidence))
  }

  /** For today's date in answers. */
  setTimeZone(fn: BackendFunction): void {
    fn.set('TIME_ZONE', this.stage.timeZone)
  }

  /** For today's date: whether a certificate has expired, and how old its holder is. */
  setEvidenceRules(fn: BackendFunction): void {
    fn.set('TIME_ZONE', this.stage.timeZone)
    fn.set('MINIMUM_AGE', String(this.stage.minimumAge ?? 'NONE'))
  }
}
