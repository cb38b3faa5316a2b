import type { SessionRules } from '../../../contract/session-rules.ts'
import type { ApplicantTerms } from '../../../domain/applicant-terms.ts'
import type { RetentionPeriods } from '../../../domain/content.ts'
import { DomainError } from '../../../domain/errors.ts'
import type { BusinessRules } from '../../usecases/calendar/working-calendar.ts'
import type { ConsentPolicy } from '../../usecases/intake/create-application.ts'
import type { ReviewPolicy } from '../../usecases/review/decide-review.ts'
import type { ClaimLimit } from '../../usecases/review/limit-claims.ts'
import { chineseCalendars } from '../chinese-calendar.ts'
import { readEnvironment } from '../environment.ts'

export function consentPolicy(): { consentPolicy: ConsentPolicy } {
  const settings = readEnvironment(['CONSENT_POLICY_VERSION', 'CONSENT_DOCUMENT_URL'])
  return {
    consentPolicy: {
      policyVersion: settings.CONSENT_POLICY_VERSION,
      documentUrl: settings.CONSENT_DOCUMENT_URL,
    },
  }
}

export function retention(): { retention: RetentionPeriods } {
  const settings = readEnvironment(['RETENTION_IMAGES_DAYS', 'RETENTION_PERSONAL_FIELDS_DAYS'])
  return {
    retention: {
      images: settings.RETENTION_IMAGES_DAYS,
      'personal-fields': settings.RETENTION_PERSONAL_FIELDS_DAYS,
    },
  }
}

export function reviewPolicy(): { reviewPolicy: ReviewPolicy } {
  const { MAXIMUM_ATTEMPTS, FOUR_EYES } = readEnvironment(['MAXIMUM_ATTEMPTS', 'FOUR_EYES'])
  return { reviewPolicy: { maximumAttempts: MAXIMUM_ATTEMPTS, fourEyes: FOUR_EYES } }
}

export function claimLimit(): { claimLimit: ClaimLimit } {
  const { OPEN_REVIEWS_PER_REVIEWER: limit } = readEnvironment(['OPEN_REVIEWS_PER_REVIEWER'])
  return { claimLimit: limit === undefined ? {} : { openReviewsPerReviewer: limit } }
}

export function applicantTerms(): { applicantTerms: ApplicantTerms } {
  const settings = readEnvironment(['DRAFT_LIFETIME_DAYS', 'MAXIMUM_ATTEMPTS', 'NEUTRAL_REJECTIONS'])
  return {
    applicantTerms: {
      draftLifetimeDays: settings.DRAFT_LIFETIME_DAYS,
      maximumAttempts: settings.MAXIMUM_ATTEMPTS,
      neutralRejections: settings.NEUTRAL_REJECTIONS,
    },
  }
}

export function neutralRejections(): Pick<ApplicantTerms, 'neutralRejections'> {
  return { neutralRejections: readEnvironment(['NEUTRAL_REJECTIONS']).NEUTRAL_REJECTIONS }
}

export function sampling(): { qualitySampleShare: number } {
  return { qualitySampleShare: readEnvironment(['QUALITY_SAMPLE_SHARE']).QUALITY_SAMPLE_SHARE }
}

export function testMode(): { testMode: boolean } {
  return { testMode: readEnvironment(['TEST_MODE']).TEST_MODE }
}

export function draftLifetime(): { secondsAfterWarning: number } {
  return { secondsAfterWarning: readEnvironment(['SECONDS_AFTER_WARNING']).SECONDS_AFTER_WARNING }
}

/** For routes that simulate. Without test mode they find nothing, even if their function is called. */
export function assertTestMode(): void {
  if (!testMode().testMode) throw new DomainError('NOT_FOUND', 'This stage is not in test mode.')
}

export function sessionRules(): { sessionRules: SessionRules } {
  const { SESSION_RULES } = readEnvironment(['SESSION_RULES'])
  return { sessionRules: SESSION_RULES }
}

/** The origin of the pages that sessions open on. */
export function pagesOrigin(): { pagesOrigin: string } {
  const { PAGES_ORIGIN } = readEnvironment(['PAGES_ORIGIN'])
  if (PAGES_ORIGIN === undefined) {
    throw new DomainError('NOT_FOUND', 'This stage has no pages on which a session could be opened.')
  }
  return { pagesOrigin: PAGES_ORIGIN }
}

let secrets: readonly string[] | undefined

/** The secrets of the edge; each request contains one of them. Empty for a stage without an edge. */
export function edgeSecrets(): readonly string[] {
  secrets ??= readEnvironment(['EDGE_SECRETS']).EDGE_SECRETS
  return secrets
}

/** For today's date in answers. */
export function timeZone(): { timeZone: string } {
  return { timeZone: readEnvironment(['TIME_ZONE']).TIME_ZONE }
}

export function certificateRules(): { revokeAtExpiry: boolean } {
  return { revokeAtExpiry: readEnvironment(['REVOKE_AT_EXPIRY']).REVOKE_AT_EXPIRY }
}

export function businessRules(): { rules: BusinessRules } {
  const settings = readEnvironment(['TIME_ZONE', 'OPENS_AT', 'CLOSES_AT', 'CALENDAR_OVERRIDES'])
  return {
    rules: {
      hours: { timeZone: settings.TIME_ZONE, opensAt: settings.OPENS_AT, closesAt: settings.CLOSES_AT },
      calendars: chineseCalendars(settings.CALENDAR_OVERRIDES),
    },
  }
}
