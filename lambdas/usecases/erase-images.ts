import { withoutImages } from '../../domain/retention.ts'
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
 * Deletes every file of an application that has ended, in all versions, and then has the records say so: nothing claims
 * that files are gone which are there. False: there was nothing to be done.
 */
export async function eraseImages(deps: Erasing, erasure: Erasure): Promise<boolean> {
  if ((await findToErase(deps, erasure, step)) === undefined) return false
  await deps.files.erase(erasure.applicationId)
  return takeSteps(deps, erasure, step)
}
