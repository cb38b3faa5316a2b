import { type Application, certificateHashOf, type EndedApplication } from '../../../domain/application.ts'
import { without } from '../../../domain/change.ts'
import { canBeReopened } from '../../../domain/override.ts'
import type { Records } from '../../../domain/ports.ts'
import {
  hasFingerprint,
  isCertificateHashNeeded,
  personalFieldsOf,
  withoutFingerprint,
  withoutImages,
  withoutPersonalFields,
} from '../../../domain/retention.ts'
import { canStillStoreFiles } from '../../../domain/validation-runs.ts'
import { allApplicationsOf } from '../records/all-applications.ts'
import {
  type Erasure,
  type ErasureDependencies,
  type ErasureStep,
  findToErase,
  takeSteps,
} from './erasure-steps.ts'

const imagesStep: ErasureStep = {
  action: 'application.erase-images',
  isNeeded: ({ erased }) => erased?.imagesAt === undefined,
  isLeft: ({ erasedAt }) => erasedAt === undefined,
  edit: (document, { at }) => withoutImages(document, at),
  conclude: ({ application }, { at }) => ({
    ...application,
    erased: { ...application.erased, imagesAt: at },
  }),
  beside: these => ({ clearedReadings: these.filter(({ evidence }) => evidence === 'READY') }),
}

/**
 * Records that the deletion of a rejected application's files begins, so that no override reopens it meanwhile. An open
 * proposal ends.
 */
const beginning: ErasureStep = {
  action: 'application.begin-erasure',
  isNeeded: canBeReopened,
  isLeft: () => false,
  edit: document => document,
  conclude: ({ application }, { at }) => ({
    ...without(application, 'overrideProposal'),
    erased: { begunAt: at },
  }),
  beside: () => ({}),
}

/**
 * Deletes every file of an ended application, in all versions, and then records the deletion. No validation can begin
 * after the end, but an earlier one may still store files. While one may be running, files are deleted and nothing is
 * recorded. Files that are recorded as erased are deleted again.
 */
export async function eraseImages(
  deps: ErasureDependencies,
  erasure: Erasure,
): Promise<'ERASED' | 'VALIDATION_RUNNING' | 'NOTHING'> {
  const record = await findToErase(deps, erasure, { isNeeded: () => true })
  if (record === undefined) return 'NOTHING'
  if (canBeReopened(record.application)) {
    // Otherwise it was reopened, or another erasure has begun.
    const hasBegun = await takeSteps(deps, erasure, beginning)
    if (!hasBegun) return eraseImages(deps, erasure)
  }
  // Read before the deletion: a run that has ended by then stored its files earlier.
  const isRunning = canStillStoreFiles(record.documents, deps.clock())
  await deps.files.erase(erasure.applicationId)
  if (isRunning) return 'VALIDATION_RUNNING'
  return (await takeSteps(deps, erasure, imagesStep)) ? 'ERASED' : 'NOTHING'
}

function isNeeded({ erased }: EndedApplication): boolean {
  return erased?.personalFields === undefined
}

function stepKeeping(hashes: ReadonlySet<string>): ErasureStep {
  return {
    action: 'application.erase-personal-fields',
    isNeeded,
    isLeft: hasFingerprint,
    edit: withoutFingerprint,
    conclude: (record, { at }) => withoutPersonalFields(record.application, personalFieldsOf(record), at),
    beside: (these, { accountId, signal }, isLast) => {
      const found = new Set(these.flatMap(({ contentHash }) => contentHash ?? []))
      const forgotten = [...found].filter(hash => !hashes.has(hash))
      return {
        ...(forgotten.length === 0
          ? {}
          : { forgottenContents: forgotten.map(hash => ({ hash, accountId })) }),
        // While a signal exists, the execution still needs its token and removes it itself.
        ...(isLast && signal === undefined ? { clearTaskToken: true } : {}),
      }
    },
  }
}

/** The hashes of files that the account's other applications contain, too. They are kept. */
async function hashesElsewhere(records: Records, { accountId, applicationId }: Application) {
  const all = await allApplicationsOf(records, accountId)
  return new Set(
    all
      .filter(({ application }) => application.applicationId !== applicationId)
      .flatMap(({ documents }) => documents.flatMap(({ contentHash }) => contentHash ?? [])),
  )
}

/**
 * Erases the personal fields of an application that has ended; its files are erased separately. The keyed hash of the
 * number stays while an authentication depends on it. A certificate without accounts is deleted while its key is known.
 * Returns false if there was nothing to erase.
 */
export async function erasePersonalFields(deps: ErasureDependencies, erasure: Erasure): Promise<boolean> {
  const { records } = deps
  const record = await findToErase(deps, erasure, { isNeeded })
  if (record === undefined) return false
  const { application } = record
  const hash = certificateHashOf(application)
  if (hash !== undefined && !isCertificateHashNeeded(application)) await records.deleteEmptyPlace(hash)
  return takeSteps(deps, erasure, stepKeeping(await hashesElsewhere(records, application)))
}
