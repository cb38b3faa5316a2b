import { expect, test } from '@jest/globals'
import { applicant, eventually, newPassportNumber, operator, reviewer, submitted } from './world.ts'

test('reviewers and operators find an application by number, address and id; its account records who searched', async () => {
  const [owner, boss, judge] = await Promise.all([applicant('CN'), operator(), reviewer()])
  const number = newPassportNumber()
  const { applicationId, accountId } = await submitted(owner, number)
  const searches = [
    { kind: 'CERTIFICATE_NUMBER', value: number.toLowerCase(), issuingRegion: 'CN' },
    { kind: 'EMAIL', value: owner.user.username.toUpperCase() },
    { kind: 'ID', value: accountId },
    { kind: 'ID', value: applicationId },
  ]
  for (const body of searches) {
    const found = await eventually(
      () => boss.api.call('searchAccounts', { body }),
      ({ applications }) => applications.length > 0,
    )
    expect(found.accounts).toEqual([{ accountId, authenticationStatus: 'IN_REVIEW' }])
    expect(found.applications).toMatchObject([{ applicationId, accountId, status: 'IN_REVIEW' }])
    const { items } = await judge.api.call('searchReviews', { body })
    expect(items).toMatchObject([{ applicationId, status: 'IN_REVIEW' }])
  }
  const { items: trail } = await boss.api.call('getAuditTrail', { path: { accountId } })
  const recorded = trail.filter(({ action }) => action === 'account.find')
  expect(recorded.map(({ actor, details }) => [actor.id, details?.by]).sort()).toEqual(
    [
      [boss.user.accountId, 'CERTIFICATE_NUMBER'],
      [boss.user.accountId, 'EMAIL'],
      [judge.user.accountId, 'CERTIFICATE_NUMBER'],
      [judge.user.accountId, 'EMAIL'],
    ].sort(),
  )
})
