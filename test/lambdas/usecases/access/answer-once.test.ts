import { beforeEach, describe, expect, test } from '@jest/globals'
import { DomainError } from '../../../../domain/errors.ts'
import { type Answering, answerOnce } from '../../../../lambdas/usecases/access/answer-once.ts'
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

const once = <T>(run: (answering: Answering) => Promise<T>, digest = 'body') =>
  answerOnce(world.deps, { requestId: 'erika#key', digest }, patienceMs, run)

const create = (answering: Answering) => createApplication({ ...world.deps, ...answering }, erika, input)

const applications = () => [...world.records.stored.applications.keys()]

describe('a request with an Idempotency-Key', () => {
  test('that is repeated gets the first answer, and changes nothing', async () => {
    const first = await once(create)
    expect(await once(create)).toEqual(first)
    expect(applications()).toEqual([first.applicationId])
  })

  test('with another body is refused, whether the first was answered or not', async () => {
    await once(create)
    expect(await refusalOf(once(create, 'other'))).toEqual(refused('IDEMPOTENCY_KEY_REUSED'))
  })

  test('that is under way is refused', async () => {
    const meanwhile = await once(() => refusalOf(once(create)))
    expect(meanwhile).toEqual(refused('TOO_MANY_REQUESTS'))
    expect(applications()).toEqual([])
  })

  test('that was refused may be repeated at once, and then succeed', async () => {
    const refuse = () => Promise.reject(new DomainError('WRONG_STATE', 'Not now.'))
    expect(await refusalOf(once(refuse))).toEqual(refused('WRONG_STATE'))
    expect(await once(create)).toMatchObject({ status: 'DRAFT' })
  })

  test('whose work fails after its change was committed is answered by what was committed', async () => {
    const answer = await once(async answering => {
      await create(answering)
      throw new Error('the connection was lost')
    })
    expect(answer).toMatchObject({ applicationId: applications()[0] })
    expect(await once(create)).toEqual(answer)
  })

  test('whose run was taken for dead can not commit any more', async () => {
    const answers: unknown[] = []
    await ensureAccount(world.deps, erika)
    const slow = once(answering => {
      world.records.beforeNextCommit(async () => {
        world.time.advance({ minutes: 1 })
        answers.push(await once(create))
      })
      return create(answering)
    })
    expect(await refusalOf(slow)).toEqual(refused('TOO_MANY_REQUESTS'))
    expect(answers).toEqual([expect.objectContaining({ applicationId: applications()[0] })])
    expect(applications()).toHaveLength(1)
    expect(await once(create)).toEqual(answers[0])
  })

  test('whose claim can’t be given back is told of the first failure', async () => {
    const answers = { ...world.deps.answers, release: () => Promise.reject(new Error('release')) }
    const failing = answerOnce({ ...world.deps, answers }, { requestId: 'r', digest: 'd' }, patienceMs, () =>
      Promise.reject(new Error('work')),
    )
    await expect(failing).rejects.toThrow('work')
  })
})
