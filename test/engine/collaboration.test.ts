import { expect, test } from '@jest/globals'
import { longestMessage, stageDefaults } from '../../domain/policy.ts'
import {
  approval,
  fill,
  newPassportNumber,
  operator,
  person,
  reaches,
  reviewer,
  submitByUseCase,
} from './world.ts'

// No other test has reviews of this region.
const region = 'BV'

test('a claimed review is handed over with a note, a colleague gives an opinion, and the holder decides', async () => {
  const [owner, first, colleague, third, boss] = await Promise.all([
    person({ registrationRegion: region }),
    reviewer(),
    reviewer(),
    reviewer(),
    operator(),
  ])
  const consent = { policyVersion: stageDefaults.consentPolicyVersion }
  const draft = await owner.api.call('createApplication', {
    body: { certificateType: 'PASSPORT', issuingRegion: region, consent },
  })
  const { applicationId } = draft
  await fill(owner, draft)
  await submitByUseCase(owner, applicationId, newPassportNumber())
  const path = { applicationId }
  const next = async ({ api }: typeof first, issuingRegions: string[]) =>
    (await api.call('claimNextReview', { body: { issuingRegions } })).review
  const [{ accountId: colleagueId }, { accountId: thirdId }] = await Promise.all([
    colleague.api.call('getAccount'),
    third.api.call('getAccount'),
  ])

  expect((await next(first, [region]))?.applicationId).toBe(applicationId)
  // More bytes than KMS encrypts at once.
  const note = '照'.repeat(longestMessage)
  const handed = await first.api.call('handOverReview', { path, body: { note, to: colleagueId } })
  expect(handed).toMatchObject({ handover: { to: colleagueId, mine: false } })
  expect(handed).not.toHaveProperty('notes')
  expect(await next(third, [region])).toBeUndefined()
  const taken = await next(colleague, ['AQ'])
  expect(taken).toMatchObject({ applicationId, notes: [{ text: note, handover: { to: colleagueId } }] })

  const body = { question: '反光可以接受吗？', to: thirdId }
  const { consultationId } = await colleague.api.call('askColleague', { path, body })
  const { items } = await third.api.call('listReviews', { query: { state: 'asked' } })
  // Other tests ask any reviewer.
  expect(items.find(item => item.applicationId === applicationId)).toMatchObject({
    question: { consultationId, named: true },
  })
  const asked = await third.api.call('getQuestion', { path: { applicationId, consultationId } })
  expect(asked).toMatchObject({ question: body.question, entered: { name: 'LI SPECIMEN' } })
  expect(asked.files).toHaveLength(2)
  const target = `/v1/reviews/${applicationId}/questions/${consultationId}/opinion`
  const opinion = { ...approval, note: '可以' }
  const answers = []
  for (const _ of [1, 2]) {
    const headers = { 'idempotency-key': `opinion-${consultationId}` }
    answers.push(await third.api.request('POST', target, { body: opinion, headers }))
  }
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(await colleague.api.call('getReview', { path })).toMatchObject({
    consultations: [
      { question: body.question, opinion: { reviewerId: thirdId, outcome: 'APPROVE', note: '可以' } },
    ],
  })
  await colleague.api.call('decideReview', { path, body: approval })
  await reaches(owner, applicationId, 'APPROVED')

  const { accountId } = owner.user
  const trail = await boss.api.call('getAuditTrail', { path: { accountId }, query: { limit: '100' } })
  expect(
    trail.items
      .filter(({ action }) => action.startsWith('review.') && action !== 'review.read')
      .map(({ action }) => action)
      .reverse(),
  ).toEqual([
    'review.claim',
    'review.hand-over',
    'review.claim',
    'review.ask-colleague',
    'review.read-question',
    'review.give-opinion',
    'review.decide',
  ])
})
