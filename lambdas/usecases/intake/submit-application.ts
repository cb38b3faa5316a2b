import {
  type Application,
  type ApplicationRecord,
  currentDocumentsOf,
  type Draft,
  type EnteredDetails,
  incompleteSlots,
  type RetryRequested,
} from '../../../domain/application.ts'
import { slotsOf } from '../../../domain/certificates.ts'
import { assertBefore, transitionChange } from '../../../domain/change.ts'
import { assertNoPartner, assertRegistrationRegion } from '../../../domain/eligibility.ts'
import { DomainError } from '../../../domain/errors.ts'
import { type LocalDate, localDate } from '../../../domain/local-time.ts'
import type { KeyedHash, PersonalData } from '../../../domain/ports.ts'
import { queueHintsOf } from '../../../domain/queue-hints.ts'
import { checkFirstFields, checkRetriedFields, type SubmittedFields } from '../../../domain/submission.ts'
import { decisionByName } from '../../../domain/test-names.ts'
import { toSubmitted } from '../../../domain/transitions.ts'
import { reviewDeadline } from '../../../domain/working-days.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type RateLimiting, takeRate } from '../access/limit-rate.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { ensureAccount } from '../accounts/ensure-account.ts'
import { type BusinessRules, workingCalendar } from '../calendar/working-calendar.ts'
import { type CommitDependencies, commitAnswer } from '../records/commit-change.ts'
import { findBeside, findOwnApplication } from '../records/find-application.ts'
import { assertRepeatsWhatStands, firstDetails, retriedDetails } from './entered-details.ts'

interface Dependencies extends CommitDependencies, AnswerContext, ActSources, RateLimiting {
  readonly personalData: PersonalData
  readonly keyedHash: KeyedHash
  readonly rules: BusinessRules
  readonly testMode: boolean
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

const isQuotaRefusal = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'CERTIFICATE_QUOTA_EXCEEDED'

/**
 * Limits quota refusals, because each discloses that other accounts use the number. Every submission takes one refusal
 * from the limit before the number is checked and gives it back unless it was refused for the quota. So concurrent
 * submissions can't exceed the limit. After a crash in between, the refusal stays counted.
 */
export async function submitApplication(
  deps: Dependencies,
  principal: Principal,
  applicationId: string,
  input: SubmittedFields,
): Promise<string> {
  const { accountId } = principal
  const refusal = await takeRate(deps, accountId, 'quotaRefusals')
  let isQuotaDisclosed = false
  try {
    await takeRate(deps, accountId, 'submissions')
    return await submit(deps, principal, applicationId, input)
  } catch (error) {
    isQuotaDisclosed = isQuotaRefusal(error)
    throw error
  } finally {
    if (!isQuotaDisclosed) await deps.rates.giveBack(refusal)
  }
}

/** Checks the typed fields. Returns a function that encrypts and hashes them. */
async function checkFields(
  deps: Dependencies,
  application: Draft | RetryRequested,
  input: SubmittedFields,
  today: LocalDate,
): Promise<() => Promise<EnteredDetails>> {
  if (application.status === 'DRAFT') {
    const fields = checkFirstFields(application, input, today)
    return () => firstDetails(deps, application, fields)
  }
  const { entered, repeated } = checkRetriedFields(application, input, today)
  await assertRepeatsWhatStands(deps, application, repeated)
  return () => retriedDetails(deps, application, entered)
}

/** Only of an application that was created in test mode. The workflow carries the decision out. */
function namedDecisionOf({ test, certificateType }: Application, { name }: SubmittedFields) {
  return test === true && name !== undefined ? decisionByName(name, slotsOf(certificateType)) : undefined
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
    assertBefore('submit', application)
    assertNoPartner(account)
    assertRegistrationRegion(account, application.issuingRegion, 'submission')
    const act = newAct(deps, 'applicant', principal.accountId)
    const { hours } = deps.rules
    const makeDetails = await checkFields(deps, application, input, localDate(act.at, hours.timeZone))
    assertDocumentsComplete(record)
    const [entered, calendar] = await Promise.all([makeDetails(), workingCalendar(deps)])
    const deadline = reviewDeadline(act.at, hours, calendar)
    const namedDecision = deps.testMode ? namedDecisionOf(application, input) : undefined
    const hints = queueHintsOf(currentDocumentsOf(record))
    const review = toSubmitted(application, { entered, deadline, hints, namedDecision }, act.at)
    const beside = await findBeside(deps.records, account, application.applicationId)
    const change = transitionChange('submit', { application, account, beside, act }, review)
    return { change, result: applicationId }
  })
}
