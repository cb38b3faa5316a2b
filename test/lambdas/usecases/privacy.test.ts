import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { publishedEvent } from '../../../contract/bus-events.ts'
import { readAuditTrail } from '../../../lambdas/usecases/accounts/read-audit-trail.ts'
import { revokeAuthentication } from '../../../lambdas/usecases/accounts/revoke-authentication.ts'
import { listApplications, readApplication } from '../../../lambdas/usecases/intake/read-applications.ts'
import { submitApplication } from '../../../lambdas/usecases/intake/submit-application.ts'
import { withdrawApplication } from '../../../lambdas/usecases/intake/withdraw-application.ts'
import { claimReview } from '../../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../../lambdas/usecases/review/decide-review.ts'
import { listReviews } from '../../../lambdas/usecases/review/list-reviews.ts'
import { readReview } from '../../../lambdas/usecases/review/read-review.ts'
import { concludeReview } from '../../../lambdas/usecases/workflow/conclude-review.ts'
import { openReview } from '../../../lambdas/usecases/workflow/open-review.ts'
import { dispatchSignal } from '../../../lambdas/usecases/workflow/signals.ts'
import { markOverdue, remindReviewers } from '../../../lambdas/usecases/workflow/watch-deadline.ts'
import { viewingOrigin } from '../../support/in-memory-services.ts'
import { assertInvariants } from '../../support/invariants.ts'
import { refusalOf } from '../../support/refusal.ts'
import { sampleCamera } from '../../support/sample-measurements.ts'
import { complete, filled } from '../../support/walk.ts'
import { applicant, makeWorld, operator, otherReviewer, reviewer, type World } from '../../support/world.ts'

/** Unique words; the number in its entered and its normalised form. */
const canary = {
  name: 'Kanarienvogel Zwitscherling',
  certificateNumber: 'kx-88 1144 zq9',
  expiryDate: '2031-05-01',
}
const note = 'Kanariennotiz'
const traces = /kanarien|zwitscherling|kx-?88|1144/i
/** Texts that previews and measurements would contain. */
const fileTraces = new RegExp(`${viewingOrigin}|${sampleCamera}|sharpness|signature`)

const erika = applicant('erika')

let world: World
/** All answers except those to the lease holder. */
let shown: unknown[]
beforeEach(() => {
  world = makeWorld()
  shown = []
})
afterEach(() => assertInvariants(world))

/** Runs the stream's consumers for all stored items. */
async function follow(applicationId: string): Promise<void> {
  await dispatchSignal(world.deps.workflow, world.records.state(applicationId))
  const { published } = world.deps.bus
  for (const event of world.records.stored.events.values()) {
    if (published.some(({ id }) => id === event.id)) continue
    shown.push(publishedEvent(event))
    await world.deps.bus.publish(event)
  }
}

function wait(applicationId: string, awaited: 'SUBMISSION' | 'DECISION', attempt: number): void {
  const token = `${awaited}-${attempt}`
  world.deps.workflow.tokens.add(token)
  world.records.await(applicationId, { for: awaited, attempt, token })
}

async function look(applicationId: string): Promise<void> {
  const { deps } = world
  shown.push(await readApplication(deps, erika, applicationId))
  shown.push(await listApplications(deps, 'erika', { limit: 10 }))
  shown.push(await readReview(deps, otherReviewer, applicationId))
  shown.push(await listReviews(deps, otherReviewer, { state: 'all', limit: 10 }))
  shown.push(await listReviews(deps, reviewer, { state: 'mine', limit: 10 }))
  shown.push(await readAuditTrail(deps, operator, 'erika', { limit: 100 }))
}

/** Submits, reviews and decides, and reads everything after each step. */
async function attemptOf(
  applicationId: string,
  attempt: number,
  decision: Parameters<typeof decideReview>[3],
): Promise<void> {
  const { deps } = world
  wait(applicationId, 'SUBMISSION', attempt)
  await submitApplication(deps, erika, applicationId, canary)
  shown.push(await readApplication(deps, erika, applicationId))
  await follow(applicationId)
  shown.push(await openReview(deps, { applicationId, attempt }))
  wait(applicationId, 'DECISION', attempt)
  await remindReviewers(deps, { applicationId, attempt, revision: 0 })
  await markOverdue(deps, { applicationId, attempt, revision: 0, dueAt: '2026-11-26T10:00:00.000Z' })
  await look(applicationId)
  // The stored answer of the Idempotency-Key. The review itself is read again.
  shown.push(await claimReview(deps, reviewer, applicationId))
  const review = await readReview(deps, reviewer, applicationId)
  expect(review.entered).toEqual({ ...canary, certificateNumber: 'KX881144ZQ9' })
  expect(JSON.stringify(review.files)).toMatch(fileTraces)
  await look(applicationId)
  shown.push(await decideReview(deps, reviewer, applicationId, decision))
  await follow(applicationId)
  shown.push(await concludeReview(deps, { applicationId, attempt }))
  await follow(applicationId)
  await look(applicationId)
}

const textOf = (items: ReadonlyMap<string, unknown>) =>
  JSON.stringify([...items].map(([key, item]) => [key, item instanceof Set ? [...item] : item]))

function expectNoTraces(): void {
  const { documents, ...others } = world.records.stored
  const { bus, workflow } = world.deps
  const texts = [
    ...Object.values(others).map(textOf),
    JSON.stringify([bus.published, workflow.sent, [...workflow.started]]),
    ...shown.map(view => JSON.stringify(view)),
  ]
  for (const text of texts) {
    expect(text).not.toMatch(traces)
    expect(text).not.toMatch(fileTraces)
  }
  // Measurements belong to the document. No answer stores a presigned URL.
  expect(textOf(documents)).not.toMatch(traces)
  expect(textOf(documents)).not.toMatch(/https?:|signature/)
}

describe('a name, a number, and a file’s metadata', () => {
  test('leave no trace from the first submission over a retry to the approval, but in the lease holder’s review', async () => {
    const applicationId = await complete(world, erika)
    const reasons = [{ code: 'PHOTO_BLURRED' as const, slot: 'HOLDING' as const }]
    await attemptOf(applicationId, 1, { outcome: 'REQUEST_RETRY', reasons, internalNote: note })
    await filled(world, erika, applicationId)
    await attemptOf(applicationId, 2, { outcome: 'APPROVE', reasons: [], internalNote: note })
    expect(world.deps.bus.published.map(({ name }) => name)).toContain('account.authenticated')
    expect(world.deps.workflow.sent.map(({ signal }) => signal.kind)).toEqual([
      'SUBMITTED',
      'REQUEST_RETRY',
      'SUBMITTED',
      'APPROVE',
    ])
    expectNoTraces()
  })

  test('leave no trace in a rejection', async () => {
    const applicationId = await complete(world, erika)
    await attemptOf(applicationId, 1, {
      outcome: 'REJECT',
      reasons: [{ code: 'FORGED' }],
      internalNote: note,
    })
    expectNoTraces()
  })

  test('leave no trace in a rejection that one reviewer proposes and another confirms', async () => {
    world = makeWorld({ fourEyes: true })
    const applicationId = await complete(world, erika)
    await submitApplication(world.deps, erika, applicationId, canary)
    for (const who of [reviewer, otherReviewer]) {
      await claimReview(world.deps, who, applicationId)
      const input = { outcome: 'REJECT' as const, reasons: [{ code: 'FORGED' as const }], internalNote: note }
      shown.push(await decideReview(world.deps, who, applicationId, input))
      await look(applicationId)
    }
    await concludeReview(world.deps, { applicationId, attempt: 1 })
    await follow(applicationId)
    await look(applicationId)
    expectNoTraces()
  })

  test('leave no trace in a revocation, nor does its reason', async () => {
    const applicationId = await complete(world, erika)
    await attemptOf(applicationId, 1, { outcome: 'APPROVE', reasons: [] })
    shown.push(await revokeAuthentication(world.deps, operator, 'erika', { reason: note }))
    await follow(applicationId)
    await look(applicationId)
    expect(world.deps.bus.published.map(({ name }) => name)).toContain('application.revoked')
    expectNoTraces()
  })

  test('leave no trace in a withdrawal', async () => {
    const applicationId = await complete(world, erika)
    await submitApplication(world.deps, erika, applicationId, canary)
    await withdrawApplication(world.deps, erika, applicationId)
    shown.push(await readApplication(world.deps, erika, applicationId))
    await follow(applicationId)
    await look(applicationId)
    expectNoTraces()
  })

  test('leave no trace in a refusal', async () => {
    const applicationId = await complete(world, erika)
    const attempts = [
      { ...canary, certificateNumber: `${canary.certificateNumber}!` },
      { ...canary, expiryDate: '2020-01-01' },
      { ...canary, longTerm: true as const },
    ]
    for (const fields of attempts) {
      const work = submitApplication(world.deps, erika, applicationId, fields)
      shown.push(await refusalOf(work), await work.catch((error: unknown) => [String(error), error]))
    }
    expectNoTraces()
  })

  test('are not part of the key of a certificate’s place, which is a keyed hash', async () => {
    const applicationId = await complete(world, erika)
    await submitApplication(world.deps, erika, applicationId, canary)
    const [hash] = world.records.stored.certificates.keys()
    expect(hash).toMatch(/^[\w-]{43}$/)
  })
})
