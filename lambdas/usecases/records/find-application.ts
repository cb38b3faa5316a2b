import type { ApplicationRecord } from '../../../domain/application.ts'
import { notFound } from '../../../domain/errors.ts'
import type { Records } from '../../../domain/ports.ts'
import type { Principal } from '../access/people.ts'

/** The caller's own application; another's does not exist for them. */
export async function findOwnApplication(
  records: Records,
  principal: Principal,
  applicationId: string,
): Promise<ApplicationRecord> {
  const record = await records.application(applicationId)
  if (record === undefined || record.application.accountId !== principal.accountId) throw notFound()
  return record
}

/** What a record or the workflow names exists. */
export async function findForWorkflow(records: Records, applicationId: string): Promise<ApplicationRecord> {
  const record = await records.application(applicationId)
  if (record === undefined) throw new Error('The workflow names an application that does not exist')
  return record
}
