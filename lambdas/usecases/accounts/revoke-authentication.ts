import type { RevokeAuthentication } from '../../../contract/account.ts'
import { transitionChange } from '../../../domain/change.ts'
import { DomainError } from '../../../domain/errors.ts'
import type { PersonalData } from '../../../domain/ports.ts'
import { endedAnew } from '../../../domain/retention.ts'
import type { Answering } from '../access/answer-once.ts'
import { type Acting, act, assertNotOwnAccount, type Principal } from '../access/people.ts'
import { type Committing, commitAnswer } from '../records/commit-change.ts'
import { findForWorkflow } from '../records/find-application.ts'
import { findAccount } from './manage-account.ts'

/**
 * Takes an account's authentication back, with the certificate's place; the account may begin again. What the operator
 * says of it stays with the application, encrypted, and goes nowhere else.
 */
export async function revokeAuthentication(
  deps: Committing & Answering & Acting & { personalData: PersonalData },
  operator: Principal,
  accountId: string,
  { reason }: RevokeAuthentication,
): Promise<string> {
  assertNotOwnAccount(operator, accountId)
  return commitAnswer(deps, async () => {
    const account = await findAccount(deps, accountId)
    const { authenticationStatus, currentApplicationId } = account
    if (authenticationStatus !== 'AUTHENTICATED' || currentApplicationId === undefined) {
      throw new DomainError('WRONG_STATE', 'This account is not authenticated.')
    }
    const { application } = await findForWorkflow(deps.records, currentApplicationId)
    const ciphertext = await deps.personalData.encrypt(currentApplicationId, reason)
    const revoked = act(deps, 'operator', operator.accountId)
    const change = transitionChange('revoke', { application, account, act: revoked }, next => ({
      ...endedAnew(next),
      notes: [
        ...(next.notes ?? []),
        { attempt: next.attempt, operatorId: operator.accountId, at: revoked.at, ciphertext },
      ],
    }))
    return { change, result: accountId }
  })
}
