import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { secondReviewSchema } from '../../../../contract/second-review.ts'
import type { Principal } from '../../../../lambdas/usecases/access/people.ts'
import { exportAccount } from '../../../../lambdas/usecases/accounts/export-account.ts'
import { eraseDueContent } from '../../../../lambdas/usecases/erasure/erase-due-content.ts'
import { withdrawConsent } from '../../../../lambdas/usecases/erasure/withdraw-consent.ts'
import { readDocument } from '../../../../lambdas/usecases/evidence/read-document.ts'
import { readReviewerFigures } from '../../../../lambdas/usecases/figures/read-figures.ts'
import { listDifferences, listSecondReviews } from '../../../../lambdas/usecases/quality/list-samples.ts'
import {
  claimSecondReview,
  decideSecondReview,
  readSecondReview,
} from '../../../../lambdas/usecases/quality/second-review.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { decideReview, simulateDecision } from '../../../../lambdas/usecases/review/decide-review.ts'
import { readReview } from '../../../../lambdas/usecases/review/read-review.ts'
import { searchReviews } from '../../../../lambdas/usecases/search/search-reviews.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { applicationOf, concluded, resubmitted, submitted } from '../../../support/walk.ts'
import {
  applicant,
  makeWorld,
  monday,
  operator,
  otherReviewer,
  reviewer,
  type World,
} from '../../../support/world.ts'

const erika = applicant('erika')
const page = { limit: 10 }
const glare = [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }] as const

let world: World
beforeEach(() => {
  world = makeWorld({ qualitySampleShare: 1 })
})
afterEach(() => assertInvariants(world))

const listed = async (who: Principal) => (await listSecondReviews(world.deps, who, page)).items
const stored = () => [...world.records.stored.samples.values()]
const actions = () => [...world.records.stored.audit.values()].map(({ action }) => action)

/** An approval by `reviewer`, sampled. */
async function sampled(): Promise<{ applicationId: string; sampleId: string }> {
  const applicationId = await submitted(world, erika)
  await concluded(world, applicationId, 'APPROVE')
  return { applicationId, sampleId: stored()[0]?.sampleId ?? '' }
}

async function secondOpinion(sampleId: string, input: Parameters<typeof decideSecondReview>[3]) {
  await claimSecondReview(world.deps, otherReviewer, sampleId)
  return decideSecondReview(world.deps, otherReviewer, sampleId, input)
}

describe('a sample', () => {
  test('is made once for a decision, whatever is repeated', async () => {
    const { applicationId } = await sampled()
    const before = stored()
    await concludeReview(world.deps, { applicationId, attempt: 1 })
    expect(before).toHaveLength(1)
    expect(stored()).toEqual(before)
  })

  test('is not made on a stage without a share, which asks for no hash', async () => {
    world = makeWorld()
    const keyedHash = { of: () => Promise.reject(new Error('must not be asked')) }
    const applicationId = await submitted(world, erika)
    await claimReview(world.deps, reviewer, applicationId)
    await decideReview(world.deps, reviewer, applicationId, { outcome: 'APPROVE', reasons: [] })
    await concludeReview({ ...world.deps, keyedHash }, { applicationId, attempt: 1 })
    expect(stored()).toEqual([])
  })

  test('is not made of a simulated decision', async () => {
    world = makeWorld({ qualitySampleShare: 1, testMode: true })
    const applicationId = await submitted(world, erika)
    await simulateDecision(world.deps, operator, applicationId, { outcome: 'APPROVE', reasons: [] })
    await concludeReview(world.deps, { applicationId, attempt: 1 })
    expect(stored()).toEqual([])
  })

  test('is listed for other reviewers, without a hint at the application or the decision', async () => {
    const { applicationId, sampleId } = await sampled()
    const items = await listed(otherReviewer)
    expect(items).toEqual([
      {
        sampleId,
        attempt: 1,
        certificateType: 'PASSPORT',
        issuingRegion: 'DE',
        sampledAt: expect.any(String),
        claimed: false,
      },
    ])
    expect(JSON.stringify(items)).not.toContain(applicationId)
    expect(await listed(reviewer)).toEqual([])
    expect(await listed({ ...otherReviewer, accountId: 'erika' })).toEqual([])
  })

  test('is listed as claimed for its holder', async () => {
    const { sampleId } = await sampled()
    await claimSecondReview(world.deps, otherReviewer, sampleId)
    expect(await listed(otherReviewer)).toMatchObject([{ sampleId, claimed: true }])
  })

  test('is listed in pages, as are the differences', async () => {
    for (const name of ['erika', 'max'])
      await concluded(world, await submitted(world, applicant(name)), 'APPROVE')
    const sampleIds = stored().map(({ sampleId }) => sampleId)
    const waiting = await listSecondReviews(world.deps, otherReviewer, { limit: 1 })
    const rest = await listSecondReviews(world.deps, otherReviewer, {
      limit: 10,
      cursor: waiting.nextCursor,
    })
    expect(rest).not.toHaveProperty('nextCursor')
    expect([...waiting.items, ...rest.items].map(({ sampleId }) => sampleId)).toEqual(sampleIds)
    expect(waiting.items).toHaveLength(1)
    for (const sampleId of sampleIds)
      await secondOpinion(sampleId, { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] })
    const first = await listDifferences(world.deps, { limit: 1 })
    const last = await listDifferences(world.deps, { limit: 10, cursor: first.nextCursor })
    expect(last).not.toHaveProperty('nextCursor')
    expect([...first.items, ...last.items].map(({ sampleId }) => sampleId).sort()).toEqual(sampleIds)
    expect(first.items).toHaveLength(1)
  })

  test('is no longer listed after thirty days', async () => {
    await sampled()
    world.time.advance({ days: 31 })
    expect(await listed(otherReviewer)).toEqual([])
  })
})

describe('four eyes: the second review', () => {
  test.each([
    ['the first reviewer', reviewer, 'FORBIDDEN'],
    ['the account holder', { ...otherReviewer, accountId: 'erika' }, 'OWN_APPLICATION'],
  ] as const)('is refused to %s', async (_who, who, code) => {
    const { sampleId } = await sampled()
    expect(await refusalOf(() => claimSecondReview(world.deps, who, sampleId))).toEqual(refused(code))
    expect(
      await refusalOf(() =>
        decideSecondReview(world.deps, who, sampleId, { outcome: 'APPROVE', reasons: [] }),
      ),
    ).toEqual(refused(code))
  })

  test('is refused to the reviewer who proposed the rejection', async () => {
    world = makeWorld({ qualitySampleShare: 1, fourEyes: true })
    const applicationId = await submitted(world, erika)
    const rejection = { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] } as const
    for (const who of [otherReviewer, reviewer]) {
      await claimReview(world.deps, who, applicationId)
      await decideReview(world.deps, who, applicationId, { ...rejection, reasons: [...rejection.reasons] })
    }
    await concludeReview(world.deps, { applicationId, attempt: 1 })
    const sampleId = stored()[0]?.sampleId ?? ''
    for (const who of [otherReviewer, reviewer]) {
      expect(await refusalOf(() => claimSecondReview(world.deps, who, sampleId))).toEqual(
        refused('FORBIDDEN'),
      )
      expect(await listed(who)).toEqual([])
    }
  })

  test('belongs to one reviewer at a time, until the claim runs out', async () => {
    const { sampleId } = await sampled()
    await claimSecondReview(world.deps, otherReviewer, sampleId)
    const third = { ...otherReviewer, accountId: 'reviewer-3' }
    expect(await listed(third)).toEqual([])
    expect(await refusalOf(() => claimSecondReview(world.deps, third, sampleId))).toEqual(
      refused('REVIEW_CLAIMED_BY_OTHER'),
    )
    world.time.advance({ minutes: 16 })
    expect(await listed(third)).toHaveLength(1)
    await claimSecondReview(world.deps, third, sampleId)
    expect(
      await refusalOf(() =>
        decideSecondReview(world.deps, otherReviewer, sampleId, { outcome: 'APPROVE', reasons: [] }),
      ),
    ).toEqual(refused('REVIEW_CLAIMED_BY_OTHER'))
  })
})

describe('the case of a second review', () => {
  test('has what was entered and the files, nothing of the first decision, and is recorded first', async () => {
    const applicationId = await submitted(world, erika)
    await claimReview(world.deps, reviewer, applicationId)
    await decideReview(world.deps, reviewer, applicationId, {
      outcome: 'REQUEST_RETRY',
      reasons: [...glare],
      internalNote: 'a note for reviewers',
    })
    await concludeReview(world.deps, { applicationId, attempt: 1 })
    const sampleId = stored()[0]?.sampleId ?? ''
    await claimSecondReview(world.deps, otherReviewer, sampleId)
    const view = await readSecondReview(world.deps, otherReviewer, sampleId)
    expect(secondReviewSchema().parse(view)).toEqual(view)
    expect(view.entered.name).toBe('Erika Mustermann')
    // The retry named the data page, and the second reviewer sees it as it was.
    expect(view.files.map(({ slot }) => slot)).toEqual(['DATA_PAGE', 'HOLDING'])
    expect(JSON.stringify(view)).not.toMatch(/REQUEST_RETRY|PHOTO_GLARE|reviewer-1|a note for/)
    expect(actions().slice(-2)).toEqual(['second-review.claim', 'second-review.read'])
  })

  test('is shown whole with what machines read, until the claim runs out', async () => {
    const applicationId = await submitted(world, erika)
    await readDocument(world.deps, { applicationId, slot: 'DATA_PAGE' })
    await concluded(world, applicationId, 'APPROVE')
    const sampleId = stored()[0]?.sampleId ?? ''
    await claimSecondReview(world.deps, otherReviewer, sampleId)
    const { evidence, files, ...view } = await readSecondReview(world.deps, otherReviewer, sampleId)
    expect(view).toStrictEqual({
      sampleId,
      attempt: 1,
      certificateType: 'PASSPORT',
      issuingRegion: 'DE',
      submittedAt: monday,
      claimExpiresAt: '2026-11-23T02:15:00.000Z',
      entered: { name: 'Erika Mustermann', certificateNumber: 'C01X00T47', expiryDate: '2031-05-01' },
    })
    expect(files).toHaveLength(2)
    expect(evidence?.zones).toHaveLength(1)
  })

  test('has no evidence if nothing was read', async () => {
    const { sampleId } = await sampled()
    await claimSecondReview(world.deps, otherReviewer, sampleId)
    expect(await readSecondReview(world.deps, otherReviewer, sampleId)).not.toHaveProperty('evidence')
  })

  test('is neither claimed nor read nor decided if it is unknown', async () => {
    for (const call of [
      () => claimSecondReview(world.deps, otherReviewer, 'none'),
      () => readSecondReview(world.deps, otherReviewer, 'none'),
      () => decideSecondReview(world.deps, otherReviewer, 'none', { outcome: 'APPROVE', reasons: [] }),
    ]) {
      expect(await refusalOf(call)).toEqual(refused('NOT_FOUND'))
    }
  })

  test('is shown to nobody who does not hold it', async () => {
    const { sampleId } = await sampled()
    expect(await refusalOf(() => readSecondReview(world.deps, otherReviewer, sampleId))).toEqual(
      refused('WRONG_STATE'),
    )
  })

  test('is not shown if the access cannot be recorded', async () => {
    const { sampleId } = await sampled()
    await claimSecondReview(world.deps, otherReviewer, sampleId)
    world.records.contendNextCommits(100)
    const personalData = {
      ...world.deps.personalData,
      decrypt: () => Promise.reject(new Error('must not be asked')),
    }
    expect(
      await refusalOf(() => readSecondReview({ ...world.deps, personalData }, otherReviewer, sampleId)),
    ).toEqual(refused('TOO_MANY_REQUESTS'))
    world.records.contendNextCommits(0)
  })
})

describe('a reviewer who has claimed a second review', () => {
  const look = (applicationId: string) => readReview(world.deps, otherReviewer, applicationId)
  const find = async (value: string, kind: 'ID' | 'CERTIFICATE_NUMBER') => {
    const more = kind === 'ID' ? { kind } : ({ kind, issuingRegion: 'DE' } as const)
    return (await searchReviews(world.deps, otherReviewer, { value, ...more })).items
  }

  test('neither reads nor finds the first decision until the opinion is given', async () => {
    const { applicationId, sampleId } = await sampled()
    expect((await look(applicationId)).recordedDecision?.outcome).toBe('APPROVE')
    await claimSecondReview(world.deps, otherReviewer, sampleId)
    const { entered } = await readSecondReview(world.deps, otherReviewer, sampleId)
    // The claim may have run out meanwhile.
    for (const minutes of [0, 16]) {
      world.time.advance({ minutes })
      expect(await refusalOf(() => look(applicationId))).toEqual(refused('SECOND_REVIEW_CLAIMED'))
      expect(await find(applicationId, 'ID')).toEqual([])
      expect(await find(entered.certificateNumber, 'CERTIFICATE_NUMBER')).toEqual([])
    }
    await secondOpinion(sampleId, { outcome: 'APPROVE', reasons: [] })
    expect((await look(applicationId)).recordedDecision?.outcome).toBe('APPROVE')
    expect(await find(applicationId, 'ID')).toHaveLength(1)
  })

  test('sees it when the second review is no longer listed', async () => {
    const { applicationId, sampleId } = await sampled()
    await claimSecondReview(world.deps, otherReviewer, sampleId)
    world.time.advance({ days: 31 })
    expect((await look(applicationId)).status).toBe('APPROVED')
  })

  test('sees the next attempt, which ends the second review', async () => {
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'REQUEST_RETRY', [...glare])
    await claimSecondReview(world.deps, otherReviewer, stored()[0]?.sampleId ?? '')
    expect(await refusalOf(() => look(applicationId))).toEqual(refused('SECOND_REVIEW_CLAIMED'))
    await resubmitted(world, erika, applicationId)
    expect((await look(applicationId)).status).toBe('IN_REVIEW')
  })
})

describe('a second opinion', () => {
  const period = { from: '2026-11-23', to: '2026-11-23' }

  test('changes nothing in the application and sends no event', async () => {
    const { applicationId, sampleId } = await sampled()
    const before = await applicationOf(world, applicationId)
    const events = world.records.stored.events.size
    await secondOpinion(sampleId, { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] })
    expect(await applicationOf(world, applicationId)).toEqual(before)
    expect(world.records.stored.events.size).toBe(events)
  })

  test.each([
    ['agrees', { outcome: 'APPROVE', reasons: [] }, 1, 0],
    ['differs', { outcome: 'REQUEST_RETRY', reasons: [...glare] }, 0, 1],
  ] as const)(
    'that %s is counted for the first reviewer, and only differences are listed',
    async (_, input, agreed, differences) => {
      const { applicationId, sampleId } = await sampled()
      await secondOpinion(sampleId, { ...input, reasons: [...input.reasons] })
      const { items } = await readReviewerFigures(world.deps, period)
      expect(items).toEqual([
        expect.objectContaining({ reviewerId: 'reviewer-1', secondReviewed: 1, agreed, agreement: agreed }),
      ])
      const { items: different } = await listDifferences(world.deps, page)
      expect(different).toHaveLength(differences)
      if (differences === 1) {
        expect(different[0]).toMatchObject({
          sampleId,
          applicationId,
          accountId: 'erika',
          first: { reviewerId: 'reviewer-1', outcome: 'APPROVE', reasons: [] },
          second: { reviewerId: 'reviewer-2', ...input },
        })
      }
      expect(await listed(otherReviewer)).toEqual([])
    },
  )

  test('is answered, and the trail has each step with the sample and without the outcome', async () => {
    const { applicationId, sampleId } = await sampled()
    const count = trailOf(world).length
    expect(await claimSecondReview(world.deps, otherReviewer, sampleId)).toEqual({ sampleId })
    await readSecondReview(world.deps, otherReviewer, sampleId)
    const input = { outcome: 'REQUEST_RETRY', reasons: [...glare] } as const
    const receipt = await decideSecondReview(world.deps, otherReviewer, sampleId, {
      ...input,
      reasons: [...glare],
    })
    expect(receipt).toStrictEqual({ sampleId, ...input, decidedAt: monday })
    expect(trailOf(world, count)).toStrictEqual(
      ['claim', 'read', 'decide'].map(step => ({
        accountId: 'erika',
        at: monday,
        actor: { role: 'reviewer', id: 'reviewer-2' },
        action: `second-review.${step}`,
        applicationId,
        details: { sampleId },
      })),
    )
  })

  test('is given once', async () => {
    const { sampleId } = await sampled()
    await secondOpinion(sampleId, { outcome: 'APPROVE', reasons: [] })
    const third = { ...otherReviewer, accountId: 'reviewer-3' }
    for (const again of [otherReviewer, third]) {
      expect(
        await refusalOf(() =>
          decideSecondReview(world.deps, again, sampleId, { outcome: 'APPROVE', reasons: [] }),
        ),
      ).toEqual(refused('ALREADY_DECIDED'))
    }
    const { items } = await readReviewerFigures(world.deps, period)
    expect(items[0]).toMatchObject({ secondReviewed: 1 })
  })

  test('needs a reason for a retry, and a claim', async () => {
    const { sampleId } = await sampled()
    const approve = { outcome: 'APPROVE', reasons: [] } as const
    expect(
      await refusalOf(() =>
        decideSecondReview(world.deps, otherReviewer, sampleId, { ...approve, reasons: [] }),
      ),
    ).toEqual(refused('WRONG_STATE'))
    await claimSecondReview(world.deps, otherReviewer, sampleId)
    expect(
      await refusalOf(() =>
        decideSecondReview(world.deps, otherReviewer, sampleId, { outcome: 'REQUEST_RETRY', reasons: [] }),
      ),
    ).toEqual(refused('INVALID_FIELD', '/reasons'))
  })
})

describe('a second review ends without an opinion', () => {
  const isVoid = async (sampleId: string) => {
    expect(await listed(otherReviewer)).toEqual([])
    expect(await refusalOf(() => claimSecondReview(world.deps, otherReviewer, sampleId))).toEqual(
      refused('WRONG_STATE'),
    )
  }

  test('when the retention period of the images is over', async () => {
    const { sampleId } = await sampled()
    world.time.advance({ days: 31 })
    const report = { erased: () => undefined, failed: (error: unknown) => Promise.reject(error) }
    await eraseDueContent(world.deps, report, () => true)
    await isVoid(sampleId)
  })

  test('when the holder withdraws consent, also for a reviewer who holds it', async () => {
    const { sampleId } = await sampled()
    await claimSecondReview(world.deps, otherReviewer, sampleId)
    await withdrawConsent(world.deps, erika)
    await isVoid(sampleId)
    expect(await refusalOf(() => readSecondReview(world.deps, otherReviewer, sampleId))).toEqual(
      refused('WRONG_STATE'),
    )
    expect(
      await refusalOf(() =>
        decideSecondReview(world.deps, otherReviewer, sampleId, { outcome: 'APPROVE', reasons: [] }),
      ),
    ).toEqual(refused('WRONG_STATE'))
  })

  test('when the applicant has submitted the next attempt', async () => {
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'REQUEST_RETRY', [...glare])
    const sampleId = stored()[0]?.sampleId ?? ''
    expect(await listed(otherReviewer)).toHaveLength(1)
    await resubmitted(world, erika, applicationId)
    await isVoid(sampleId)
  })

  test('when the application became unreadable', async () => {
    const { applicationId } = await sampled()
    world.records.spoil(applicationId)
    expect(await listed(otherReviewer)).toEqual([])
  })
})

test('an account’s export tells who looked at its data for a second review', async () => {
  const { sampleId } = await sampled()
  await secondOpinion(sampleId, { outcome: 'APPROVE', reasons: [] })
  expect(JSON.stringify(await exportAccount(world.deps, erika))).toContain('second-review.claim')
})
