import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type AuditEntry, auditActions } from '../../domain/audit.ts'
import {
  appendEntry,
  auditExpiry,
  type ChainedEntry,
  type ChainHead,
  hashOf,
} from '../../domain/audit-chain.ts'
import { brokenLink, type StoredChain } from '../../domain/audit-verification.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('base64')
const at = '2026-11-23T02:00:00.000Z'
const now = '2026-11-24T00:00:00.000Z'

const text = fc.string({ unit: 'grapheme', maxLength: 12 })

const entry: fc.Arbitrary<AuditEntry> = fc
  .record(
    {
      auditId: text,
      actor: fc.record({ role: fc.constantFrom('applicant', 'reviewer', 'operator', 'system'), id: text }),
      action: fc.constantFrom(...auditActions),
      applicationId: text,
      from: text,
      to: text,
      details: fc.dictionary(text, fc.jsonValue({ maxDepth: 2 })),
    },
    { requiredKeys: ['auditId', 'actor', 'action'] },
  )
  .map(fields => ({ ...fields, accountId: 'erika', at }))

interface Chain {
  readonly entries: readonly ChainedEntry[]
  readonly head: ChainHead | undefined
}

function chainOf(entries: readonly AuditEntry[]): Chain {
  const found: ChainedEntry[] = []
  let head: ChainHead | undefined
  for (const one of entries) {
    const next = appendEntry(one, head, digest)
    found.push(next.entry)
    head = next.head
  }
  return { entries: found, head }
}

const stored = (entries: readonly ChainedEntry[]): StoredChain['links'] =>
  entries.map(one => ({ position: one.chain.sequence, entry: one }))

const verify = (
  links: StoredChain['links'],
  head: ChainHead | undefined,
  { unchainedAt = [] as string[], time = now, after = head, auditDays = 1095 } = {},
) => brokenLink({ links, unchainedAt }, { before: head, after }, { digest, now: time, auditDays })

const rehashed = (one: ChainedEntry): ChainedEntry => ({
  ...one,
  chain: { ...one.chain, hash: hashOf(one, digest) },
})

/** A chain, and a place in it. */
const chainAndPlace = fc
  .array(entry, { minLength: 2, maxLength: 12 })
  .chain(entries => fc.tuple(fc.constant(chainOf(entries)), fc.nat({ max: entries.length - 1 })))

const changes: ((one: ChainedEntry) => ChainedEntry)[] = [
  one => ({ ...one, auditId: `${one.auditId}x` }),
  one => ({ ...one, accountId: 'somebody else' }),
  one => ({ ...one, at: now }),
  one => ({ ...one, actor: { ...one.actor, id: `${one.actor.id}x` } }),
  one => ({ ...one, actor: { ...one.actor, role: one.actor.role === 'system' ? 'operator' : 'system' } }),
  one => ({ ...one, action: one.action === 'review.read' ? 'review.claim' : 'review.read' }),
  one => ({ ...one, applicationId: `${one.applicationId}x` }),
  one => ({ ...one, from: `${one.from}x` }),
  one => ({ ...one, to: `${one.to}x` }),
  one => ({ ...one, details: { ...one.details, added: true } }),
  one => ({ ...one, chain: { ...one.chain, previousHash: `${one.chain.previousHash}x` } }),
  one => ({ ...one, chain: { ...one.chain, previousAt: '2020-01-01T00:00:00.000Z' } }),
]

describe('a chain of audit entries', () => {
  test('is valid with any content of its entries', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), entries => {
        const { entries: links, head } = chainOf(entries)
        expect(links.map(({ chain }) => chain.sequence)).toEqual(entries.map((_, index) => index + 1))
        expect(verify(stored(links), head)).toBeUndefined()
      }),
    )
  })

  test('is valid with any order of stored names and without omitted values', () => {
    const backwards = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(backwards)
      if (typeof value !== 'object' || value === null) return value
      const pairs = Object.entries(value).filter(([, member]) => member !== undefined)
      return Object.fromEntries(pairs.reverse().map(([name, member]) => [name, backwards(member)]))
    }
    fc.assert(
      fc.property(chainAndPlace, ([{ entries, head }]) => {
        const read = entries.map(one => backwards({ ...one, from: one.from ?? undefined }) as ChainedEntry)
        expect(verify(stored(read), head)).toBeUndefined()
      }),
    )
  })

  test('has a stable form: stored entries stay verifiable', () => {
    const { entries } = chainOf([
      {
        auditId: '1',
        accountId: 'erika',
        at,
        actor: { role: 'applicant', id: 'erika' },
        action: 'account.create',
      },
      {
        auditId: '2',
        accountId: 'erika',
        at,
        actor: { role: 'operator', id: 'o' },
        action: 'account.put',
        details: { registrationRegion: 'DE', partnerProgram: false, é: ['a', 1, null, { b: 1.5 }] },
      },
    ])
    expect(entries.map(({ chain }) => chain.hash)).toEqual([
      'XAIu/WH2nsb5SuLvXxWVYA1dxT6d3BRy/Fwi+UjoF2c=',
      '2AR6WgENnnZIArqif6020BQrEKctwSEnHJLY2SfFXas=',
    ])
  })

  test('names the changed entry, for a change of any part', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.constantFrom(...changes), ([{ entries, head }, place], change) => {
        const tampered = entries.map((one, index) => (index === place ? change(one) : one))
        expect(verify(stored(tampered), head)).toEqual({ fault: 'CHANGED', sequence: place + 1 })
      }),
    )
  })

  test('names the entry that was changed with a new hash', () => {
    fc.assert(
      fc.property(
        chainAndPlace,
        fc.constantFrom(...changes.slice(0, -2)),
        ([{ entries, head }, place], change) => {
          const tampered = entries.map((one, index) => (index === place ? rehashed(change(one)) : one))
          expect(verify(stored(tampered), head)).toEqual({ fault: 'REPLACED', sequence: place + 1 })
        },
      ),
    )
  })

  test('names the end if the head does not match rewritten entries', () => {
    fc.assert(
      fc.property(chainAndPlace, ([{ entries, head }, place]) => {
        const other = chainOf(
          entries.map((one, index) => (index === place ? { ...one, auditId: 'forged' } : one)),
        )
        expect(verify(stored(other.entries), head)).toEqual({ fault: 'REPLACED', sequence: entries.length })
      }),
    )
  })

  test('names a removed entry and entries cut off at the end', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.boolean(), ([{ entries, head }, place], all) => {
        const left = entries.filter((_, index) => (all ? index < place : index !== place))
        const fault = all || place === entries.length - 1 ? 'CUT' : 'MISSING'
        expect(verify(stored(left), head)).toEqual({ fault, sequence: place + 1 })
      }),
    )
  })

  test('names the first of several removed entries', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.integer({ min: 2, max: 4 }), ([{ entries, head }, place], count) => {
        fc.pre(place > 0 && place + count < entries.length)
        const left = entries.filter((_, index) => index < place || index >= place + count)
        expect(verify(stored(left), head)).toEqual({ fault: 'MISSING', sequence: place + 1 })
      }),
    )
  })

  test('names the first place where two entries were exchanged, renumbered or not', () => {
    fc.assert(
      fc.property(
        chainAndPlace,
        fc.nat({ max: 11 }),
        fc.boolean(),
        ([{ entries, head }, one], index, numbered) => {
          const other = index % entries.length
          fc.pre(one !== other)
          const swapped = entries.map((original, place) => {
            const moved = entries[place === one ? other : place === other ? one : place] ?? original
            return numbered ? { ...moved, chain: { ...moved.chain, sequence: place + 1 } } : moved
          })
          const links = swapped.map((moved, place) => ({ position: place + 1, entry: moved }))
          const fault = numbered ? 'CHANGED' : 'REORDERED'
          expect(verify(links, head)).toEqual({ fault, sequence: Math.min(one, other) + 1 })
        },
      ),
    )
  })

  test('names the place of an inserted or appended entry', () => {
    fc.assert(
      fc.property(chainAndPlace, entry, ([{ entries, head }, place], forged) => {
        const before = entries[place - 1]
        const previous: ChainHead | undefined =
          before === undefined ? undefined : { ...before.chain, at: before.at }
        const inserted = appendEntry(forged, previous, digest).entry
        const all = [...entries.slice(0, place), inserted, ...entries.slice(place)]
        const links = all.map((one, index) => ({ position: index + 1, entry: one }))
        // No entry follows the last place, so only the head shows the fault.
        expect(verify(links, head)).toEqual(
          place === entries.length - 1
            ? { fault: 'REPLACED', sequence: place + 1 }
            : { fault: 'REORDERED', sequence: place + 2 },
        )

        const behind = [...entries, appendEntry(forged, head, digest).entry]
        expect(verify(stored(behind), head)).toEqual({ fault: 'BEYOND_HEAD', sequence: entries.length + 1 })
      }),
    )
  })

  test('is valid during concurrent writes, by the head read last', () => {
    fc.assert(
      fc.property(chainAndPlace, ([{ entries, head }, place]) => {
        const { head: before } = chainOf(entries.slice(0, place))
        expect(verify(stored(entries), before, { after: head })).toBeUndefined()
      }),
    )
  })
})

const entries = chainOf(
  ['2026-01-01', '2026-06-01', '2027-01-01', '2027-06-01'].map((day, index) => ({
    auditId: String(index),
    accountId: 'erika',
    at: `${day}T00:00:00.000Z`,
    actor: { role: 'system' as const, id: 'test' },
    action: 'account.put' as const,
  })),
)
const [first, second, third, fourth] = entries.entries as [
  ChainedEntry,
  ChainedEntry,
  ChainedEntry,
  ChainedEntry,
]

describe('a chain of which a part may have expired', () => {
  test.each<[string, ChainedEntry[], string, ReturnType<typeof verify>]>([
    ['begins with the oldest that is left', [second, third, fourth], '2029-01-01', undefined],
    ['may have expired in any order', [first, third, fourth], '2029-06-01', undefined],
    ['may have expired whole', [], '2031-01-01', undefined],
    [
      'begins before an entry that cannot have expired',
      [third, fourth],
      '2029-01-01',
      { fault: 'MISSING', sequence: 2 },
    ],
    [
      'lacks an entry that cannot have expired',
      [first, second, fourth],
      '2029-01-01',
      { fault: 'MISSING', sequence: 3 },
    ],
    ['is cut although its older part expired', [second, third], '2029-06-01', { fault: 'CUT', sequence: 4 }],
  ])('%s', (_what, left, day, expected) => {
    expect(verify(stored(left), entries.head, { time: `${day}T00:00:00.000Z` })).toEqual(expected)
  })

  test('is judged by the lifetime of entries in days', () => {
    const time = '2026-07-01T00:00:00.000Z'
    const young = [second, third, fourth]
    expect(verify(stored(young), entries.head, { time, auditDays: 181 })).toBeUndefined()
    expect(verify(stored(young), entries.head, { time, auditDays: 182 })).toMatchObject({ fault: 'MISSING' })
  })

  test('expires so many days after each entry was made', () => {
    expect(auditExpiry('2026-01-01T00:00:00.500Z', 1095)).toBe(Date.parse('2028-12-31T00:00:00.000Z') / 1000)
  })
})

describe('invalid links', () => {
  const { head } = entries
  const links = stored(entries.entries)

  test.each<[string, ReturnType<typeof verify>, ReturnType<typeof verify>]>([
    ['nothing at all', verify([], undefined), undefined],
    ['a head alone', verify([], head), { fault: 'CUT', sequence: 1 }],
    ['entries without a head', verify(links, undefined), { fault: 'NO_HEAD', sequence: 4 }],
    [
      'an entry of an unknown shape',
      verify([...links.slice(0, 2), { position: 3, entry: undefined }], head),
      { fault: 'UNREADABLE', sequence: 3 },
    ],
    [
      'an entry from before the chain',
      verify(links, head, { unchainedAt: ['2025-12-31T00:00:00.000Z', '2026-01-01T01:00:00.000Z'] }),
      undefined,
    ],
    [
      'an entry without a link from when there was one',
      verify(links, head, { unchainedAt: ['2026-01-01T01:00:00.001Z'] }),
      { fault: 'UNCHAINED', sequence: 0 },
    ],
    [
      'an entry without a link and without a time',
      verify(links, head, { unchainedAt: ['?'] }),
      { fault: 'UNCHAINED', sequence: 0 },
    ],
    ['an account that never had a chain', verify([], undefined, { unchainedAt: [at] }), undefined],
  ])('%s is reported with its fault', (_what, found, expected) => {
    expect(found).toEqual(expected)
  })
})
