import { beforeEach, describe, expect, test } from '@jest/globals'
import type { TrailQuery } from '../../../../contract/account.ts'
import { trailReach } from '../../../../domain/policy.ts'
import { readAuditTrail } from '../../../../lambdas/usecases/accounts/read-audit-trail.ts'
import { refusalOf } from '../../../support/refusal.ts'
import { sampleAudit } from '../../../support/samples.ts'
import { concluded, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, monday, operator, reviewer, type World } from '../../../support/world.ts'

let world: World
beforeEach(async () => {
  world = makeWorld()
  const applicationId = await submitted(world, applicant('erika'))
  world.time.advance({ days: 1 })
  await concluded(world, applicationId, 'APPROVE')
})

const read = (query: Partial<TrailQuery> = {}) =>
  readAuditTrail(world.deps, operator, 'erika', { limit: 100, ...query })
const actionsBy = async (query: Partial<TrailQuery>) => (await read(query)).items.map(({ action }) => action)
const tuesday = '2026-11-24T02:00:00.000Z'

test('a trail is filtered by the kind of action, by role, by actor and by period', async () => {
  expect(await actionsBy({ kind: 'review' })).toEqual(['review.decide', 'review.claim'])
  expect(new Set((await read({ role: 'reviewer' })).items.map(({ actor }) => actor.id))).toEqual(
    new Set([reviewer.accountId]),
  )
  expect(await actionsBy({ actorId: reviewer.accountId, kind: 'application' })).toEqual([
    'application.approve',
  ])
  const all = (await read()).items.length
  const [before, since] = [await actionsBy({ until: tuesday }), await actionsBy({ from: tuesday })]
  expect(before).toContain('application.submit')
  expect(since).toEqual(['application.approve', 'review.decide', 'review.claim'])
  expect(before.length + since.length).toBe(all)
  expect(await actionsBy({ until: monday })).toEqual([])
})

test('the pages of a filtered trail together have each match once', async () => {
  const wanted = await actionsBy({ role: 'applicant' })
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await read({ role: 'applicant', limit: 2, cursor })
    found.push(...page.items.map(({ action }) => action))
    cursor = page.nextCursor
  } while (cursor !== undefined)
  expect(found).toEqual(wanted)
})

test('a request examines a bounded number of entries, however long the trail is', async () => {
  for (let count = 0; count < trailReach + 100; count += 1) {
    await world.records.commit({ audit: sampleAudit('erika') })
  }
  const page = await read({ kind: 'account', role: 'applicant' })
  expect(page.items).toEqual([])
  expect(page.nextCursor).toBeDefined()
})

describe('the number of pages that a request reads', () => {
  /** Adds entries of an operator to the trail, each a second later than the one before. */
  async function added(count: number, role: 'operator' | 'machine' = 'operator'): Promise<void> {
    for (let entry = 0; entry < count; entry += 1) {
      world.time.advance({ seconds: 1 })
      const actor = { role, id: 'x' }
      await world.records.commit({ audit: sampleAudit('erika', { at: world.deps.clock(), actor }) })
    }
  }

  async function counted(query: Partial<TrailQuery>) {
    let pages = 0
    const auditTrail: typeof world.records.auditTrail = async (...asked) => {
      pages += 1
      return world.records.auditTrail(...asked)
    }
    const records = { ...world.records, auditTrail }
    const { items, nextCursor } = await readAuditTrail({ ...world.deps, records }, operator, 'erika', {
      limit: 100,
      ...query,
    })
    return { pages, found: items.length, hasMore: nextCursor !== undefined }
  }

  test('is one without a match in a short trail', async () => {
    expect(await counted({ actorId: 'nobody' })).toEqual({ pages: 1, found: 0, hasMore: false })
  })

  test('is as many as the first match needs', async () => {
    await added(1, 'machine')
    await added(250)
    expect(await counted({ role: 'machine' })).toEqual({ pages: 3, found: 1, hasMore: false })
    await added(1, 'machine')
    expect(await counted({ role: 'machine' })).toEqual({ pages: 1, found: 1, hasMore: true })
  })

  test('is at most as many as have 500 entries', async () => {
    await added(600)
    expect(await counted({ role: 'machine' })).toEqual({ pages: 5, found: 0, hasMore: true })
  })

  test('ends with the page that is older than the period by more than a minute', async () => {
    await added(300)
    const from = new Date(Date.parse(world.deps.clock()) - 20_000).toISOString()
    expect(await counted({ from })).toEqual({ pages: 1, found: 21, hasMore: false })
    expect(await counted({ from, role: 'machine' })).toEqual({ pages: 1, found: 0, hasMore: false })
  })
})

test('an export is recorded before it is answered; other reads are not', async () => {
  await read()
  expect(await actionsBy({ kind: 'account', role: 'operator' })).toEqual([])
  const { items } = await read({ purpose: 'EXPORT' })
  expect(items[0]).toStrictEqual({
    auditId: expect.any(String),
    at: world.deps.clock(),
    action: 'account.export-trail',
    actor: { role: 'operator', id: operator.accountId },
  })
  world.records.contendNextCommits(20)
  expect(await refusalOf(read({ purpose: 'EXPORT' }))).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
})
