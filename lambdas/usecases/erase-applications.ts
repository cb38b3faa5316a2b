import type { Actor } from '../../domain/audit.ts'
import { allApplicationsOf, everyApplicationOf } from './all-applications.ts'
import { endCurrentApplication } from './end-current-application.ts'
import { eraseImages } from './erase-images.ts'
import { erasePersonalFields } from './erase-personal-fields.ts'
import { eraseUnreadable } from './erase-unreadable.ts'
import type { Erasing } from './erasure-steps.ts'

/**
 * Ends what the account has and takes away all that its applications hold. Files are looked for even where they are
 * recorded as erased. Files of a validation that is running are left to the retention job, or to a repetition.
 */
export async function eraseApplications(deps: Erasing, accountId: string, by: Actor): Promise<void> {
  // First, since what can't be read can't be ended.
  for (const { applicationId, erasedAt } of (await everyApplicationOf(deps.records, accountId)).unreadable) {
    if (erasedAt === undefined) await eraseUnreadable(deps, accountId, applicationId, by)
    else await deps.files.erase(applicationId)
  }
  await endCurrentApplication(deps, accountId, by)
  for (const { application } of await allApplicationsOf(deps.records, accountId)) {
    const erasure = { applicationId: application.applicationId, by }
    await eraseImages(deps, erasure)
    await erasePersonalFields(deps, erasure)
  }
}
