import type { Grant, Operation, SettingsGroup } from '../contract/operations/operation.ts'
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

type Grants<Name extends string> = Readonly<
  Record<Name, (fn: BackendFunction, capabilities: Capabilities) => void>
>

const grants: Grants<Grant> = {
  readRecords: (fn, { storage }) => storage.letRead(fn),
  changeRecords: (fn, { storage }) => storage.letChange(fn),
  queryByAccount: (fn, { storage }) => storage.letReadIndex(fn, 'byAccount'),
  queryReviewQueue: (fn, { storage }) => storage.letReadIndex(fn, 'reviewQueue'),
  queryByLease: (fn, { storage }) => storage.letReadIndex(fn, 'byLease'),
  queryAttention: (fn, { storage }) => storage.letReadIndex(fn, 'attention'),
  readAuditTrail: (fn, { storage }) => storage.letReadAuditTrail(fn),
  encryptPersonalData: (fn, { encryption }) => encryption.letEncryptPersonalData(fn),
  decryptPersonalData: (fn, { encryption }) => encryption.letDecryptPersonalData(fn),
  hash: (fn, { encryption }) => encryption.letHash(fn),
  signUploads: (fn, { documents }) => documents.letSignUploads(fn),
  viewPreviews: (fn, { documents }) => documents.letViewPreviews(fn),
  handOutFiles: (fn, { documents }) => documents.letHandOut(fn),
  eraseContent: (fn, { storage, documents }) => {
    storage.grantDelete(fn)
    storage.letReadIndex(fn, 'byAccount')
    documents.letErase(fn)
  },
  resumeExecutions: (fn, { workflow }) => workflow.letResume(fn),
}

const settingsOf: Grants<SettingsGroup> = {
  consentPolicy: (fn, { settings }) => settings.tellConsentPolicy(fn),
  reviewPolicy: (fn, { settings }) => settings.tellReviewPolicy(fn),
  rateLimits: (fn, { settings }) => settings.tellRateLimits(fn),
  businessRules: (fn, { settings }) => settings.tellBusinessRules(fn),
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
