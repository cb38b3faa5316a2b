import type { InspectDocument } from '../../domain/document-ports.ts'
import { documentContentTypes } from '../../domain/documents.ts'
import type { ReadDocument } from '../../domain/evidence/document-reading.ts'
import { stageDefaults } from '../../domain/policy.ts'
import type { RateLimits } from '../../domain/rates.ts'
import { chineseCalendars } from '../../lambdas/adapters/chinese-calendar.ts'
import type { Principal } from '../../lambdas/usecases/access/people.ts'
import type { BusinessRules } from '../../lambdas/usecases/calendar/working-calendar.ts'
import type { ConsentPolicy } from '../../lambdas/usecases/intake/create-application.ts'
import { inMemoryMailRecords, inMemoryMailSender, sampleMailTerms } from './in-memory-mail.ts'
import { type InMemoryRecords, inMemoryRecords } from './in-memory-records.ts'
import {
  countingIds,
  countingSecrets,
  digestOfText,
  inMemoryBus,
  inMemoryDirectory,
  inMemoryFiles,
  inMemoryKeyedHash,
  inMemoryPersonalData,
  inMemoryRates,
  inMemoryReadingEncryption,
  inMemoryValidationRequests,
  inMemoryWorkflow,
  settableTime,
  sha256,
} from './in-memory-services.ts'
import { inMemoryQueues, inMemorySender, inMemoryWebhookSecrets } from './in-memory-webhooks.ts'
import { sampleImages, sampleMeasurements } from './sample-measurements.ts'
import { samplePassportReading } from './sample-reading.ts'

/** A Monday; ten o'clock in Shanghai. */
export const monday = '2026-11-23T02:00:00.000Z'

const rules: BusinessRules = {
  hours: { timeZone: 'Asia/Shanghai', opensAt: '09:00', closesAt: '18:00' },
  calendars: chineseCalendars({}),
}

export const consentPolicy: ConsentPolicy = {
  policyVersion: '2026-01',
  documentUrl: 'https://realname.test/consent',
}

const acceptAsDeclared: InspectDocument = async ({ declaredContentType }) => {
  const declared = Object.entries(documentContentTypes).find(([name]) => name === declaredContentType)
  return declared === undefined
    ? { accepted: false, refusal: 'FORMAT_NOT_SUPPORTED' }
    : { accepted: true, format: declared[1].format, signals: sampleMeasurements(), images: [sampleImages] }
}

const readAPassport: ReadDocument = async () => samplePassportReading

export type World = ReturnType<typeof makeWorld>
export type Dependencies = World['deps']

/** Limits that only the tests of rates reach. */
const plenty: RateLimits = {
  applications: 1000,
  uploads: 1000,
  submissions: 1000,
  quotaRefusals: 1000,
  exports: 1000,
  claims: 1000,
  searches: 1000,
  sessions: 1000,
  openings: 1000,
  handoffs: 1000,
}

interface WorldOptions {
  readonly certificateQuota?: number
  readonly maximumAttempts?: number
  readonly fourEyes?: boolean
  readonly neutralRejections?: boolean
  readonly testMode?: boolean
  readonly revokeAtExpiry?: boolean
  readonly qualitySampleShare?: number
  readonly openReviewsPerReviewer?: number
  readonly rateLimits?: Partial<RateLimits>
}

/** All dependencies of the use cases, in memory. */
export function makeWorld({
  certificateQuota = 3,
  maximumAttempts = 10,
  fourEyes = false,
  neutralRejections = false,
  testMode = false,
  revokeAtExpiry = false,
  qualitySampleShare = 0,
  openReviewsPerReviewer,
  rateLimits = {},
}: WorldOptions = {}) {
  const time = settableTime(monday)
  const records: InMemoryRecords = inMemoryRecords({ certificateQuota })
  const workflow = inMemoryWorkflow()
  const newId = countingIds()
  const deps = {
    records,
    leftovers: records.leftovers,
    answers: records.answers,
    files: inMemoryFiles(),
    workflow,
    executions: workflow.executions,
    validations: inMemoryValidationRequests(),
    bus: inMemoryBus(),
    directory: inMemoryDirectory(),
    rates: inMemoryRates(),
    rateLimits: { ...plenty, ...rateLimits },
    personalData: inMemoryPersonalData(),
    keyedHash: inMemoryKeyedHash,
    readings: inMemoryReadingEncryption(),
    clock: time.clock,
    newId,
    webhooks: records.webhooks,
    figures: records.figures,
    samples: records.samples,
    webhookQueues: inMemoryQueues(time.clock),
    webhookSecrets: inMemoryWebhookSecrets(),
    webhookSender: inMemorySender(),
    mailRecords: inMemoryMailRecords(),
    mailSender: inMemoryMailSender(),
    mailTerms: sampleMailTerms,
    newSecret: countingSecrets(),
    newWebhookSecret: () => `whsec_${Buffer.from(newId()).toString('base64')}`,
    addressRules: { loopback: false },
    chance: () => 0,
    attemptsAtOnce: stageDefaults.webhookAttemptsAtOnce,
    digestOfText,
    backOff: async () => undefined,
    inspect: acceptAsDeclared,
    prepareInspection: () => undefined,
    readsDocuments: true,
    read: readAPassport,
    evidenceRules: { timeZone: rules.hours.timeZone },
    // Few tests need its dictionaries, which take longer to load than all other modules.
    loadPinyin: async () => (await import('../../lambdas/adapters/pinyin.ts')).pinyinReadings,
    digest: sha256,
    rules,
    timeZone: rules.hours.timeZone,
    consentPolicy,
    testMode,
    revokeAtExpiry,
    secondsAfterWarning: 259_200,
    retention: { images: 30, 'personal-fields': 180 },
    applicantTerms: { draftLifetimeDays: 30, maximumAttempts, neutralRejections },
    qualitySampleShare,
    reviewPolicy: { maximumAttempts, fourEyes },
    claimLimit: openReviewsPerReviewer === undefined ? {} : { openReviewsPerReviewer },
    sessionRules: { hours: 24, returnOrigins: ['https://shop.test'], allowLoopback: false },
  }
  return { deps, records, time, certificateQuota }
}

/** A signed-in person. `registrationRegion` is the claim of their token. */
export function applicant(accountId: string, registrationRegion = 'DE'): Principal {
  return { accountId, roles: [], registrationRegion }
}

/** An integrator's backend. */
export const backend: Principal = { accountId: 'backend-1', roles: [] }

export const reviewer: Principal = { accountId: 'reviewer-1', roles: ['reviewer'] }
export const otherReviewer: Principal = { accountId: 'reviewer-2', roles: ['reviewer'] }
export const otherOperator: Principal = { accountId: 'operator-2', roles: ['operator'] }
export const operator: Principal = { accountId: 'operator-1', roles: ['operator'] }
