import type { RevokeAuthentication } from '../../../contract/account.ts'
import { assertBefore, transitionChange } from '../../../domain/change.ts'
import { DomainError } from '../../../domain/errors.ts'
import type { PersonalData } from '../../../domain/ports.ts'
import { toRevoked } from '../../../domain/transitions.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type ActSources, assertNotOwnAccount, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitAnswer } from '../records/commit-change.ts'
import { findBeside, findForWorkflow } from '../records/find-application.ts'
import { findAccount } from './manage-account.ts'

/**
 * Revokes an account's authentication and releases the certificate's place. The account may apply again. The operator's
 * note is stored encrypted with the application and is not published.
 */
export async function revokeAuthentication(
  deps: CommitDependencies & AnswerContext & ActSources & { personalData: PersonalData },
  operator: Principal,
  accountId: string,
  { reason }: RevokeAuthentication,
): Promise<string> {
  assertNotOwnAccount(operator, accountId)
  return commitAnswer(deps, async () => {
    const account = await findAccount(deps, accountId)
    if (account.authenticationStatus !== 'AUTHENTICATED') {
      throw new DomainError('WRONG_STATE', 'This account is not authenticated.')
    }
    const { currentApplicationId } = account
    const { application } = await findForWorkflow(deps.records, currentApplicationId)
    assertBefore('revoke', application)
    const ciphertext = await deps.personalData.encrypt(currentApplicationId, reason)
    const act = newAct(deps, 'operator', operator.accountId)
    const { attempt, notes = [] } = application
    const note = { attempt, operatorId: operator.accountId, at: act.at, ciphertext }
    const beside = await findBeside(deps.records, account, currentApplicationId)
    const change = transitionChange(
      'revoke',
      { application, account, beside, act },
      { ...toRevoked(application, act.at), notes: [...notes, note] },
    )
    return { change, result: accountId }
  })
}
