import type { OperationName } from '../contract/operations.ts'
import type { BackendFunction } from './backend-function.ts'
import type { DocumentStorage } from './document-storage.ts'
import type { Encryption } from './encryption.ts'
import type { RecordsStorage } from './records-storage.ts'
import type { Settings } from './settings.ts'
import type { Workflow } from './workflow.ts'

export interface Capabilities {
  readonly storage: RecordsStorage
  readonly documents: DocumentStorage
  readonly encryption: Encryption
  readonly settings: Settings
  readonly workflow: Workflow
}

type Grant = (fn: BackendFunction, capabilities: Capabilities) => void

const change: Grant = (fn, { storage }) => storage.letChange(fn)
const read: Grant = (fn, { storage }) => storage.letRead(fn)
const readIndex =
  (index: 'byAccount' | 'reviewQueue' | 'byLease' | 'attention'): Grant =>
  (fn, { storage }) =>
    storage.letReadIndex(fn, index)
const readAuditTrail: Grant = (fn, { storage }) => storage.letReadAuditTrail(fn)
const encrypt: Grant = (fn, { encryption }) => encryption.letEncryptPersonalData(fn)
const decrypt: Grant = (fn, { encryption }) => encryption.letDecryptPersonalData(fn)
const hash: Grant = (fn, { encryption }) => encryption.letHash(fn)
const signUploads: Grant = (fn, { documents }) => documents.letSignUploads(fn)
const viewPreviews: Grant = (fn, { documents }) => documents.letViewPreviews(fn)
const eraseContent: Grant = (fn, { storage, documents }) => {
  storage.grantDelete(fn)
  storage.letReadIndex(fn, 'byAccount')
  documents.letErase(fn)
}
const handOut: Grant = (fn, { documents }) => documents.letHandOut(fn)
const resume: Grant = (fn, { workflow }) => workflow.letResume(fn)
const consentPolicy: Grant = (fn, { settings }) => settings.tellConsentPolicy(fn)
const reviewPolicy: Grant = (fn, { settings }) => settings.tellReviewPolicy(fn)
const rateLimits: Grant = (fn, { settings }) => settings.tellRateLimits(fn)
const businessRules: Grant = (fn, { settings }) => settings.tellBusinessRules(fn)

/** What each route's function may do and is told; beyond it, nothing. */
export const operationAccess: Readonly<Record<OperationName, readonly Grant[]>> = {
  health: [],
  openapi: [],
  // The first look at an account creates it.
  getAccount: [change],
  // Handing out is itself recorded.
  exportAccount: [change, decrypt, readIndex('byAccount'), readAuditTrail, handOut, rateLimits],
  withdrawConsent: [change, eraseContent],
  listCertificateTypes: [change, consentPolicy],
  createApplication: [change, consentPolicy, rateLimits],
  listApplications: [read, readIndex('byAccount')],
  getApplication: [read],
  requestUpload: [change, signUploads, rateLimits],
  submitApplication: [change, encrypt, hash, businessRules, rateLimits],
  withdrawApplication: [change],
  listReviews: [read, readIndex('reviewQueue'), readIndex('byLease')],
  countReviews: [read, readIndex('reviewQueue'), businessRules],
  // Reading what was entered and uploaded is itself recorded.
  getReview: [change, decrypt, viewPreviews],
  claimReview: [change, decrypt, viewPreviews, rateLimits],
  releaseReview: [change],
  decideReview: [change, encrypt, reviewPolicy],
  putAccount: [change],
  getAccountAsOperator: [read],
  // So is an operator's look at parts of numbers.
  listApplicationsAsOperator: [change, readIndex('byAccount')],
  getAuditTrail: [read, readAuditTrail],
  revokeAuthentication: [change, encrypt],
  eraseAccount: [change, encrypt, eraseContent],
  putCalendar: [change],
  removeCalendar: [change, businessRules],
  getCalendar: [read, businessRules],
  listParkedApplications: [read, readIndex('attention')],
  // Who resumed is recorded before the execution is told.
  resumeParkedApplication: [change, resume],
}
