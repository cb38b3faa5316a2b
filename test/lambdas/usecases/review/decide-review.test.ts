import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { DecisionReason } from '../../../../domain/reasons.ts'
import { readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../../../lambdas/usecases/review/decide-review.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { applicationOf, claimed, concluded, drafted, resubmitted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, otherReviewer, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')
type Input = Parameters<typeof decideReview>[3]
const approval: Input = { outcome: 'APPROVE', reasons: [] }

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

const decide = (applicationId: string, input: Input = approval, who = reviewer) =>
  decideReview(world.deps, who, applicationId, input)

describe('a decision', () => {
  test.each<Input>([
    approval,
    {
      outcome: 'REQUEST_RETRY',
      reasons: [{ code: 'PHOTO_BLURRED', slot: 'HOLDING' }, { code: 'NAME_MISMATCH' }],
    },
    { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] },
  ])('is recorded for the workflow to apply: $outcome', async input => {
    const applicationId = await claimed(world, erika)
    const receipt = await decide(applicationId, input)
    expect(receipt).toEqual({ applicationId, attempt: 1, ...input, decidedAt: monday })
    const application = await applicationOf(world, applicationId)
    expect(application).toMatchObject({
      status: 'IN_REVIEW',
      recordedDecision: { ...input, reviewerId: 'reviewer-1', decidedAt: monday },
      signal: { kind: input.outcome, attempt: 1, at: monday },
    })
    expect(application).not.toHaveProperty('lease')
  })

  test('is made once', async () => {
    const applicationId = await claimed(world, erika)
    await decide(applicationId)
    expect(await refusalOf(decide(applicationId))).toEqual(refused('ALREADY_DECIDED'))
    expect(await refusalOf(decide(applicationId, approval, otherReviewer))).toEqual(
      refused('ALREADY_DECIDED'),
    )
  })

  test('is made once by two concurrent requests', async () => {
    const applicationId = await claimed(world, erika)
    world.records.beforeNextCommit(() =>
      decide(applicationId, { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] }),
    )
    expect(await refusalOf(decide(applicationId))).toEqual(refused('ALREADY_DECIDED'))
    expect((await applicationOf(world, applicationId)).signal?.kind).toBe('REJECT')
  })

  test('is refused when the applicant withdraws first', async () => {
    const applicationId = await claimed(world, erika)
    world.records.beforeNextCommit(() => withdrawApplication(world.deps, erika, applicationId))
    expect(await refusalOf(decide(applicationId))).toEqual(refused('WRONG_STATE'))
    expect((await applicationOf(world, applicationId)).signal?.kind).toBe('WITHDRAWN')
  })

  test('is made again on the next attempt', async () => {
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    expect(await refusalOf(decide(applicationId))).toEqual(refused('ALREADY_DECIDED'))
    await resubmitted(world, erika, applicationId, { name: 'Erika M' })
    await claimReview(world.deps, reviewer, applicationId)
    expect(await decide(applicationId)).toMatchObject({ attempt: 2, outcome: 'APPROVE' })
  })

  test('keeps its note for reviewers: encrypted, and never shown to the applicant', async () => {
    const applicationId = await claimed(world, erika)
    const internalNote = 'the edges look cut'
    await concluded(world, applicationId, 'REJECT', [{ code: 'FORGED' }])
    expect(JSON.stringify(await readApplication(world.deps, erika, applicationId))).not.toMatch(
      /note|sealed/i,
    )
    const other = await claimed(world, applicant('other'))
    await decide(other, { ...approval, internalNote })
    const [note] = (await applicationOf(world, other)).notes ?? []
    expect(await world.deps.personalData.decrypt(other, String(note?.ciphertext))).toBe(internalNote)
    const { applications, audit, events } = world.records.stored
    expect(JSON.stringify([applications, audit, events].map(items => [...items]))).not.toContain(internalNote)
    expect(JSON.stringify(await readApplication(world.deps, applicant('other'), other))).not.toMatch(
      /note|sealed/i,
    )
  })
})

describe('a decision is refused', () => {
  test('without a lease, or with an expired one', async () => {
    const applicationId = await submitted(world, erika)
    expect(await refusalOf(decide(applicationId))).toEqual(refused('WRONG_STATE'))
    await claimReview(world.deps, reviewer, applicationId)
    world.time.advance({ minutes: 15 })
    expect(await refusalOf(decide(applicationId))).toEqual(refused('WRONG_STATE'))
  })

  test('while another reviewer holds the review', async () => {
    expect(await refusalOf(decide(await claimed(world, erika), approval, otherReviewer))).toEqual(
      refused('REVIEW_CLAIMED_BY_OTHER'),
    )
  })

  test('after another reviewer took over the review', async () => {
    const applicationId = await claimed(world, erika)
    world.time.advance({ minutes: 15 })
    await claimReview(world.deps, otherReviewer, applicationId)
    expect(await refusalOf(decide(applicationId))).toEqual(refused('REVIEW_CLAIMED_BY_OTHER'))
    expect(await decide(applicationId, approval, otherReviewer)).toMatchObject({ outcome: 'APPROVE' })
  })

  test('while another reviewer takes over the review', async () => {
    const applicationId = await claimed(world, erika)
    world.records.beforeNextCommit(async () => {
      world.time.advance({ minutes: 15 })
      await claimReview(world.deps, otherReviewer, applicationId)
    })
    expect(await refusalOf(decide(applicationId))).toEqual(refused('REVIEW_CLAIMED_BY_OTHER'))
  })

  test('on one’s own application', async () => {
    const applicationId = await submitted(world, applicant('reviewer-1'))
    expect(await refusalOf(decide(applicationId))).toEqual(refused('OWN_APPLICATION'))
  })

  test('on an application that was never submitted', async () => {
    expect(await refusalOf(decide(await drafted(world, erika)))).toEqual(refused('NOT_FOUND'))
    expect(await refusalOf(decide('nothing'))).toEqual(refused('NOT_FOUND'))
  })

  test.each<[string, Input['outcome'], DecisionReason[], string]>([
    ['an approval with a reason', 'APPROVE', [{ code: 'FORGED' }], '/reasons'],
    ['a retry without one', 'REQUEST_RETRY', [], '/reasons'],
    [
      'a retry with a final one',
      'REQUEST_RETRY',
      [{ code: 'NAME_MISMATCH' }, { code: 'FORGED' }],
      '/reasons/1/code',
    ],
    ['a rejection without one', 'REJECT', [], '/reasons'],
    ['a rejection with retryable ones only', 'REJECT', [{ code: 'NAME_MISMATCH' }], '/reasons'],
    ['a blur of no file', 'REQUEST_RETRY', [{ code: 'PHOTO_BLURRED' }], '/reasons/0/slot'],
    [
      'a slot of other certificates',
      'REQUEST_RETRY',
      [{ code: 'PHOTO_BLURRED', slot: 'BACK' }],
      '/reasons/0/slot',
    ],
    [
      'headwear on the data page',
      'REQUEST_RETRY',
      [{ code: 'HEADWEAR', slot: 'DATA_PAGE' }],
      '/reasons/0/slot',
    ],
    [
      'a name in another field',
      'REQUEST_RETRY',
      [{ code: 'NAME_MISMATCH', field: 'expiryDate' }],
      '/reasons/0/field',
    ],
  ])('with %s', async (_what, outcome, reasons, pointer) => {
    const applicationId = await claimed(world, erika)
    expect(await refusalOf(decide(applicationId, { outcome, reasons }))).toEqual(
      refused('INVALID_FIELD', pointer),
    )
    expect(await applicationOf(world, applicationId)).not.toHaveProperty('recordedDecision')
  })
})
