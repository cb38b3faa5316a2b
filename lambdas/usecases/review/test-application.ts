import type { Application, ApplicationRecord } from '../../../domain/application.ts'
import { DomainError, notFound } from '../../../domain/errors.ts'
import { assertNotOwn } from '../../../domain/lease.ts'
import type { Principal } from '../access/people.ts'

/**
 * An application of another person that was created in test mode. Others stay as they are, on a stage that was put in
 * test mode later.
 */
export function testApplicationOf(record: ApplicationRecord | undefined, operator: Principal): Application {
  if (record === undefined) throw notFound()
  const { application } = record
  assertNotOwn(application, operator.accountId)
  if (application.test !== true) {
    throw new DomainError('WRONG_STATE', 'This application was not created in test mode.')
  }
  return application
}
