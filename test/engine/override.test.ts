import { expect, test } from '@jest/globals'
import {
  applicant,
  approval,
  decide,
  operator,
  reaches,
  readApplication,
  refusal,
  reviewer,
  submitted,
} from './world.ts'

test('two operators have a rejection reviewed again, and another reviewer’s approval counts', async () => {
  const [owner, first, second, clerk, chief] = await Promise.all([
    applicant(),
    reviewer(),
    reviewer(),
    operator(),
    operator(),
  ])
  const { applicationId } = await submitted(owner)
  await decide(first, applicationId, { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] })
  await reaches(owner, applicationId, 'REJECTED')

  const path = { applicationId }
  const reason = 'Kanarienvogel: the hologram is genuine.'
  const { proposalId } = await clerk.api.call('proposeOverride', { path, body: { reason } })
  const { items } = await chief.api.call('listOverrideProposals', { query: { limit: '100' } })
  expect(items.map(item => item.proposalId)).toContain(proposalId)
  expect((await chief.api.call('getOverrideProposal', { path })).reason).toBe(reason)
  const route = `/v1/override-proposals/${applicationId}/ruling`
  const confirmation = { proposalId, ruling: 'CONFIRM' } as const
  expect(refusal(await clerk.api.request('POST', route, { body: confirmation }))).toMatchObject({
    status: 403,
    code: 'FORBIDDEN',
  })
  const { dueAt } = await chief.api.call('ruleOnOverride', { path, body: confirmation })
  expect(await readApplication(owner, applicationId)).toMatchObject({
    status: 'IN_REVIEW',
    attempt: 1,
    dueAt,
  })

  const barred = await first.api.request('POST', `/v1/reviews/${applicationId}/claim`)
  expect(refusal(barred)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  await decide(second, applicationId, approval)
  const { timeline } = await reaches(owner, applicationId, 'APPROVED')
  expect(timeline.map(({ event }) => event).slice(-4)).toEqual([
    'application.rejected',
    'application.reopened',
    'application.approved',
    'account.authenticated',
  ])
  expect(JSON.stringify(timeline)).not.toContain('Kanarien')
})
