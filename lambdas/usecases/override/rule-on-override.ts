import type { OverrideReceiptView, RuleOnOverride } from '../../../contract/override.ts'
import {
  type ApplicationRecord,
  currentDocumentsOf,
  type OverrideProposal,
  type Rejected,
} from '../../../domain/application.ts'
import type { AuditAction } from '../../../domain/audit.ts'
import {
  type Act,
  auditEntry,
  nextVersion,
  transitionChange,
  without,
  wrongState,
} from '../../../domain/change.ts'
import { localDate } from '../../../domain/local-time.ts'
import { assertMayRule, type OverrideRuling, reopenable } from '../../../domain/override.ts'
import type { Change } from '../../../domain/ports.ts'
import { queueHintsOf } from '../../../domain/queue-hints.ts'
import { toReopened } from '../../../domain/transitions.ts'
import { reviewDeadline } from '../../../domain/working-days.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { findAccount } from '../accounts/manage-account.ts'
import { type BusinessRules, workingCalendar } from '../calendar/working-calendar.ts'
import { type CommitDependencies, commitAnswer } from '../records/commit-change.ts'
import { findBeside } from '../records/find-application.ts'
import { findRejected } from './find-rejected.ts'

interface Dependencies extends CommitDependencies, AnswerContext, ActSources {
  readonly rules: BusinessRules
}

/**
 * The second operator's confirmation or refusal of a proposal, or its withdrawal by the first. A confirmation reopens the review
 * of the attempt, if the rules of a submission hold. A person decides again.
 */
export async function ruleOnOverride(
  deps: Dependencies,
  operator: Principal,
  applicationId: string,
  { proposalId, ruling }: RuleOnOverride,
): Promise<OverrideReceiptView> {
  return commitAnswer(deps, async () => {
    const act = newAct(deps, 'operator', operator.accountId)
    const { record, proposal } = await findRejected(deps.records, operator, applicationId, act.at)
    if (proposal?.proposalId !== proposalId) throw wrongState()
    assertMayRule(record.application, proposal, ruling, operator.accountId)
    const { change, dueAt } =
      ruling === 'CONFIRM'
        ? await reopening(deps, record, proposal, act)
        : { change: endOfProposal(record.application, proposal, act, endings[ruling]) }
    return {
      change,
      result: {
        proposalId,
        applicationId,
        ruling,
        ruledAt: act.at,
        ...(dueAt === undefined ? {} : { dueAt }),
      },
    }
  })
}

const endings = {
  DECLINE: 'override.decline',
  WITHDRAW: 'override.withdraw',
} as const satisfies Record<Exclude<OverrideRuling, 'CONFIRM'>, AuditAction>

/** The proposal ends without effect, and its reason is deleted. */
export function endOfProposal(
  before: Rejected,
  { proposalId }: OverrideProposal,
  act: Act,
  action: AuditAction,
): Change {
  const { applicationId, accountId } = before
  const next = nextVersion(before, without(before, 'overrideProposal'), act.at, [])
  return {
    application: { before, after: next.application },
    audit: auditEntry(act, accountId, action, { applicationId, details: { proposalId } }),
  }
}

/** One transaction: quota, application, account, audit entry, event. The stored change starts the execution. */
async function reopening(
  deps: Dependencies,
  record: ApplicationRecord<Rejected>,
  proposal: OverrideProposal,
  act: Act,
): Promise<{ change: Change; dueAt: string }> {
  const { hours } = deps.rules
  const account = await findAccount(deps, record.application.accountId)
  const beside = await findBeside(deps.records, account, record.application.applicationId)
  const application = reopenable(record, account, beside, localDate(act.at, hours.timeZone))
  const deadline = reviewDeadline(act.at, hours, await workingCalendar(deps))
  const review = toReopened(
    application,
    {
      proposal,
      confirmedBy: act.actor.id,
      deadline,
      hints: queueHintsOf(currentDocumentsOf(record)),
    },
    act.at,
  )
  const change = transitionChange('reopen', { application, account, beside, act }, review)
  const { proposalId } = proposal
  return {
    change: {
      ...change,
      // The execution that ended left its token.
      clearTaskToken: true,
      audit: { ...change.audit, details: { proposalId } },
    },
    dueAt: deadline.dueAt,
  }
}
