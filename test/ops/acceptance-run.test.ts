import { describe, expect, test } from '@jest/globals'
import { RealnameError } from '../../client/errors.ts'
import { type Need, pointIds } from '../../ops/acceptance/points.ts'
import { jsonOf, rowOf, summaryOf } from '../../ops/acceptance/report.ts'
import { check, NotSeenHere, Run } from '../../ops/acceptance/run-points.ts'
import { assertMayRun } from '../../ops/acceptance/stage.ts'

function newRun(missing: readonly Need[] = []): Run {
  let seconds = 0
  return new Run({
    lacks: need => missing.includes(need),
    clock: () => {
      seconds += 1
      return seconds
    },
  })
}

const outcomeOf = (run: Run, id: string) => run.results.find(result => result.id === id)

describe('a point', () => {
  test('has its observation and its duration when it is seen', async () => {
    const run = newRun()
    await run.see('health', async () => 'in test mode')
    expect(run.results).toEqual([{ id: 'health', outcome: 'SEEN', message: 'in test mode', seconds: 1 }])
  })

  test('is not looked at if the stage lacks what it needs, and has the reason', async () => {
    const run = newRun(['WEBHOOK'])
    await run.see('webhook', async () => {
      throw new Error('was looked at')
    })
    expect(outcomeOf(run, 'webhook')).toMatchObject({
      outcome: 'NOT_SEEN_HERE',
      message: 'no receiver was named: --webhook URL',
    })
  })

  test('can end as not seen here while it is looked at', async () => {
    const run = newRun()
    await run.see('dead-letter', async () => {
      throw new NotSeenHere('the queue has messages of others')
    })
    expect(outcomeOf(run, 'dead-letter')?.outcome).toBe('NOT_SEEN_HERE')
  })

  test.each([
    ['an expectation', () => check(false, 'S3 answered 200'), 'S3 answered 200'],
    [
      'a refusal of the API, without its text',
      () => {
        throw new RealnameError({ code: 'INVALID_FIELD', status: 422, message: 'E12345678 is wrong' })
      },
      'the API answered 422 INVALID_FIELD',
    ],
    [
      'a refusal of AWS, without its text',
      () => {
        const error = Object.assign(new Error('for li@example.com'), { $metadata: {} })
        error.name = 'UserNotFoundException'
        throw error
      },
      'AWS refused a call: UserNotFoundException',
    ],
    [
      'any other error, without its text',
      () => {
        throw new TypeError('https://bucket/?X-Amz-Signature=1')
      },
      'an error: TypeError',
    ],
  ])('fails by %s', async (_, look, message) => {
    const run = newRun()
    await run.see('jpeg', async () => {
      look()
      return 'never'
    })
    expect(outcomeOf(run, 'jpeg')).toMatchObject({ outcome: 'FAILED', message })
  })

  test('is looked at once', async () => {
    const run = newRun()
    await run.see('health', async () => '')
    await expect(run.see('health', async () => '')).rejects.toThrow('health was looked at before')
  })
})

describe('a run', () => {
  test('has failed for each point that no group looked at, so that none passes silently', async () => {
    const results = await newRun().walk([one => one.see('health', async () => '')])
    expect(results.map(({ id }) => id)).toEqual(pointIds)
    const seen = results.filter(({ outcome }) => outcome === 'SEEN').map(({ id }) => id)
    expect(seen).toEqual(['health', 'clean-up'])
    expect(results.find(({ id }) => id === 'erasure')).toMatchObject({
      outcome: 'FAILED',
      message: 'the run ended before it',
    })
  })

  test('cleans up after a group that throws, in reverse order, and does not stop at a failure', async () => {
    const run = newRun()
    const undone: string[] = []
    const group = async () => {
      run.afterwards('users', async () => undone.push('users'))
      run.afterwards('a queue', async () => {
        undone.push('a queue')
        throw new Error('secret')
      })
      throw new Error('the group broke')
    }
    await expect(run.walk([group])).rejects.toThrow('the group broke')
    expect(undone).toEqual(['a queue', 'users'])
    expect(outcomeOf(run, 'clean-up')).toMatchObject({
      outcome: 'FAILED',
      message: 'left behind: a queue: an error: Error',
    })
  })

  test('cleans up once, and checks no further group after an interruption', async () => {
    const run = newRun()
    let count = 0
    let later = false
    const interrupted = async () => {
      run.afterwards('users', async () => {
        count += 1
      })
      await run.cleanUp()
    }
    const next = async () => {
      later = true
    }
    await run.walk([interrupted, next])
    expect({ count, later }).toEqual({ count: 1, later: false })
  })
})

describe('the report', () => {
  const results = [
    { id: 'health', outcome: 'SEEN', message: 'in test mode', seconds: 0.04 },
    { id: 'firewall', outcome: 'NOT_SEEN_HERE', message: 'the stage has no edge', seconds: 0 },
    { id: 'erasure', outcome: 'FAILED', message: '3 versions are left', seconds: 2 },
  ] as const

  test('has the mark, the observation and the duration of each point', () => {
    expect(results.map(rowOf)).toEqual([
      '✓ seen            0.0 s  health                  The service answers without a token: in test mode',
      '– not seen here   0.0 s  firewall                The firewall blocks an attack: the stage has no edge',
      '✗ failed          2.0 s  erasure                 An erasure leaves no version of any file: 3 versions are left',
    ])
    expect(summaryOf(results)).toBe('3 points: 1 seen, 1 failed, 1 not seen here.')
  })

  test('is JSON for machines', () => {
    expect(JSON.parse(jsonOf('realname-test', '2026-12-01T00:00:00.000Z', results))).toMatchObject({
      stack: 'realname-test',
      startedAt: '2026-12-01T00:00:00.000Z',
      counts: { seen: 1, failed: 1, notSeenHere: 1 },
      points: [{ id: 'health', outcome: 'SEEN', seconds: 0 }, {}, { outcome: 'FAILED', seconds: 2 }],
    })
  })
})

describe('a stage with accounts', () => {
  const what = 'It makes its own.'

  test('is refused without --yes', async () => {
    await expect(assertMayRun(async () => true, { yes: false, what })).rejects.toThrow(
      'The stage has accounts, perhaps of real people. It makes its own. With --yes it runs nevertheless.',
    )
  })

  test.each([
    ['with --yes', true, true],
    ['if there are none', false, false],
  ])('is accepted %s', async (_, hasThem, yes) => {
    await expect(assertMayRun(async () => hasThem, { yes, what })).resolves.toBeUndefined()
  })
})
