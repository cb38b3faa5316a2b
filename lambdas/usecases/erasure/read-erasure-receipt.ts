import type { ErasureReceiptView } from '../../../contract/erasure.ts'
import type { ApplicationRecord } from '../../../domain/application.ts'
import type { Records } from '../../../domain/ports.ts'
import { findAccount } from '../accounts/manage-account.ts'
import { everyApplicationOf } from '../records/all-applications.ts'

function erasedOf({ application, documents }: ApplicationRecord): ErasureReceiptView['applications'][number] {
  const { imagesAt, personalFields } = application.erased ?? {}
  return {
    applicationId: application.applicationId,
    status: application.status,
    documents: documents.filter(({ erasedAt }) => erasedAt !== undefined).length,
    ...(imagesAt === undefined ? {} : { imagesErasedAt: imagesAt }),
    personalFields: [...(personalFields?.names ?? [])],
    ...(personalFields === undefined ? {} : { personalFieldsErasedAt: personalFields.at }),
    workflow: application.signal === undefined ? 'ENDED' : 'ENDING',
  }
}

/**
 * The erased content of an account so far. It is computed from the records, so that repeated requests get the same
 * answer.
 */
export async function readErasureReceipt(
  { records }: { records: Records },
  accountId: string,
): Promise<ErasureReceiptView> {
  const { erasure, consentWithdrawnAt } = await findAccount({ records }, accountId)
  const { readable, unreadable } = await everyApplicationOf(records, accountId)
  return {
    accountId,
    ...(erasure === undefined ? {} : { erasedAt: erasure.at }),
    ...(consentWithdrawnAt === undefined ? {} : { consentWithdrawnAt }),
    applications: readable.map(erasedOf),
    ...(unreadable.length === 0 ? {} : { unreadable: unreadable.map(each => ({ ...each })) }),
  }
}
