import { beforeEach, describe, expect, test } from '@jest/globals'
import { DomainError } from '../../../../domain/errors.ts'
import { type AnswerContext, answerOnce } from '../../../../lambdas/usecases/access/answer-once.ts'
import { ensureAccount } from '../../../../lambdas/usecases/accounts/ensure-account.ts'
import { createApplication } from '../../../../lambdas/usecases/intake/create-application.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { applicant, consentPolicy, makeWorld, type World } from '../../../support/world.ts'

const patienceMs = 10_000
const erika = applicant('erika')
const input = {
  certificateType: 'PASSPORT',
  issuingRegion: 'DE',
  consent: { policyVersion: consentPolicy.policyVersion },
} as const

let world: World
beforeEach(() => {
  world = makeWorld()
})

const onceOf =
  (isInSteps: boolean) =>
  <T>(run: (answerContext: AnswerContext) => Promise<T>, digest = 'body') =>
    answerOnce({ ...world.deps, isInSteps }, { requestId: 'erika#key', digest }, patienceMs, run)

const create = (answerContext: AnswerContext) =>
  createApplication({ ...world.deps, ...answerContext }, erika, input)

const applications = () => [...world.records.stored.applications.keys()]

describe.each([
  ['whose change claims it', false],
  ['that is in steps', true],
])('a request with an Idempotency-Key, %s,', (_what, isInSteps) => {
  const once = onceOf(isInSteps)

  test('that is repeated gets the first answer, and changes nothing', async () => {
    const first = await once(create)
    expect(await once(create)).toEqual(first)
    expect(applications()).toEqual([first.applicationId])
  })

  test('with another body is refused, before and after the answer to the first', async () => {
    await once(create)
    expect(await refusalOf(once(create, 'other'))).toEqual(refused('IDEMPOTENCY_KEY_REUSED'))
  })

  test('that was refused may be repeated at once, and then succeed', async () => {
    const refuse = () => Promise.reject(new DomainError('WRONG_STATE', 'Not now.'))
    expect(await refusalOf(once(refuse))).toEqual(refused('WRONG_STATE'))
    expect(await once(create)).toMatchObject({ status: 'DRAFT' })
  })

  test('whose work fails after its commit gets the committed answer', async () => {
    const answer = await once(async answerContext => {
      await create(answerContext)
      throw new Error('the connection was lost')
    })
    expect(answer).toMatchObject({ applicationId: applications()[0] })
    expect(await once(create)).toEqual(answer)
  })

  test('whose claim cannot be released is answered with the first failure', async () => {
    const answers = { ...world.deps.answers, release: () => Promise.reject(new Error('release')) }
    const failing = answerOnce({ ...world.deps, answers }, { requestId: 'r', digest: 'd' }, patienceMs, () =>
      Promise.reject(new Error('work')),
    )
    await expect(failing).rejects.toThrow('work')
  })
})

describe('a request in steps', () => {
  const once = onceOf(true)

  test('that is under way is refused', async () => {
    const meanwhile = await once(() => refusalOf(once(create)))
    expect(meanwhile).toEqual(refused('TOO_MANY_REQUESTS'))
    expect(applications()).toEqual([])
  })

  test('whose run counts as crashed cannot commit any more', async () => {
    const answers: unknown[] = []
    await ensureAccount(world.deps, erika)
    const slow = once(answerContext => {
      world.records.beforeNextCommit(async () => {
        world.time.advance({ minutes: 1 })
        answers.push(await once(create))
      })
      return create(answerContext)
    })
    expect(await refusalOf(slow)).toEqual(refused('TOO_MANY_REQUESTS'))
    expect(answers).toEqual([expect.objectContaining({ applicationId: applications()[0] })])
    expect(applications()).toHaveLength(1)
    expect(await once(create)).toEqual(answers[0])
  })
})

describe('a request that its change claims', () => {
  const once = onceOf(false)

  test('is answered by the run that commits first, even if another run is under way', async () => {
    const answers: unknown[] = []
    await ensureAccount(world.deps, erika)
    const slow = await once(answerContext => {
      world.records.beforeNextCommit(async () => {
        answers.push(await once(create))
      })
      return create(answerContext)
    })
    expect(answers).toEqual([slow])
    expect(applications()).toEqual([slow.applicationId])
    expect(await once(create)).toEqual(slow)
  })

  test('is answered by that run also if its change leads to a refusal', async () => {
    const answers: unknown[] = []
    const slow = await once(async answerContext => {
      answers.push(await once(create))
      return create(answerContext)
    })
    expect(answers).toEqual([slow])
    expect(applications()).toHaveLength(1)
  })

  test('with another body is refused if the other request commits first', async () => {
    await ensureAccount(world.deps, erika)
    const slow = once(answerContext => {
      world.records.beforeNextCommit(() => once(create, 'other'))
      return create(answerContext)
    })
    expect(await refusalOf(slow)).toEqual(refused('TOO_MANY_REQUESTS'))
    expect(await refusalOf(once(create))).toEqual(refused('IDEMPOTENCY_KEY_REUSED'))
    expect(applications()).toHaveLength(1)
  })

  test('stores nothing when its run crashes before its change', async () => {
    const dies = () => new Promise<never>(() => undefined)
    void once(dies)
    expect(await once(create)).toMatchObject({ status: 'DRAFT' })
  })

  test('is taken over from an earlier run that counts as crashed', async () => {
    void onceOf(true)(() => new Promise<never>(() => undefined))
    expect(await refusalOf(once(create))).toEqual(refused('TOO_MANY_REQUESTS'))
    world.time.advance({ minutes: 1 })
    expect(await once(create)).toMatchObject({ status: 'DRAFT' })
  })

  test('without a change stores its answer, too', async () => {
    expect(await once(async () => 'nothing to do')).toBe('nothing to do')
    expect(await once(async () => 'something')).toBe('nothing to do')
  })
})
