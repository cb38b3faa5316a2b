import { describe, expect, test } from '@jest/globals'
import { appendEntry, type ChainedEntry, type ChainHead } from '../../domain/audit-chain.ts'
import { linesOf, summaryOf } from '../../ops/audit.ts'
import { verifyAudit } from '../../ops/verify-audit.ts'
import { digestOfText } from '../support/in-memory-services.ts'
import { sampleAudit } from '../support/samples.ts'
import { monday } from '../support/world.ts'

const rules = { digest: digestOfText, now: monday, auditDays: 1 }

function chainOf(accountId: string, times: readonly string[]) {
  const entries: ChainedEntry[] = []
  let head: ChainHead | undefined
  for (const at of times) {
    const next = appendEntry(sampleAudit(accountId, { at }), head, digestOfText)
    entries.push(next.entry)
    head = next.head
  }
  return { entries, head }
}

function reading(
  { entries, head }: ReturnType<typeof chainOf>,
  left: readonly ChainedEntry[] = entries,
  unchainedAt: readonly string[] = [],
) {
  const links = left.map(entry => ({ position: entry.chain.sequence, entry }))
  return { chain: { links, unchainedAt }, heads: { before: head, after: head } }
}

const whole = chainOf('whole', [monday, monday])
const cut = chainOf('cut', [monday, monday, monday])
const old = chainOf('old', ['2020-01-01T00:00:00.000Z', monday])

const stored = new Map([
  ['whole', reading(whole, whole.entries, ['2019-01-01T00:00:00.000Z'])],
  ['cut', reading(cut, cut.entries.slice(0, 1))],
  ['old', reading(old, old.entries.slice(1))],
  ['unheard-of', { chain: { links: [], unchainedAt: [] }, heads: { before: undefined, after: undefined } }],
])

const verify = (...accountIds: string[]) =>
  verifyAudit(
    {
      read: async accountId => {
        const found = stored.get(accountId)
        if (found === undefined) throw new Error(`nothing is stored of ${accountId}`)
        return found
      },
    },
    accountIds,
    rules,
  )

describe('the verification of the audit trail', () => {
  test('continues after a broken chain and counts chains and entries', async () => {
    expect(await verify('cut', 'whole', 'old', 'unheard-of')).toEqual({
      chains: 3,
      links: 4,
      shortened: 1,
      unchained: 1,
      broken: [{ accountId: 'cut', fault: 'CUT', sequence: 2 }],
    })
  })

  test('prints account, number and fault of each broken link in one line', async () => {
    expect(linesOf(await verify('cut', 'whole'))).toEqual([
      'cut\t2\tCUT\tthis entry and all later ones are missing, but the chain’s end counts them',
    ])
    expect(linesOf(await verify('whole', 'old'))).toEqual([])
  })

  test('counts entries that it cannot verify', async () => {
    expect(summaryOf(await verify('whole', 'old'))).toEqual([
      '2 chains with 3 entries verified, 0 broken.',
      expect.stringMatching(/^1 chains begin later/),
      expect.stringMatching(/^1 entries are older/),
    ])
    expect(summaryOf(await verify('cut'))).toEqual(['1 chains with 1 entries verified, 1 broken.'])
  })
})
