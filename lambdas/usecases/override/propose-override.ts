import type { OverrideProposalView, ProposeOverride } from '../../../contract/override.ts'
import { auditEntry, nextVersion, wrongState } from '../../../domain/change.ts'
import { localDate } from '../../../domain/local-time.ts'
import { proposalOf, reopenable } from '../../../domain/override.ts'
import type { PersonalData } from '../../../domain/ports.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { findAccount } from '../accounts/manage-account.ts'
import type { BusinessRules } from '../calendar/working-calendar.ts'
import { type CommitDependencies, commitAnswer } from '../records/commit-change.ts'
import { findBeside } from '../records/find-application.ts'
import { findRejected } from './find-rejected.ts'
import { proposalView } from './read-proposals.ts'

interface Dependencies extends CommitDependencies, AnswerContext, ActSources {
  readonly personalData: PersonalData
  readonly rules: Pick<BusinessRules, 'hours'>
}

/**
 * Proposes that a rejected application be reviewed again. Another operator rules on it. The reason is stored encrypted with the
 * application. An expired proposal is replaced.
 */
export async function proposeOverride(
  deps: Dependencies,
  operator: Principal,
  applicationId: string,
  { reason }: ProposeOverride,
): Promise<OverrideProposalView> {
  return commitAnswer(deps, async () => {
    const act = newAct(deps, 'operator', operator.accountId)
    const { record, proposal: open } = await findRejected(deps.records, operator, applicationId, act.at)
    if (open !== undefined) throw wrongState()
    const account = await findAccount(deps, record.application.accountId)
    const beside = await findBeside(deps.records, account, applicationId)
    const before = reopenable(record, account, beside, localDate(act.at, deps.rules.hours.timeZone))
    const proposal = proposalOf(
      {
        proposalId: deps.newId(),
        operatorId: operator.accountId,
        reasonCiphertext: await deps.personalData.encrypt(applicationId, reason),
      },
      act.at,
    )
    const next = nextVersion(before, { ...before, overrideProposal: proposal }, act.at, [])
    return {
      change: {
        application: { before, after: next.application },
        audit: auditEntry(act, before.accountId, 'override.propose', {
          applicationId,
          details: { proposalId: proposal.proposalId },
        }),
      },
      result: proposalView(before, proposal),
    }
  })
}
