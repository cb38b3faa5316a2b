import { withoutImages } from '../../domain/retention.ts'
import { mayStillBeStored } from '../../domain/validation-runs.ts'
import { type Erasing, type Erasure, type ErasureStep, findToErase, takeSteps } from './erasure-steps.ts'

const step: ErasureStep = {
  action: 'application.erase-images',
  isNeeded: ({ erased }) => erased?.imagesAt === undefined,
  isLeft: ({ erasedAt }) => erasedAt === undefined,
  edit: (document, { at }) => withoutImages(document, at),
  conclude: ({ application }, { at }) => ({
    ...application,
    erased: { ...application.erased, imagesAt: at },
  }),
  beside: () => ({}),
}

/**
 * Deletes every file of an application that has ended, in all versions, and then records it. After the end no validation
 * can begin, but one that began before may store files until it ends: while there may be one, files are deleted and
 * nothing is recorded. What is recorded as erased already is deleted again, if any of it is there.
 */
export async function eraseImages(
  deps: Erasing,
  erasure: Erasure,
): Promise<'ERASED' | 'VALIDATION_RUNNING' | 'NOTHING'> {
  const record = await findToErase(deps, erasure, { isNeeded: () => true })
  if (record === undefined) return 'NOTHING'
  // Looked up before the deletion: a run that has ended by now stored its files before it.
  const isRunning = mayStillBeStored(record.documents, deps.clock())
  await deps.files.erase(erasure.applicationId)
  if (isRunning) return 'VALIDATION_RUNNING'
  return (await takeSteps(deps, erasure, step)) ? 'ERASED' : 'NOTHING'
}
