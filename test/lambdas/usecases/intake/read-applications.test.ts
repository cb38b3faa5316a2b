import { beforeEach, describe, expect, test } from '@jest/globals'
import { applicationSchema } from '../../../../contract/application.ts'
import type { Application, Erased } from '../../../../domain/application.ts'
import { type DecisionReason, decisionReasons } from '../../../../domain/reasons.ts'
import { applicationView } from '../../../../lambdas/usecases/intake/application-view.ts'
import { listApplications, readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../../../lambdas/usecases/review/decide-review.ts'
import { concludeReview } from '../../../../lambdas/usecases/workflow/conclude-review.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { sampleApplication } from '../../../support/samples.ts'
import { concluded, drafted, submitted, uploaded } from '../../../support/walk.ts'
import { renewing } from '../../../support/walk-renewals.ts'
import { applicant, makeWorld, monday, reviewer, type World } from '../../../support/world.ts'

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
    // A member without a value would be missing in the answer.
    expect(view).toStrictEqual(JSON.parse(JSON.stringify(view)))
  })

  test('shows why a file was refused', async () => {
    world.deps.inspect = async () => ({ accepted: false, refusal: 'CORRUPT' })
    const applicationId = await drafted(world, erika)
    await uploaded(world, erika, applicationId, 'HOLDING')
    const { documents } = await readApplication(world.deps, erika, applicationId)
    expect(documents.find(({ slot }) => slot === 'HOLDING')).toMatchObject({
      status: 'REFUSED',
      refusal: 'CORRUPT',
    })
  })

  test('shows the purpose of a renewal, and none of a first application', async () => {
    const { standing, applicationId } = await renewing(world, erika)
    expect(await readApplication(world.deps, erika, applicationId)).toMatchObject({ purpose: 'RENEWAL' })
    expect(await readApplication(world.deps, erika, standing)).not.toHaveProperty('purpose')
  })

  test.each<[Erased, object]>([
    [{ begunAt: monday }, {}],
    [{ imagesAt: monday }, { erased: { imagesAt: monday } }],
    [{ personalFields: { at: monday, names: ['name'] } }, { erased: { personalFieldsAt: monday } }],
  ])('shows when content was erased: %j', (erased, expected) => {
    const application = { ...sampleApplication(), erased } as Application
    const view = applicationView(
      { application, documents: [], events: [] },
      monday,
      world.deps.applicantTerms,
    )
    expect('erased' in view ? { erased: view.erased } : {}).toStrictEqual(expected)
  })

  test('shows the details of an event in the timeline', async () => {
    const applicationId = await submitted(world, erika)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'PHOTO_BLURRED', slot: 'HOLDING' }])
    const { timeline } = await readApplication(world.deps, erika, applicationId)
    const events = [...world.records.stored.events.values()].filter(
      event => event.applicationId === applicationId,
    )
    expect(timeline.map(({ details }) => details)).toEqual(events.map(({ details }) => details))
    expect(timeline.some(({ details }) => details !== undefined)).toBe(true)
  })
})
