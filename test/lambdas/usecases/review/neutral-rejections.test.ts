import { describe, expect, test } from '@jest/globals'
import { publishedEvent } from '../../../../contract/bus-events.ts'
import type { DecisionReason, ReasonCode } from '../../../../domain/reasons.ts'
import { exportAccount } from '../../../../lambdas/usecases/accounts/export-account.ts'
import { listApplicationsOf } from '../../../../lambdas/usecases/accounts/list-applications-of.ts'
import { readAuditTrail } from '../../../../lambdas/usecases/accounts/read-audit-trail.ts'
import {
  listOwnApplications,
  readApplication,
} from '../../../../lambdas/usecases/intake/read-applications.ts'
import { readReview } from '../../../../lambdas/usecases/review/read-review.ts'
import { prepareDeliveries } from '../../../../lambdas/usecases/webhooks/prepare-deliveries.ts'
import { concluded, recordOf, submitted } from '../../../support/walk.ts'
import { addEndpoint, drainQueues } from '../../../support/webhook-walk.ts'
import { applicant, makeWorld, operator, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const guarded: readonly ReasonCode[] = ['FORGED', 'NOT_THE_HOLDER', 'ABUSE']
const trueCodes = new RegExp(guarded.join('|'))

async function rejected(world: World, reasons: DecisionReason[]): Promise<string> {
  const applicationId = await submitted(world, erika)
  await concluded(world, applicationId, 'REJECT', reasons)
  return applicationId
}

/** Everything that the applicant and an integrator can read about the rejection. */
async function shownOutside(world: World, applicationId: string): Promise<string[]> {
  await addEndpoint(world)
  const { events } = await recordOf(world, applicationId)
  for (const event of events) await prepareDeliveries(world.deps, publishedEvent(event))
  await drainQueues(world)
  const answers = [
    await readApplication(world.deps, erika, applicationId),
    await listOwnApplications(world.deps, erika, { limit: 25 }),
    await exportAccount(world.deps, erika),
    world.deps.webhookSender.sent,
  ]
  return answers.map(answer => JSON.stringify(answer))
}

/** What staff read. */
async function shownInside(world: World, applicationId: string): Promise<string[]> {
  const answers = [
    await listApplicationsOf(world.deps, operator, 'erika', { limit: 25 }),
    await readAuditTrail(world.deps, operator, 'erika', { limit: 100 }),
    await readReview(world.deps, reviewer, applicationId),
  ]
  return answers.map(answer => JSON.stringify(answer))
}

describe('on a stage with neutral rejections', () => {
  test.each(guarded)('%s is shown to staff only', async code => {
    const world = makeWorld({ neutralRejections: true })
    const applicationId = await rejected(world, [{ code }])
    for (const answer of await shownOutside(world, applicationId)) {
      expect(answer).not.toMatch(trueCodes)
      expect(answer).toContain('COULD_NOT_BE_VERIFIED')
    }
    for (const answer of await shownInside(world, applicationId)) {
      expect(answer).toContain(code)
      expect(answer).not.toContain('COULD_NOT_BE_VERIFIED')
    }
  })

  test('several guarded reasons become one, and other reasons stay', async () => {
    const world = makeWorld({ neutralRejections: true })
    const applicationId = await rejected(world, [
      { code: 'UNDER_AGE' },
      { code: 'FORGED' },
      { code: 'PHOTO_GLARE', slot: 'DATA_PAGE' },
      { code: 'ABUSE' },
    ])
    const { decision, timeline } = await readApplication(world.deps, erika, applicationId)
    const shown = ['UNDER_AGE', 'COULD_NOT_BE_VERIFIED', 'PHOTO_GLARE']
    expect(decision?.reasons.map(({ code }) => code)).toEqual(shown)
    expect(decision?.reasons[1]?.title.zh).toBe('未能核实您的身份')
    expect(timeline.at(-1)?.details).toMatchObject({ reasons: shown.map(code => ({ code })) })
  })
})

test('without the setting, applicants and integrators read the true reason', async () => {
  const world = makeWorld()
  const applicationId = await rejected(world, [{ code: 'FORGED' }])
  for (const answer of await shownOutside(world, applicationId)) expect(answer).toContain('FORGED')
})
