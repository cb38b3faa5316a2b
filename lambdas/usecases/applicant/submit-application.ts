import { type ApplicationRecord, incompleteSlots } from '../../../domain/application.ts'
import { transitionChange, without, wrongState } from '../../../domain/change.ts'
import { assertNoPartner, assertRegionsAgree } from '../../../domain/eligibility.ts'
import { DomainError } from '../../../domain/errors.ts'
import { isAllowed } from '../../../domain/lifecycle.ts'
import { localDate } from '../../../domain/local-time.ts'
import type { KeyedHash, PersonalData } from '../../../domain/ports.ts'
import { checkSubmittedFields, type SubmittedFields } from '../../../domain/submission.ts'
import { reviewDeadline } from '../../../domain/working-days.ts'
import type { Answering } from '../answer-once.ts'
import type { BusinessRules } from '../business-rules.ts'
import { type Committing, commitAnswer } from '../commit-change.ts'
import { ensureAccount } from '../ensure-account.ts'
import { findOwnApplication } from '../find-application.ts'
import { assertRateLeft, type RateLimiting, takeRate } from '../limit-rate.ts'
import { type Acting, act, type Principal } from '../people.ts'
import { workingCalendar } from '../working-calendar.ts'
import { assertRepeatsWhatStands, enteredDetails } from './entered-details.ts'

interface Dependencies extends Committing, Answering, Acting, RateLimiting {
  readonly personalData: PersonalData
  readonly keyedHash: KeyedHash
  readonly rules: BusinessRules
}

function assertDocumentsComplete(record: ApplicationRecord): void {
  const missing = incompleteSlots(record)
  if (missing.length > 0) {
    throw new DomainError(
      'DOCUMENTS_INCOMPLETE',
      'Every slot needs an accepted file.',
      missing.map(slot => ({
        pointer: `/documents/${slot}`,
        code: 'DOCUMENTS_INCOMPLETE',
        message: 'This slot has no accepted file.',
      })),
    )
  }
}

/**
 * Whoever was refused too often for the quota is not told any more how it stands: nobody finds out by trying numbers who
 * is authenticated. So a refusal is told only when it could be counted, and when no more can be, nothing is tried.
 */
export async function submitApplication(
  deps: Dependencies,
  principal: Principal,
  applicationId: string,
  input: SubmittedFields,
): Promise<string> {
  const { accountId } = principal
  await assertRateLeft(deps, accountId, 'quotaRefusals')
  await takeRate(deps, accountId, 'submissions')
  try {
    return await submit(deps, principal, applicationId, input)
  } catch (error) {
    const isQuotas = error instanceof DomainError && error.code === 'CERTIFICATE_QUOTA_EXCEEDED'
    if (isQuotas) await takeRate(deps, accountId, 'quotaRefusals')
    throw error
  }
}

/** One transaction: quota, application, account, audit entry, event (R2, R3, R11, R12, R13). */
async function submit(
  deps: Dependencies,
  principal: Principal,
  applicationId: string,
  input: SubmittedFields,
): Promise<string> {
  return commitAnswer(deps, async () => {
    const record = await findOwnApplication(deps.records, principal, applicationId)
    const account = await ensureAccount(deps, principal)
    const { application } = record
    if (!isAllowed('submit', application.status)) throw wrongState()
    assertNoPartner(account)
    assertRegionsAgree(account, application.issuingRegion, 'submission')
    const submitted = act(deps, 'applicant', principal.accountId)
    const { hours } = deps.rules
    const fields = checkSubmittedFields(application, input, localDate(submitted.at, hours.timeZone))
    await assertRepeatsWhatStands(deps, application, fields.repeated)
    assertDocumentsComplete(record)
    const details = await enteredDetails(deps, application, fields.entered)
    const calendar = await workingCalendar(deps)
    const { dueAt, dueSoonAt, provisional } = reviewDeadline(submitted.at, hours, calendar)
    const attempt = application.status === 'DRAFT' ? application.attempt : application.attempt + 1
    const change = transitionChange('submit', { application, account, act: submitted }, next => ({
      ...without(next, 'reopened', 'recordedDecision', 'appliedDecision', 'lease'),
      attempt,
      entered: details,
      submittedAt: submitted.at,
      deadline: { dueAt, dueSoonAt, dueProvisional: provisional },
      overdue: false,
      signal: { kind: 'SUBMITTED', attempt, at: submitted.at },
    }))
    return { change, result: applicationId }
  })
}
