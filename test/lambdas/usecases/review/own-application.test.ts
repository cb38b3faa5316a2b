import { beforeEach, describe, expect, test } from '@jest/globals'
import { exportAccount } from '../../../../lambdas/usecases/accounts/export-account.ts'
import { readAuditTrail } from '../../../../lambdas/usecases/accounts/read-audit-trail.ts'
import { revokeAuthentication } from '../../../../lambdas/usecases/accounts/revoke-authentication.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import { claimReview, releaseReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../../../lambdas/usecases/review/decide-review.ts'
import { readReview, readReviewOutline } from '../../../../lambdas/usecases/review/read-review.ts'
import { parkApplication, resumeParked } from '../../../../lambdas/usecases/workflow/parking.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { concluded, submitted } from '../../../support/walk.ts'
import {
  applicant,
  makeWorld,
  operator,
  otherReviewer,
  reviewer,
  type World,
} from '../../../support/world.ts'

const own = refused('OWN_APPLICATION')

let world: World
beforeEach(() => {
  world = makeWorld({ fourEyes: true })
})

/** Another reviewer proposed to reject this reviewer's application. */
async function proposed(accountId: string): Promise<string> {
  const applicationId = await submitted(world, applicant(accountId))
  await claimReview(world.deps, otherReviewer, applicationId)
  const reasons = [{ code: 'FORGED' as const }]
  await decideReview(world.deps, otherReviewer, applicationId, { outcome: 'REJECT', reasons })
  return applicationId
}

describe('a reviewer with an application', () => {
  test.each<[string, (applicationId: string) => Promise<unknown>]>([
    ['read', id => readReview(world.deps, reviewer, id)],
    ['read the outline of', id => readReviewOutline(world.deps, reviewer, id)],
    ['claim', id => claimReview(world.deps, reviewer, id)],
    ['release', id => releaseReview(world.deps, reviewer, id)],
    ['decide on', id => decideReview(world.deps, reviewer, id, { outcome: 'APPROVE', reasons: [] })],
  ])('cannot %s their own application', async (_, attempt) => {
    const applicationId = await proposed(reviewer.accountId)
    expect(await refusalOf(attempt(applicationId))).toEqual(own)
  })
})

describe('an operator with an application', () => {
  test.each<[string, (applicationId: string) => Promise<unknown>]>([
    [
      'read their own audit trail',
      () => readAuditTrail(world.deps, operator, operator.accountId, { limit: 5 }),
    ],
    [
      'revoke their own authentication',
      () => revokeAuthentication(world.deps, operator, operator.accountId, { reason: 'r' }),
    ],
    [
      'erase their own account',
      () => eraseAccount(world.deps, operator, operator.accountId, { reason: 'r' }),
    ],
    [
      'resume their own application',
      async id => {
        await parkApplication(world.deps, { applicationId: id, error: 'States.TaskFailed' })
        return resumeParked(world.deps, operator, id)
      },
    ],
  ])('cannot %s', async (_, attempt) => {
    const applicationId = await proposed(operator.accountId)
    expect(await refusalOf(attempt(applicationId))).toEqual(own)
  })
})

test('an export contains a proposed rejection only after the decision on it', async () => {
  const erika = applicant('erika')
  const applicationId = await proposed('erika')
  const actions = async () => (await exportAccount(world.deps, erika)).auditTrail.map(({ action }) => action)
  expect(await actions()).not.toContain('review.propose-rejection')
  await concluded(world, applicationId, 'REJECT', [{ code: 'FORGED' }])
  expect(await actions()).toContain('review.propose-rejection')
})
