import { describe, expect, test } from '@jest/globals'
import { RealnameError } from '@realname/client'
import { CasesAhead } from '#web/features/reviewer/desk/cases-ahead.ts'

type Dependencies = ConstructorParameters<typeof CasesAhead>[0]
type Review = NonNullable<Awaited<ReturnType<Dependencies['claimNext']>>>

const at = (minute: number) => new Date(Date.UTC(2026, 10, 30, 8, minute)).toISOString()

const review = (applicationId: string, minute = 15) =>
  ({ applicationId, lease: { reviewerId: 'one', expiresAt: at(minute), mine: true } }) as Review

/** A queue of cases, with what happened to their leases. */
function aheadOf(queue: string[], { isHeldUp = false } = {}) {
  const log: string[] = []
  let go: () => void = () => undefined
  const gate = isHeldUp ? new Promise<void>(resolve => (go = resolve)) : Promise.resolve()
  const ahead = new CasesAhead({
    claimNext: async () => {
      await gate
      const id = queue.shift()
      if (id === undefined) return undefined
      log.push(`claim ${id}`)
      return review(id)
    },
    renew: async id => {
      log.push(`renew ${id}`)
      return review(id, 30)
    },
    release: async id => log.push(`release ${id}`),
    forget: id => log.push(`forget ${id}`),
    whenSent: () => undefined,
  })
  return { ahead, log, go, held: () => ahead.held.map(({ applicationId }) => applicationId) }
}

describe('cases ahead', () => {
  test('one is claimed however often it is asked for, and stays held until it is opened', async () => {
    const { ahead, log, held } = aheadOf(['a', 'b'])
    expect(await Promise.all([ahead.next(), ahead.next()])).toEqual(['a', 'a'])
    expect(await ahead.next()).toBe('a')
    expect([log, held()]).toEqual([['claim a'], ['a']])
    ahead.opened('a')
    expect(await ahead.next()).toBe('b')
  })

  test('the opened case is not its own next one', async () => {
    const { ahead } = aheadOf(['a', 'b'])
    await ahead.next()
    expect(await ahead.next('a')).toBe('b')
  })

  test('a case that the reviewer opens while it is claimed is not a next one', async () => {
    const { ahead, log, go, held } = aheadOf(['a', 'b'], { isHeldUp: true })
    const next = ahead.next()
    ahead.opened('a')
    go()
    expect([await next, held(), await ahead.next('a')]).toEqual(['a', [], 'b'])
    ahead.release()
    expect(log).not.toContain('release a')
  })

  test('a case that the reviewer has left can be a next one again', async () => {
    const { ahead, held } = aheadOf(['a'])
    const leave = ahead.opened('a')
    leave()
    expect([await ahead.next(), held()]).toEqual(['a', ['a']])
  })

  test('an empty queue is asked again by the next case', async () => {
    const queue: string[] = []
    const { ahead } = aheadOf(queue)
    expect(await ahead.next()).toBeUndefined()
    queue.push('a')
    expect(await ahead.next()).toBe('a')
  })

  test('a pause releases what is held and removes its data', async () => {
    const { ahead, log, held } = aheadOf(['a'])
    await ahead.next()
    ahead.release()
    expect([log, held()]).toEqual([['claim a', 'forget a', 'release a'], []])
  })

  test('a claim that ends after the pause is released', async () => {
    const { ahead, log, go, held } = aheadOf(['a'], { isHeldUp: true })
    const next = ahead.next()
    ahead.release()
    go()
    expect(await next).toBeUndefined()
    expect([log, held()]).toEqual([['claim a', 'forget a', 'release a'], []])
  })

  test('leases are renewed in their last minutes while the reviewer is active', async () => {
    const { ahead, log } = aheadOf(['a'])
    await ahead.next()
    ahead.tend(Date.parse(at(9)), true)
    ahead.tend(Date.parse(at(11)), false)
    expect(log).toEqual(['claim a'])
    ahead.tend(Date.parse(at(11)), true)
    expect(log).toEqual(['claim a', 'renew a'])
  })

  test('a case whose lease has ended is dropped without a release', async () => {
    const { ahead, log, held } = aheadOf(['a'])
    await ahead.next()
    ahead.tend(Date.parse(at(15)), true)
    expect([log, held()]).toEqual([['claim a', 'forget a'], []])
  })

  test('a case that was left for an earlier one is opened again first', async () => {
    const { ahead, held } = aheadOf(['b'])
    await ahead.next()
    ahead.putBack({ applicationId: 'a', expiresAt: at(15) })
    expect([held(), await ahead.next()]).toEqual([['a', 'b'], 'a'])
  })
})

describe('on a stage that limits the open reviews of a reviewer', () => {
  const limitReached = new RealnameError({
    status: 409,
    code: 'REVIEW_LIMIT_REACHED',
    message: 'You hold as many reviews as one reviewer may.',
  })

  /** A reviewer who holds as many cases as allowed until a waiting decision is sent. */
  function atLimit(waiting: Promise<boolean> | undefined) {
    let isFull = true
    let claims = 0
    const ahead = new CasesAhead({
      claimNext: async () => {
        claims += 1
        if (isFull) throw limitReached
        return review('next')
      },
      renew: async () => review('next'),
      release: async () => undefined,
      forget: () => undefined,
      whenSent: () => {
        const sent = waiting?.then(isSent => {
          isFull = !isSent
          return isSent
        })
        waiting = undefined
        return sent
      },
    })
    return { ahead, claims: () => claims }
  }

  test('the next case is claimed once the waiting decision is sent', async () => {
    const { ahead, claims } = atLimit(Promise.resolve(true))
    expect(await ahead.next('decided')).toBe('next')
    expect(claims()).toBe(2)
  })

  test('no case is claimed if the waiting decision is taken back', async () => {
    const { ahead, claims } = atLimit(Promise.resolve(false))
    expect(await ahead.next('decided')).toBeUndefined()
    expect(claims()).toBe(1)
  })

  test('no case is claimed after a pause meanwhile', async () => {
    const { ahead, claims } = atLimit(Promise.resolve(true))
    const next = ahead.next('decided')
    ahead.release()
    expect(await next).toBeUndefined()
    expect(claims()).toBe(1)
  })

  test('the refusal is reported if no decision waits', async () => {
    const { ahead } = atLimit(undefined)
    await expect(ahead.next()).rejects.toBe(limitReached)
  })
})
