import type {
  AskColleague,
  Asked,
  GiveOpinion,
  OpinionReceipt,
  QuestionView,
} from '../../../contract/collaboration.ts'
import type { OpenReview } from '../../../domain/application.ts'
import { auditEntry, nextVersion, wrongState } from '../../../domain/change.ts'
import { answered, consult, questionFor } from '../../../domain/consultation.ts'
import type { PersonalData } from '../../../domain/ports.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitAnswer, commitChange } from '../records/commit-change.ts'
import { assertFits, plainReasons } from './decide-review.ts'
import { assertOpen, findReview } from './find-review.ts'
import { contentToReview, type ReadingReviews } from './read-review.ts'

type Changing = CommitDependencies & AnswerContext & ActSources & { readonly personalData: PersonalData }

/** The record of an open review of another person. */
async function findOpen(
  { records }: Pick<CommitDependencies, 'records'>,
  reviewer: Principal,
  applicationId: string,
) {
  const record = await findReview(records, reviewer, applicationId)
  const { application } = record
  assertOpen(application)
  return { ...record, application }
}

function changed(before: OpenReview, after: OpenReview, at: string) {
  return { before, after: nextVersion(before, after, at, []).application }
}

/** The holder of the review asks a colleague, who sees the case without claiming it. The lease stays. */
export async function askColleague(
  deps: Changing,
  reviewer: Principal,
  applicationId: string,
  { question, to }: AskColleague,
): Promise<Asked> {
  const named = to === undefined ? {} : { to }
  const questionCiphertext = await deps.personalData.encrypt(applicationId, question)
  const consultationId = deps.newId()
  return commitAnswer(deps, async () => {
    const { application } = await findOpen(deps, reviewer, applicationId)
    const act = newAct(deps, 'reviewer', reviewer.accountId)
    const asked = {
      consultationId,
      askedBy: reviewer.accountId,
      ...named,
      askedAt: act.at,
      questionCiphertext,
    }
    const details = { consultationId, ...(to === undefined ? {} : { colleague: to }) }
    return {
      change: {
        application: changed(application, consult(application, asked), act.at),
        audit: auditEntry(act, application.accountId, 'review.ask-colleague', { applicationId, details }),
      },
      result: { applicationId, consultationId, askedAt: act.at, ...named },
    }
  })
}

/**
 * The case for a colleague who is asked: entered details, files, evidence and the question. Each access is recorded before
 * anything is decrypted or an address is created.
 */
export async function readQuestion(
  deps: ReadingReviews,
  reviewer: Principal,
  { applicationId, consultationId }: { readonly applicationId: string; readonly consultationId: string },
): Promise<QuestionView> {
  const { record, asked, now } = await commitChange(deps, async () => {
    const found = await findOpen(deps, reviewer, applicationId)
    const act = newAct(deps, 'reviewer', reviewer.accountId)
    const consultation = questionFor(found.application, consultationId, reviewer.accountId)
    const audit = auditEntry(act, found.application.accountId, 'review.read-question', {
      applicationId,
      details: { consultationId },
    })
    return { change: { audit }, result: { record: found, asked: consultation, now: act.at } }
  })
  const [{ entered, files, evidence }, question] = await Promise.all([
    contentToReview(deps, record, now),
    deps.personalData.decrypt(applicationId, asked.questionCiphertext),
  ])
  if (entered === undefined || files === undefined) throw wrongState()
  const { attempt, certificateType, issuingRegion, submittedAt, deadline } = record.application
  return {
    applicationId,
    consultationId,
    attempt,
    certificateType,
    issuingRegion,
    submittedAt,
    dueAt: deadline.dueAt,
    askedBy: asked.askedBy,
    askedAt: asked.askedAt,
    question,
    entered,
    files,
    ...(evidence === undefined ? {} : { evidence }),
  }
}

/** Records what the colleague would decide. The first answer ends the question; the decision remains with the holder. */
export async function giveOpinion(
  deps: Changing,
  reviewer: Principal,
  { applicationId, consultationId }: { readonly applicationId: string; readonly consultationId: string },
  input: GiveOpinion,
): Promise<OpinionReceipt> {
  const { outcome, note } = input
  const reasons = plainReasons(input)
  const noted =
    note === undefined ? {} : { noteCiphertext: await deps.personalData.encrypt(applicationId, note) }
  const reviewerId = reviewer.accountId
  return commitAnswer(deps, async () => {
    const { application } = await findOpen(deps, reviewer, applicationId)
    const act = newAct(deps, 'reviewer', reviewerId)
    const asked = questionFor(application, consultationId, reviewerId)
    assertFits(application, { outcome, reasons })
    const opinion = { reviewerId, outcome, reasons, ...noted, at: act.at }
    return {
      change: {
        application: changed(application, answered(application, asked, opinion), act.at),
        audit: auditEntry(act, application.accountId, 'review.give-opinion', {
          applicationId,
          // The applicant's export has the trail: an opinion is no decision.
          details: { consultationId },
        }),
      },
      result: { applicationId, consultationId, outcome, reasons: [...reasons], at: act.at },
    }
  })
}
