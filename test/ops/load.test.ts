import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { inProject } from '../../local/project.ts'
import { costSoFar, usedByApplication } from '../../ops/load/cost.ts'
import { loadJson, loadLines } from '../../ops/load/load-report.ts'
import { Measurements, percentile } from '../../ops/load/measurements.ts'
import { accountsFor, type Bounds, keepPace } from '../../ops/load/pace.ts'

/** A load whose clock moves only by its own sleeping and by the walks. */
async function paced(
  bounds: Bounds,
  accounts: number,
  walk: (at: number) => Promise<void>,
  stopAt = Infinity,
) {
  let now = 0
  const starts: number[] = []
  const progress = await keepPace(
    bounds,
    Array.from({ length: accounts }, (_, index) => index),
    async () => {
      starts.push(now)
      await walk(now)
    },
    {
      clock: () => now,
      sleep: async seconds => {
        now += seconds
      },
      isStopped: () => now >= stopAt,
      printable: error => (error as Error).message,
    },
  )
  return { ...progress, failed: Object.fromEntries(progress.failed), starts }
}

describe('the pace of a load', () => {
  test('starts as many applications as asked for, at the rate', async () => {
    const load = await paced({ applications: 5, rate: 2, seconds: 60 }, 5, async () => undefined)
    expect(load).toMatchObject({ started: 5, finished: 5, failed: {} })
    expect(load.starts).toEqual([0, 0.5, 1, 1.5, 2])
  })

  test('starts none after its time', async () => {
    const load = await paced({ applications: 100, rate: 2, seconds: 3 }, 100, async () => undefined)
    expect(load.started).toBe(6)
  })

  test('starts none after an interruption', async () => {
    const load = await paced({ applications: 100, rate: 2, seconds: 60 }, 100, async () => undefined, 2)
    expect(load.started).toBe(4)
  })

  test('waits for a free account, so that a slow stage is not overrun', async () => {
    let running = 0
    let most = 0
    const slow = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise(resolve => setImmediate(resolve))
      running -= 1
    }
    const load = await paced({ applications: 9, rate: 1000, seconds: 60 }, 3, slow)
    expect(load).toMatchObject({ started: 9, finished: 9 })
    expect(most).toBe(3)
  })

  test('counts failures by their text, and does not use their accounts again', async () => {
    const fail = async () => {
      throw new Error('the API answered 409 WRONG_STATE')
    }
    const load = await paced({ applications: 9, rate: 1, seconds: 60 }, 3, fail)
    expect(load).toMatchObject({ started: 3, finished: 0, failed: { 'the API answered 409 WRONG_STATE': 3 } })
  })

  test('ends when twenty have failed and none has finished', async () => {
    const fail = async () => {
      throw new Error('down')
    }
    const load = await paced({ applications: 1000, rate: 1, seconds: 3600 }, 1000, fail)
    expect(load.started).toBe(20)
  })
})

test('a load has as few accounts as the rates allow', () => {
  expect(accountsFor({ applications: 5, rate: 20, seconds: 1 })).toBe(5)
  expect(accountsFor({ applications: 1000, rate: 20, seconds: 1 })).toBe(200)
  expect(accountsFor({ applications: 1000, rate: 1, seconds: 1 })).toBe(125)
})

const baseUrl = 'https://id.operator.test/base'

/** Measurements of requests that take these milliseconds, one after another. */
async function measured(requests: readonly (readonly [string, string, number, Response | Error])[]) {
  let now = 0
  const measurements = new Measurements(baseUrl, () => now)
  for (const [method, url, milliseconds, answer] of requests) {
    const send = measurements.measuring(async () => {
      now += milliseconds
      if (answer instanceof Error) throw answer
      return answer
    })
    await send(url, { method }).catch(() => undefined)
  }
  return measurements
}

const refused = () => Response.json({ code: 'TOO_MANY_REQUESTS' }, { status: 429 })

describe('the measurements of a load', () => {
  test('group requests by route without ids, and files apart', async () => {
    const measurements = await measured([
      ['GET', `${baseUrl}/v1/applications/1`, 10, Response.json({})],
      ['GET', `${baseUrl}/v1/applications/2?limit=1`, 30, Response.json({})],
      ['GET', `${baseUrl}/v1/reviews/counts`, 5, Response.json({})],
      ['PUT', 'https://inbox.s3.test/uploads/1?X-Amz-Signature=secret', 40, new Response()],
    ])
    expect(measurements.figures()).toEqual([
      { route: 'GET /v1/applications/{applicationId}', requests: 2, errors: 0, p50: 10, p95: 30, p99: 30 },
      { route: 'GET /v1/reviews/counts', requests: 1, errors: 0, p50: 5, p95: 5, p99: 5 },
      { route: 'PUT a file (S3)', requests: 1, errors: 0, p50: 40, p95: 40, p99: 40 },
    ])
    expect(measurements.apiRequests).toBe(3)
  })

  test('count errors by their codes, and lost answers', async () => {
    const measurements = await measured([
      ['GET', `${baseUrl}/v1/account`, 1, refused()],
      ['GET', `${baseUrl}/v1/account`, 1, new Response('<html>', { status: 503 })],
      ['GET', `${baseUrl}/v1/account`, 1, new TypeError('fetch failed')],
    ])
    expect(Object.fromEntries(measurements.errors)).toEqual({
      '429 TOO_MANY_REQUESTS': 1,
      '503': 1,
      OFFLINE: 1,
    })
    expect(measurements.figures()).toMatchObject([{ requests: 3, errors: 3 }])
  })

  test('have percentiles by the nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
    expect([0.5, 0.95, 0.99].map(share => percentile(hundred, share))).toEqual([50, 95, 99])
    expect(percentile([], 0.5)).toBe(0)
  })
})

test('the report has throughput, routes, errors and cost, in text and JSON', async () => {
  const load = {
    bounds: { applications: 4, rate: 2, seconds: 60 },
    progress: { started: 4, finished: 3, failed: new Map([['the API answered 500 INTERNAL_ERROR', 1]]) },
    seconds: 6,
    users: 4,
    measurements: await measured([['GET', `${baseUrl}/v1/account`, 1500, refused()]]),
  }
  expect(loadLines(load)).toEqual([
    '4 of 4 applications started, 3 finished, 1 failed, in 6.0 s',
    '0.50 applications a second; asked for: 2',
    '',
    'route            requests     p50     p95     p99  errors',
    'GET /v1/account         1  1.50 s  1.50 s  1.50 s       1',
    '',
    'Errors of requests, with those that were repeated:',
    '  1 × 429 TOO_MANY_REQUESTS',
    '',
    'Failed applications:',
    '  1 × the API answered 500 INTERNAL_ERROR',
    '',
    'Cost so far: about $0.00, and at most $0.06 for 4 users of Cognito.',
  ])
  expect(JSON.parse(loadJson('realname-test', load))).toMatchObject({
    started: 4,
    routes: [{ route: 'GET /v1/account' }],
    errors: { '429 TOO_MANY_REQUESTS': 1 },
  })
})

describe('the cost of a load', () => {
  test('uses the counts of the documentation’s table', () => {
    const page = readFileSync(inProject('docs', 'operations.md'), 'utf8')
    const countIn = (row: string) => {
      const [, count = ''] = new RegExp(`^\\| ${row} \\| ([\\d,]+) \\|`, 'm').exec(page) ?? []
      return Number(count.replaceAll(',', '')) / 1000
    }
    expect(usedByApplication).toEqual({
      gigabyteSecond: countIn('Lambda, API and workflow: GB-s') + countIn('Lambda, files: GB-s'),
      lambdaRun: countIn('Lambda: runs'),
      writeUnit: countIn('DynamoDB: write units'),
      readUnit: countIn('DynamoDB: read units'),
      kmsRequest: countIn('KMS: requests'),
      transition: countIn('Step Functions: transitions'),
      s3Write: countIn('S3: writes'),
      s3Read: countIn('S3: reads'),
      event: countIn('EventBridge: events'),
      queueRequest: countIn('SQS: requests'),
    })
  })

  test('is that of the table for 1,000 applications with 12 requests each', () => {
    const { used, users } = costSoFar({ applications: 1000, apiRequests: 12_000, users: 200 })
    expect(used).toBeCloseTo(0.937, 2)
    expect(users).toBeCloseTo(3)
  })
})
