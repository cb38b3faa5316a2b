import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Change } from '../../../../domain/ports.ts'
import { answerOnce } from '../../../../lambdas/usecases/access/answer-once.ts'
import { ensureAccount } from '../../../../lambdas/usecases/accounts/ensure-account.ts'
import { commitAnswer, commitChange } from '../../../../lambdas/usecases/records/commit-change.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { sampleAudit } from '../../../support/samples.ts'
import { applicant, makeWorld, type World } from '../../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})

const change = async () => ({ change: { audit: sampleAudit('erika') }, result: 'done' })

describe('a change', () => {
  test('that loses eleven races is committed by the twelfth try', async () => {
    const tries: number[] = []
    const deps = { ...world.deps, backOff: async (lost: number) => void tries.push(lost) }
    world.records.contendNextCommits(11)
    expect(await commitChange(deps, change)).toBe('done')
    expect(tries).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  test('that loses twelve races is refused', async () => {
    world.records.contendNextCommits(12)
    expect(await refusalOf(commitChange(world.deps, change))).toEqual(refused('TOO_MANY_REQUESTS'))
    expect(world.records.commits()).toBe(0)
  })
})

describe('the answer to a request with an Idempotency-Key', () => {
  const request = { requestId: 'erika#key', digest: 'body' }

  async function keptAfter(decide: () => Promise<{ change?: Change; result: string }>) {
    let kept = 0
    const answers: typeof world.deps.answers = {
      ...world.deps.answers,
      keep: async (...answer) => {
        kept += 1
        return world.deps.answers.keep(...answer)
      },
    }
    const run = () =>
      answerOnce({ ...world.deps, answers }, request, 10_000, context =>
        commitAnswer({ ...world.deps, ...context }, decide),
      )
    return { answers: [await run(), await run()], kept }
  }

  test('is stored with its change and not once more', async () => {
    await ensureAccount(world.deps, applicant('erika'))
    expect(await keptAfter(change)).toEqual({ answers: ['done', 'done'], kept: 0 })
  })

  test('without a change is stored alone', async () => {
    expect(await keptAfter(async () => ({ result: 'nothing' }))).toEqual({
      answers: ['nothing', 'nothing'],
      kept: 1,
    })
  })

  test('is committed also without a listener', async () => {
    const beginning = await world.deps.answers.begin(request, {
      runId: 'run',
      at: world.deps.clock(),
      patienceMs: 10_000,
    })
    if (!('claim' in beginning)) throw new Error('no claim')
    expect(await commitAnswer({ ...world.deps, claim: beginning.claim }, change)).toBe('done')
  })
})
