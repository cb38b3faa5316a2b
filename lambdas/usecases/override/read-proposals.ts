import type { OverrideCaseView, OverrideProposalView } from '../../../contract/override.ts'
import type { OverrideProposal, Rejected } from '../../../domain/application.ts'
import { auditEntry, isBefore } from '../../../domain/change.ts'
import { notFound } from '../../../domain/errors.ts'
import { openProposal } from '../../../domain/override.ts'
import type { Leftovers, Page, PageRequest, PersonalData, Records } from '../../../domain/ports.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { isReadable } from '../records/all-applications.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { findRejected } from './find-rejected.ts'

export function proposalView(
  { applicationId, accountId }: Rejected,
  { proposalId, operatorId, proposedAt, expiresAt }: OverrideProposal,
): OverrideProposalView {
  return { proposalId, applicationId, accountId, proposedBy: operatorId, proposedAt, expiresAt }
}

/** Later than any time. */
const ever = '9999'

interface Listing extends Pick<ActSources, 'clock'> {
  readonly records: Pick<Records, 'listed'>
  readonly leftovers: Leftovers
}

/** The open proposals about other accounts, longest first, without their reasons. A page may be short. */
export async function listProposals(
  { records, leftovers, clock }: Listing,
  operator: Principal,
  page: PageRequest,
): Promise<Page<OverrideProposalView>> {
  const now = clock()
  const { items, nextCursor } = await leftovers.attentionBefore('OVERRIDE_PROPOSED', ever, page)
  const found = await Promise.all(items.map(applicationId => records.listed(applicationId)))
  return {
    // The index may lag behind, and an expired proposal stays until the reconciler has removed it.
    items: found.flatMap(record => {
      if (!isReadable(record) || !isBefore('reopen', record.application)) return []
      const { application } = record
      const proposal = openProposal(application, now)
      if (proposal === undefined || application.accountId === operator.accountId) return []
      return [proposalView(application, proposal)]
    }),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  }
}

/** One open proposal with its reason and the decision that it is about. Each access is recorded before anything is decrypted. */
export async function readProposal(
  deps: CommitDependencies & ActSources & { readonly personalData: PersonalData },
  operator: Principal,
  applicationId: string,
): Promise<OverrideCaseView> {
  const { application, proposal } = await commitChange(deps, async () => {
    const act = newAct(deps, 'operator', operator.accountId)
    const found = await findRejected(deps.records, operator, applicationId, act.at)
    if (found.proposal === undefined) throw notFound()
    const { proposalId } = found.proposal
    const audit = auditEntry(act, found.record.application.accountId, 'override.read', {
      applicationId,
      details: { proposalId },
    })
    return {
      change: { audit },
      result: { application: found.record.application, proposal: found.proposal },
    }
  })
  const { reviewerId, decidedAt } = application.recordedDecision
  return {
    ...proposalView(application, proposal),
    reason: await deps.personalData.decrypt(applicationId, proposal.reasonCiphertext),
    decidedBy: reviewerId,
    decidedAt,
    reasons: application.appliedDecision.reasons.map(reason => ({ ...reason })),
  }
}
