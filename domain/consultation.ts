import type { ColleagueOpinion, Consultation, OpenReview } from './application.ts'
import { assertColleague } from './colleagues.ts'
import { DomainError, notFound } from './errors.ts'
import { assertNotExcluded, excludedFrom } from './four-eyes.ts'
import { assertHoldsLease, assertNotOwn } from './lease.ts'
import { maximumConsultations } from './policy.ts'

function isUnanswered({ opinion }: Consultation): boolean {
  return opinion === undefined
}

/** Only the holder of the review asks, and asks a colleague once at a time: a repeated request changes nothing. */
export function consult(
  review: OpenReview,
  asked: Pick<Consultation, 'consultationId' | 'askedBy' | 'to' | 'askedAt' | 'questionCiphertext'>,
): OpenReview {
  const { askedBy, askedAt, to } = asked
  assertHoldsLease(review, askedBy, askedAt)
  if (to !== undefined) assertColleague(review, askedBy, to)
  const { attempt, consultations = [] } = review
  if (consultations.some(each => isUnanswered(each) && each.to === to)) {
    throw new DomainError('WRONG_STATE', 'The same colleague has not answered an earlier question yet.')
  }
  if (consultations.length >= maximumConsultations) {
    throw new DomainError(
      'WRONG_STATE',
      'Colleagues were asked about this application as often as they may be.',
    )
  }
  return { ...review, consultations: [...consultations, { ...asked, attempt }] }
}

function isFor({ askedBy, to }: Consultation, reviewerId: string): boolean {
  return askedBy !== reviewerId && (to === undefined || to === reviewerId)
}

/** What this reviewer is asked, the named questions first. */
export function questionsFor(review: OpenReview, reviewerId: string): Consultation[] {
  if ([review.accountId, ...excludedFrom(review)].includes(reviewerId)) return []
  const { consultations = [] } = review
  const asked = consultations.filter(each => isUnanswered(each) && isFor(each, reviewerId))
  return asked.toSorted((one, other) => Number(other.to === reviewerId) - Number(one.to === reviewerId))
}

/**
 * The question, for a colleague who may answer it. The own application and the own proposal are excluded, as they are from a
 * claim.
 */
export function questionFor(review: OpenReview, consultationId: string, reviewerId: string): Consultation {
  assertNotOwn(review, reviewerId)
  const { consultations = [] } = review
  const found = consultations.find(each => each.consultationId === consultationId)
  if (found === undefined || !isFor(found, reviewerId)) throw notFound()
  assertNotExcluded(review, reviewerId)
  if (!isUnanswered(found)) throw new DomainError('ALREADY_DECIDED', 'This question has been answered.')
  return found
}

export function answered(
  review: OpenReview,
  { consultationId }: Consultation,
  opinion: ColleagueOpinion,
): OpenReview {
  const { consultations = [] } = review
  return {
    ...review,
    consultations: consultations.map(each =>
      each.consultationId === consultationId ? { ...each, opinion } : each,
    ),
  }
}

/** With the end of the review, questions that nobody answered end, too. Opinions stay for later attempts. */
export function withoutUnanswered<T extends { readonly consultations?: readonly Consultation[] }>(
  review: T,
): T {
  const consultations = review.consultations?.filter(each => !isUnanswered(each))
  if (consultations === undefined) return review
  const rest: T = { ...review, consultations }
  if (consultations.length === 0) delete (rest as { consultations?: unknown }).consultations
  return rest
}
