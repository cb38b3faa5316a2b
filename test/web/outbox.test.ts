import { beforeEach, describe, expect, test } from '@jest/globals'
import { emptyDraft } from '#web/features/reviewer/decision/decision-draft.ts'
import { heldSeconds, Outbox, undoSeconds } from '#web/features/reviewer/desk/outbox.ts'
import { entryOf, keyFor, type Posted } from '#web/features/reviewer/desk/outbox-state.ts'

const decision = (applicationId: string): Posted => ({
  applicationId,
  certificateType: 'PASSPORT',
  issuingRegion: 'CN',
  decision: { outcome: 'APPROVE' },
  draft: { ...emptyDraft, outcome: 'APPROVE', note: 'Seen.' },
  idempotencyKey: `key of ${applicationId}`,
})

const receipt = (applicationId: string) => ({
  applicationId,
  attempt: 1,
  outcome: 'APPROVE' as const,
  reasons: [],
  decidedAt: '2026-11-30T08:00:00.000Z',
})

/** An outbox with a clock that the test moves, and a service that the test lets answer. */
function outboxOf() {
  const timers = new Map<() => void, number>()
  const unsent = new Set<string>()
  const sends: { readonly key: string; readonly answer: (isRecorded: boolean) => Promise<void> }[] = []
  const outbox = new Outbox({
    send: ({ applicationId, idempotencyKey }) => {
      const { promise, resolve, reject } = promiseOf<ReturnType<typeof receipt>>()
      const answer = async (isRecorded: boolean) => {
        if (isRecorded) resolve(receipt(applicationId))
        else reject(new Error('no answer'))
        await promise.catch(() => undefined)
      }
      sends.push({ key: idempotencyKey, answer })
      return promise
    },
    schedule: (run, milliseconds) => {
      timers.set(run, milliseconds)
      return () => timers.delete(run)
    },
    unsent: { add: id => unsent.add(id), remove: id => unsent.delete(id) },
    onSent: () => undefined,
  })
  const pass = () => {
    for (const [run] of timers) {
      timers.delete(run)
      run()
    }
  }
  return { outbox, sends, unsent, timers, pass, stateOf: (id: string) => entryOf(outbox.entries, id)?.state }
}

function promiseOf<T>() {
  let resolve: (value: T) => void = () => undefined
  let reject: (error: Error) => void = () => undefined
  const promise = new Promise<T>((resolved, rejected) => {
    resolve = resolved
    reject = rejected
  })
  return { promise, resolve, reject }
}

let given: ReturnType<typeof outboxOf>
beforeEach(() => {
  given = outboxOf()
})

describe('a decision', () => {
  test('is sent after the time for an undo, with its key', async () => {
    const { outbox, sends, timers, pass, stateOf, unsent } = given
    outbox.post(decision('one'))
    expect([stateOf('one'), sends.length, [...timers.values()]]).toEqual(['WAITING', 0, [undoSeconds * 1000]])
    pass()
    expect([stateOf('one'), sends[0]?.key]).toEqual(['SENDING', 'key of one'])
    expect([...unsent]).toEqual(['one'])
    await sends[0]?.answer(true)
    expect(stateOf('one')).toBe('SENT')
    expect([...unsent]).toEqual([])
  })

  test('that is undone is not sent, and its choices come back', () => {
    const { outbox, sends, pass, unsent } = given
    outbox.post(decision('one'))
    expect(outbox.takeBack('one')).toEqual(decision('one').draft)
    pass()
    expect([outbox.entries, sends, [...unsent]]).toEqual([[], [], []])
  })

  test('is sent at once by the next decision and by leaving, and only once', () => {
    const { outbox, sends, pass, stateOf } = given
    outbox.post(decision('one'))
    outbox.post(decision('two'))
    expect([stateOf('one'), stateOf('two')]).toEqual(['SENDING', 'WAITING'])
    outbox.flush()
    outbox.flush()
    pass()
    expect(sends.map(({ key }) => key)).toEqual(['key of one', 'key of two'])
  })

  test('cannot be undone while or after it is sent', async () => {
    const { outbox, sends, pass, stateOf } = given
    outbox.post(decision('one'))
    pass()
    expect(outbox.takeBack('one')).toBeUndefined()
    await sends[0]?.answer(true)
    expect(outbox.takeBack('one')).toBeUndefined()
    expect(stateOf('one')).toBe('SENT')
  })

  test('waits longer while its reviewer is at the message, but not for ever', () => {
    const { outbox, timers, pass, stateOf } = given
    outbox.post(decision('one'))
    outbox.hold()
    expect([[...timers.values()], stateOf('one')]).toEqual([[heldSeconds * 1000], 'WAITING'])
    outbox.resume()
    expect([...timers.values()]).toEqual([undoSeconds * 1000])
    outbox.hold()
    pass()
    expect(stateOf('one')).toBe('SENDING')
  })

  test('keeps no note after it was sent', async () => {
    const { outbox, sends, pass } = given
    outbox.post(decision('one'))
    pass()
    await sends[0]?.answer(true)
    expect(JSON.stringify(outbox.entries)).not.toContain('Seen.')
  })
})

describe('a decision that failed', () => {
  test('stays until its reviewer has seen to it, also beyond other decisions and the page', async () => {
    const { outbox, sends, pass, stateOf, unsent } = given
    outbox.post(decision('one'))
    pass()
    await sends[0]?.answer(false)
    outbox.post(decision('two'))
    expect([stateOf('one'), [...unsent]]).toEqual(['FAILED', ['one', 'two']])
    outbox.dismiss('one')
    expect([stateOf('one'), [...unsent]]).toEqual([undefined, ['two']])
  })

  test('is sent again with the same key, or goes back to its case', async () => {
    const { outbox, sends, pass, stateOf } = given
    outbox.post(decision('one'))
    pass()
    await sends[0]?.answer(false)
    outbox.retry('one')
    expect([stateOf('one'), sends.map(({ key }) => key)]).toEqual(['SENDING', ['key of one', 'key of one']])
    await sends[1]?.answer(false)
    expect(outbox.takeBack('one')).toEqual(decision('one').draft)
  })

  test('keeps its key if the same is decided again, because it may have been recorded', async () => {
    const { outbox, sends, pass } = given
    outbox.post(decision('one'))
    pass()
    await sends[0]?.answer(false)
    const entry = entryOf(outbox.entries, 'one')
    expect(keyFor(entry, { outcome: 'APPROVE' }, () => 'new')).toBe('key of one')
    expect(keyFor(entry, { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] }, () => 'new')).toBe('new')
    expect(keyFor(undefined, { outcome: 'APPROVE' }, () => 'new')).toBe('new')
  })
})

test('all decisions are sent before the outbox is finished, whether recorded or not', async () => {
  const { outbox, sends, stateOf } = outboxOf()
  outbox.post(decision('a'))
  outbox.post(decision('b'))
  let isFinished = false
  const finished = outbox.finish().then(() => (isFinished = true))
  await sends[0]?.answer(true)
  expect([isFinished, stateOf('b')]).toEqual([false, 'SENDING'])
  await sends[1]?.answer(false)
  await finished
})

describe('the wait for a decision to be sent', () => {
  test('ends when it was recorded, also while the next one waits', async () => {
    const { outbox, sends } = outboxOf()
    outbox.post(decision('a'))
    const sent = outbox.whenSent()
    outbox.post(decision('b'))
    await sends[0]?.answer(true)
    expect(await sent).toBe(true)
  })

  test.each([
    [
      'was refused',
      async ({ outbox, sends }: ReturnType<typeof outboxOf>) => {
        outbox.flush()
        await sends[0]?.answer(false)
      },
    ],
    ['was taken back', async ({ outbox }: ReturnType<typeof outboxOf>) => void outbox.takeBack('a')],
  ])('ends without one that %s', async (_, end) => {
    const all = outboxOf()
    all.outbox.post(decision('a'))
    const sent = all.outbox.whenSent()
    await end(all)
    expect(await sent).toBe(false)
  })

  test('is none if nothing is on its way', async () => {
    const { outbox, sends } = outboxOf()
    expect(outbox.whenSent()).toBeUndefined()
    outbox.post(decision('a'))
    outbox.flush()
    await sends[0]?.answer(true)
    expect(outbox.whenSent()).toBeUndefined()
  })
})
