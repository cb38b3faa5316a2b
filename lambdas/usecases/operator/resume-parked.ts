import type { ResumptionView } from '../../../contract/parked.ts'
import { DomainError, notFound } from '../../../domain/errors.ts'
import type { Leftovers } from '../../../domain/ports.ts'
import { assertNotOwnAccount, type Principal } from '../people.ts'
import type { Following } from '../workflow/ensure-followed.ts'
import { resumeExecution } from './resume-execution.ts'

function notParked(): DomainError {
  return new DomainError('WRONG_STATE', 'This application is not parked, or it goes on already.')
}

/**
 * Lets a parked application go on. Its mark goes when its execution has found out where it stands: until then it may be
 * asked for again, which changes nothing and is refused.
 */
export async function resumeParked(
  deps: Following & { readonly leftovers: Leftovers },
  operator: Principal,
  applicationId: string,
): Promise<ResumptionView> {
  const record = await deps.records.application(applicationId)
  if (record === undefined) throw notFound()
  assertNotOwnAccount(operator, record.application.accountId)
  if (record.application.parked === undefined) throw notParked()
  const by = { role: 'operator', id: operator.accountId } as const
  const resumption = await resumeExecution(deps, applicationId, by)
  if (resumption === 'NOT_FOUND') throw notFound()
  if (resumption === 'NOT_NEEDED') throw notParked()
  return { applicationId, resumption }
}
