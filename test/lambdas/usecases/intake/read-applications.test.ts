import { beforeEach, describe, expect, test } from '@jest/globals'
import { applicationSchema } from '../../../../contract/application.ts'
import { type DecisionReason, decisionReasons } from '../../../../domain/reasons.ts'
import { listApplications, readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../../../lambdas/usecases/review/decide-review.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { concluded, drafted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, reviewer, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld()
})

describe('reading applications', () => {
  test('is limited to the own account: another’s application is not found', async () => {
    const applicationId = await drafted(world, erika)
    const stranger = readApplication(world.deps, applicant('stranger'), applicationId)
    expect(await refusalOf(stranger)).toEqual(refused('NOT_FOUND'))
    expect(await refusalOf(readApplication(world.deps, erika, 'nothing'))).toEqual(refused('NOT_FOUND'))
    expect(await readApplication(world.deps, erika, applicationId)).toMatchObject({ applicationId })
  })

  test('lists the account’s own, newest first', async () => {
    const ids = []
    for (let count = 0; count < 3; count += 1) {
      const applicationId = await drafted(world, erika)
      await withdrawApplication(world.deps, erika, applicationId)
      ids.unshift(applicationId)
      world.time.advance({ minutes: 1 })
    }
    await drafted(world, applicant('somebody'))
    const first = await listApplications(world.deps, 'erika', { limit: 2 })
    const second = await listApplications(world.deps, 'erika', { limit: 2, cursor: first.nextCursor })
    const listed = [...first.items, ...second.items].map(({ applicationId }) => applicationId)
    expect(listed).toEqual(ids)
    expect(second).not.toHaveProperty('nextCursor')
  })

  test('explains a decision’s reasons in both languages, and shows no reviewer and no signal', async () => {
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'PHOTO_BLURRED', slot: 'HOLDING' }])
    const view = await readApplication(world.deps, erika, applicationId)
    expect(view.decision).toMatchObject({
      outcome: 'REQUEST_RETRY',
      reasons: [
        {
          code: 'PHOTO_BLURRED',
          slot: 'HOLDING',
          title: { en: expect.any(String), zh: expect.any(String) },
          instruction: { en: expect.any(String), zh: expect.any(String) },
        },
      ],
    })
    expect(view.reopened).toEqual({ slots: ['HOLDING'], fields: [] })
    expect(JSON.stringify(view)).not.toMatch(/reviewer|signal|lease|version/)
  })

  test('shows every reason of a retry with the catalogue’s texts, re-opens the form for a reason about a field, and shows no note', async () => {
    const applicationId = await submitted(world, erika)
    const reasons: DecisionReason[] = [
      { code: 'NUMBER_MISMATCH' },
      { code: 'HEADWEAR' },
      { code: 'PHOTO_GLARE', slot: 'DATA_PAGE' },
    ]
    const internalNote = 'seen twice this week'
    await claimReview(world.deps, reviewer, applicationId)
    await decideReview(world.deps, reviewer, applicationId, {
      outcome: 'REQUEST_RETRY',
      reasons,
      internalNote,
    })
    expect(await readApplication(world.deps, erika, applicationId)).not.toHaveProperty('decision')
    await concludeReview(world.deps, { applicationId, attempt: 1 })
    const view = await readApplication(world.deps, erika, applicationId)
    expect(view.decision?.reasons).toEqual(
      reasons.map(reason => {
        const { title, instruction } = decisionReasons[reason.code]
        return { ...reason, title, instruction }
      }),
    )
    expect(view.reopened).toEqual({ slots: ['DATA_PAGE', 'HOLDING'], fields: ['certificateNumber'] })
    expect(JSON.stringify(view)).not.toMatch(/seen twice|sealed|note/i)
  })

  test.each([
    ['a draft', () => drafted(world, erika)],
    ['one in review', () => submitted(world, erika)],
    [
      'an approved one',
      async () => {
        const applicationId = await submitted(world, erika)
        await concluded(world, applicationId, 'APPROVE')
        return applicationId
      },
    ],
  ])('answers as the contract says: %s', async (_which, begin) => {
    const view = await readApplication(world.deps, erika, await begin())
    expect(applicationSchema().strict().parse(view)).toEqual(view)
  })
})
