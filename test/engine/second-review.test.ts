import { expect, test } from '@jest/globals'
import {
  applicant,
  approval,
  decide,
  eventually,
  operator,
  reaches,
  refusal,
  reviewer,
  submitted,
} from './world.ts'

test('a sampled decision is reviewed again without telling the first, and a difference is listed and counted', async () => {
  const [owner, first, second, desk] = await Promise.all([applicant(), reviewer(), reviewer(), operator()])
  const { applicationId, accountId } = await submitted(owner)
  await decide(first, applicationId, approval)
  await reaches(owner, applicationId, 'APPROVED')
  const { accountId: firstId } = await first.api.call('getAccount')

  // Other tests have samples, too. Only the claim tells the case, so the operator's view finds this one.
  const claimable = async () => {
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const query = { limit: '100', ...(cursor === undefined ? {} : { cursor }) }
      const page = await second.api.call('listSecondReviews', { query })
      ids.push(...page.items.map(({ sampleId }) => sampleId))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    return ids.toReversed()
  }
  const found = await eventually(claimable, ids => ids.length > 0)
  const opinion = {
    outcome: 'REQUEST_RETRY',
    reasons: [{ code: 'PHOTO_BLURRED', slot: 'DATA_PAGE' }],
  } as const
  const ofThisCase = async () => {
    const { items } = await desk.api.call('listDifferences', { query: {} })
    return items.find(item => item.applicationId === applicationId)
  }
  for (const sampleId of found) {
    if ((await ofThisCase()) !== undefined) break
    const path = { sampleId }
    const answer = await second.api.request('POST', `/v1/second-reviews/${sampleId}/claim`)
    if (refusal(answer).code !== undefined) continue
    const view = await second.api.call('claimSecondReview', { path })
    expect(JSON.stringify(view.entered)).not.toContain('APPROVE')
    expect(view.files.length).toBeGreaterThan(0)
    await second.api.call('decideSecondReview', { path, body: { ...opinion, reasons: [...opinion.reasons] } })
    expect(
      refusal(await second.api.request('POST', `/v1/second-reviews/${sampleId}/decision`, { body: opinion })),
    ).toMatchObject({ code: 'ALREADY_DECIDED' })
  }
  expect(await ofThisCase()).toMatchObject({
    accountId,
    first: { reviewerId: firstId, outcome: 'APPROVE' },
    second: opinion,
  })
  const { items } = await desk.api.call('getReviewerFigures', { query: {} })
  expect(items.find(({ reviewerId }) => reviewerId === firstId)).toMatchObject({
    secondReviewed: 1,
    agreed: 0,
    agreement: 0,
  })
})
