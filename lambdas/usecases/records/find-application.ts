import type { Application, ApplicationRecord } from '../../../domain/application.ts'
import { notFound } from '../../../domain/errors.ts'
import type { Records } from '../../../domain/ports.ts'
import type { Principal } from '../access/people.ts'

/** Only sessions may use an application that was started in a session: its account id is an integrator's. */
export function isOpenTo(principal: Principal, application: Application): boolean {
  return application.startedInSession !== true || principal.sessionId !== undefined
}

/** The caller's own application. For other applications the answer is "not found". */
export async function findOwnApplication(
  records: Records,
  principal: Principal,
  applicationId: string,
): Promise<ApplicationRecord> {
  const record = await records.application(applicationId)
  if (record === undefined || record.application.accountId !== principal.accountId) throw notFound()
  if (!isOpenTo(principal, record.application)) throw notFound()
  return record
}

/** The application of an id from a record or the workflow. Its absence is an error. */
export async function findForWorkflow(records: Records, applicationId: string): Promise<ApplicationRecord> {
  const record = await records.application(applicationId)
  if (record === undefined) throw new Error('The workflow names an application that does not exist')
  return record
}
