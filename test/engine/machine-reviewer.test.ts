import { describe, expect, test } from '@jest/globals'
import { apiClient } from '../../local/api-client.ts'
import { machineToken } from '../../local/machine-client.ts'
import {
  applicant,
  approval,
  newPassportNumber,
  operator,
  reaches,
  refusal,
  reviewer,
  stack,
  submitted,
} from './world.ts'

describe('a reviewing system with client credentials', () => {
  test('lists, claims, reads and decides as a reviewer of its own', async () => {
    const [owner, boss] = await Promise.all([applicant(), operator()])
    const number = newPassportNumber()
    const { applicationId, accountId } = await submitted(owner, number)
    const path = { applicationId }
    const api = apiClient({
      apiUrl: stack.apiUrl,
      token: await machineToken(stack.machineReviewer, ['reviews/decide']),
    })
    const { items } = await api.call('listReviews', { query: { state: 'unclaimed', limit: '100' } })
    expect(items.map(item => item.applicationId)).toContain(applicationId)
    const { clientId } = stack.machineReviewer
    expect((await api.call('claimReview', { path })).lease).toMatchObject({
      mine: true,
      reviewerId: clientId,
    })
    expect((await api.call('getReview', { path })).entered).toMatchObject({ certificateNumber: number })
    await api.call('decideReview', { path, body: approval })
    await reaches(owner, applicationId, 'APPROVED')
    const trail = await boss.api.call('getAuditTrail', { path: { accountId }, query: { limit: '100' } })
    const reviewed = trail.items.filter(({ action }) => action.startsWith('review.'))
    expect(new Set(reviewed.map(({ actor }) => `${actor.role} ${actor.id}`))).toEqual(
      new Set([`reviewer ${clientId}`]),
    )
  })

  test('has leases that exclude other reviewers, and is excluded by their leases', async () => {
    const [owner, judge] = await Promise.all([applicant(), reviewer()])
    const { applicationId } = await submitted(owner)
    const api = apiClient({
      apiUrl: stack.apiUrl,
      token: await machineToken(stack.machineReviewer, ['reviews/decide']),
    })
    await api.call('claimReview', { path: { applicationId } })
    const claim = `/v1/reviews/${applicationId}/claim`
    const theirs = await judge.api.request('POST', claim)
    expect(refusal(theirs)).toMatchObject({ status: 409, code: 'REVIEW_CLAIMED_BY_OTHER' })
    await api.call('releaseReview', { path: { applicationId } })
    await judge.api.call('claimReview', { path: { applicationId } })
    expect(refusal(await api.request('POST', claim))).toMatchObject({ code: 'REVIEW_CLAIMED_BY_OTHER' })
  })

  test.each([
    ['GET', '/v1/account'],
    ['GET', '/v1/applications'],
    ['GET', '/v1/accounts/somebody'],
    ['GET', '/v1/accounts/somebody/audit-trail'],
  ])('is neither applicant nor operator: %s %s', async (method, route) => {
    const api = apiClient({
      apiUrl: stack.apiUrl,
      token: await machineToken(stack.machineReviewer, ['reviews/decide']),
    })
    expect(refusal(await api.request(method, route))).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })

  test('gets no token without its secret', async () => {
    const { clientId, tokenUrl } = stack.machineReviewer
    await expect(
      machineToken({ clientId, tokenUrl, clientSecret: 'guessed' }, ['reviews/decide']),
    ).rejects.toThrow(/answered 4/)
  })
})
