import type { Grant, Operation, SettingsGroup } from '../contract/operations/operation.ts'
import type { BackendFunction } from './backend-function.ts'
import type { DocumentStorage } from './document-storage.ts'
import type { Encryption } from './encryption.ts'
import type { FigureStorage } from './figure-storage.ts'
import type { RecordsStorage } from './records-storage.ts'
import type { Settings } from './settings.ts'
import type { WebhookStorage } from './webhook-storage.ts'
import type { Workflow } from './workflow.ts'

export interface Capabilities {
  readonly storage: RecordsStorage
  readonly documents: DocumentStorage
  readonly encryption: Encryption
  readonly settings: Settings
  readonly workflow: Workflow
  readonly figures: FigureStorage
  readonly webhooks: WebhookStorage
}

type Grants<Name extends string> = Readonly<
  Record<Name, (fn: BackendFunction, capabilities: Capabilities) => void>
>

const grants: Grants<Grant> = {
  readRecords: (fn, { storage }) => storage.grantRead(fn),
  changeRecords: (fn, { storage }) => storage.grantReadWrite(fn),
  queryByAccount: (fn, { storage }) => storage.grantReadIndex(fn, 'byAccount'),
  queryReviewQueue: (fn, { storage }) => storage.grantReadIndex(fn, 'reviewQueue'),
  readReviewsTogether: (fn, { storage }) => storage.grantReadTogether(fn),
  queryByLease: (fn, { storage }) => storage.grantReadIndex(fn, 'byLease'),
  queryByHash: (fn, { storage }) => storage.grantReadIndex(fn, 'byHash'),
  queryAttention: (fn, { storage }) => storage.grantReadIndex(fn, 'attention'),
  readAuditTrail: (fn, { storage }) => storage.grantReadAuditTrail(fn),
  readFigures: (fn, { figures }) => figures.grantRead(fn),
  readSamples: (fn, { figures }) => figures.grantReadSamples(fn),
  readClaimedSamples: (fn, { figures }) => figures.grantReadClaimedSamples(fn),
  changeSamples: (fn, { figures }) => figures.grantChangeSamples(fn),
  encryptPersonalData: (fn, { encryption }) => encryption.grantEncryptPersonalData(fn),
  decryptPersonalData: (fn, { encryption }) => encryption.grantDecryptPersonalData(fn),
  hash: (fn, { encryption }) => encryption.grantHash(fn),
  signUploads: (fn, { documents }) => documents.grantSignUploads(fn),
  viewPreviews: (fn, { documents }) => documents.grantReadPreviews(fn),
  handOutFiles: (fn, { documents }) => documents.grantReadOriginals(fn),
  eraseContent: (fn, { storage, documents }) => {
    storage.grantDelete(fn)
    storage.grantReadIndex(fn, 'byAccount')
    documents.grantEraseFiles(fn)
  },
  resumeExecutions: (fn, { workflow }) => workflow.grantResume(fn),
  readWebhooks: (fn, { webhooks }) => webhooks.grantRead(fn),
  changeWebhooks: (fn, { webhooks }) => webhooks.grantChange(fn),
  queryDeliveries: (fn, { webhooks }) => webhooks.grantReadIndex(fn, 'byStatus'),
  deleteWebhooks: (fn, { webhooks }) => webhooks.grantDelete(fn),
  encryptWebhookSecrets: (fn, { encryption }) => encryption.grantEncryptWebhookSecrets(fn),
  decryptWebhookSecrets: (fn, { encryption }) => encryption.grantDecryptWebhookSecrets(fn),
  requestSending: (fn, { webhooks }) => webhooks.grantRequestSending(fn),
  requestPreparing: (fn, { webhooks }) => webhooks.grantRequestPreparing(fn),
}

const settingsOf: Grants<SettingsGroup> = {
  evidenceRules: (fn, { settings }) => settings.setEvidenceRules(fn),
  consentPolicy: (fn, { settings }) => settings.setConsentPolicy(fn),
  claimLimit: (fn, { settings }) => settings.setClaimLimit(fn),
  reviewPolicy: (fn, { settings }) => settings.setReviewPolicy(fn),
  rateLimits: (fn, { settings }) => settings.setRateLimits(fn),
  timeZone: (fn, { settings }) => settings.setTimeZone(fn),
  businessRules: (fn, { settings }) => settings.setBusinessRules(fn),
  pagesOrigin: (fn, { settings }) => settings.setPagesOrigin(fn),
  sessionRules: (fn, { settings }) => settings.setSessionRules(fn),
  webhookAddresses: (fn, { settings }) => settings.setWebhookAddresses(fn),
  certificateRules: (fn, { settings }) => settings.setCertificateRules(fn),
  draftLifetime: (fn, { settings }) => settings.setDraftLifetime(fn),
  applicantTerms: (fn, { settings }) => settings.setApplicantTerms(fn),
  testMode: (fn, { settings }) => settings.setTestMode(fn),
}

/** Grants the function of a route what the row of the operation says, and nothing else. */
export function grantByOperation(
  fn: BackendFunction,
  operation: Operation,
  capabilities: Capabilities,
): void {
  for (const name of operation.grants) grants[name](fn, capabilities)
  for (const name of operation.settings ?? []) settingsOf[name](fn, capabilities)
}
