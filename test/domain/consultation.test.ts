import { describe, expect, test } from '@jest/globals'
import type { Consultation } from '../../domain/application.ts'
import { answered, consult, questionFor, questionsFor, withoutUnanswered } from '../../domain/consultation.ts'
import { askedFacets, facetsOf } from '../../domain/review-queue.ts'
import { applicationIn } from '../support/samples.ts'
import { monday } from '../support/world.ts'

const lease = { reviewerId: 'holder', expiresAt: '2026-11-23T02:15:00.000Z' }
const review = applicationIn('OPEN_REVIEW', { accountId: 'holder-of-account', lease })
const question = (consultationId: string, to?: string) => ({
  consultationId,
  askedBy: 'holder',
  ...(to === undefined ? {} : { to }),
  askedAt: monday,
  questionCiphertext: 'sealed',
})
const opinion = { reviewerId: 'colleague', outcome: 'APPROVE', reasons: [], at: monday } as const
const asked = consult(consult(review, question('any')), question('named', 'colleague'))
const answer = (consultationId: string) =>
  answered(asked, questionFor(asked, consultationId, 'colleague'), opinion)
const ids = (questions: readonly Consultation[]) => questions.map(({ consultationId }) => consultationId)

describe('a question to a colleague', () => {
  test('leaves the lease, and is on the attempt', () => {
    expect(asked.lease).toEqual(lease)
    expect(asked.consultations).toEqual([
      { ...question('any'), attempt: 1 },
      { ...question('named', 'colleague'), attempt: 1 },
    ])
  })

  test('is asked by the holder only, and not twice while it is unanswered', () => {
    expect(() => consult(review, { ...question('one'), askedBy: 'other' })).toThrow('Another reviewer holds')
    expect(() => consult(asked, question('again', 'colleague'))).toThrow('has not answered')
    expect(() => consult(asked, question('again'))).toThrow('has not answered')
    expect(ids(consult(answer('named'), question('again', 'colleague')).consultations ?? [])).toContain(
      'again',
    )
  })

  test('cannot be put to the account holder, the proposer or oneself', () => {
    const proposedRejection = { reasons: [], reviewerId: 'proposer', proposedAt: monday }
    for (const to of ['holder', 'holder-of-account', 'proposer']) {
      expect(() => consult({ ...review, proposedRejection }, question('one', to))).toThrow('Name another')
    }
  })

  test('is asked at most ten times about an application', () => {
    const consultations = Array.from({ length: 10 }, () => ({ ...question('old'), attempt: 1, opinion }))
    expect(() => consult({ ...review, consultations }, question('one'))).toThrow('as often as they may be')
  })

  test('is shown to those who may answer it, the named one first', () => {
    expect(ids(questionsFor(asked, 'colleague'))).toEqual(['named', 'any'])
    expect(ids(questionsFor(asked, 'other'))).toEqual(['any'])
    expect(questionsFor(asked, 'holder')).toEqual([])
    expect(questionsFor(asked, 'holder-of-account')).toEqual([])
    const proposedRejection = { reasons: [], reviewerId: 'colleague', proposedAt: monday }
    expect(questionsFor({ ...asked, proposedRejection }, 'colleague')).toEqual([])
    expect(ids(questionsFor(answer('any'), 'colleague'))).toEqual(['named'])
  })

  test.each([
    ['another colleague’s question', 'named', 'other', 'There is no such resource'],
    ['the own question', 'any', 'holder', 'There is no such resource'],
    ['the question about the own application', 'any', 'holder-of-account', 'own account'],
    ['an unknown question', 'none', 'colleague', 'There is no such resource'],
  ])('%s is not opened', (_, consultationId, who, message) => {
    expect(() => questionFor(asked, consultationId, who)).toThrow(message)
  })

  test('about the own proposal is not opened', () => {
    const proposedRejection = { reasons: [], reviewerId: 'colleague', proposedAt: monday }
    expect(() => questionFor({ ...asked, proposedRejection }, 'any', 'colleague')).toThrow('you proposed')
  })

  test('is answered once', () => {
    const after = answer('any')
    expect(after.consultations?.[0]?.opinion).toEqual(opinion)
    expect(() => questionFor(after, 'any', 'other')).toThrow('has been answered')
  })

  test('ends without an opinion when the review ends; opinions stay', () => {
    expect(ids(withoutUnanswered(answer('any')).consultations ?? [])).toEqual(['any'])
    expect(withoutUnanswered(asked)).not.toHaveProperty('consultations')
    expect(withoutUnanswered(review)).toBe(review)
  })

  test('is a facet of the review for the named colleague, or for any, until it is answered', () => {
    const facets = (of: typeof asked) => facetsOf(of).filter(facet => facet.startsWith('ASKED#'))
    expect(facets(asked).sort()).toEqual(askedFacets('colleague').sort())
    expect(facets(answer('any'))).toEqual(['ASKED#colleague'])
  })
})
