import type { ResumptionView } from '../../../contract/parked.ts'
import { DomainError, notFound } from '../../../domain/errors.ts'
import type { Leftovers } from '../../../domain/ports.ts'
import type { Answering } from '../answer-once.ts'
import { assertNotOwnAccount, type Principal } from '../people.ts'
import type { Following } from '../workflow/ensure-followed.ts'
import { resumeExecution } from './resume-execution.ts'

function refuseNotParked(): never {
  throw new DomainError('WRONG_STATE', 'This application is not parked, or it goes on already.')
}

/**
 * Lets a parked application go on. Its mark goes when its execution has found out where it stands: until then it may be
 * asked for again, which changes nothing and is refused.
 */
export async function resumeParked(
  deps: Following & Answering & { readonly leftovers: Leftovers },
  operator: Principal,
  applicationId: string,
): Promise<ResumptionView> {
  const record = await deps.records.application(applicationId)
  if (record === undefined) throw notFound()
  assertNotOwnAccount(operator, record.application.accountId)
  // A run of this request that died after it had told the execution has left nothing to do.
  const wasResumed: ResumptionView | undefined =
    deps.isRepeated === true ? { applicationId, resumption: 'RESUMED' } : undefined
  if (record.application.parked === undefined) return wasResumed ?? refuseNotParked()
  const by = { role: 'operator', id: operator.accountId } as const
  const resumption = await resumeExecution(deps, applicationId, by)
  if (resumption === 'NOT_FOUND') throw notFound()
  if (resumption === 'NOT_NEEDED') return wasResumed ?? refuseNotParked()
  return { applicationId, resumption }
}
