import { type Account, besideOf } from '../../../domain/account.ts'
import type { Application, ApplicationRecord } from '../../../domain/application.ts'
import { notFound } from '../../../domain/errors.ts'
import type { Records } from '../../../domain/ports.ts'
import type { Principal } from '../access/people.ts'
import { isReadable } from './all-applications.ts'

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

/** The application beside this one, if the account has two: its transitions depend on it. */
export async function findBeside(
  records: Pick<Records, 'application'>,
  account: Account,
  applicationId: string,
): Promise<Application | undefined> {
  const id = besideOf(account, applicationId)
  if (id === undefined) return undefined
  const record = await records.application(id)
  if (record === undefined) throw new Error('The account names an application that does not exist')
  return record.application
}

/** The same for an erasure, which an unreadable application must not stop. */
export async function findReadableBeside(
  records: Pick<Records, 'listed'>,
  account: Account,
  applicationId: string,
): Promise<Application | undefined> {
  const id = besideOf(account, applicationId)
  const found = id === undefined ? undefined : await records.listed(id)
  return isReadable(found) ? found.application : undefined
}
