import { expect, test } from '@jest/globals'
import { hasStandingConsent } from '#web/features/applicant/account/standing-consent.ts'

type Read = Parameters<typeof hasStandingConsent>[0]
type Given = Awaited<ReturnType<Read>>['items'][number]

const at = '2026-11-28T00:00:00.000Z'
const whole = { imagesAt: at, personalFieldsAt: at }

test.each<[string, Partial<Given>[], boolean]>([
  ['nothing was ever applied for', [], false],
  ['an open application', [{ status: 'DRAFT' }], true],
  ['an authentication whose files are gone', [{ status: 'APPROVED', erased: whole }], true],
  ['an ended application that is still kept', [{ status: 'REJECTED' }], true],
  ['an ended application of which fields are kept', [{ status: 'REJECTED', erased: { imagesAt: at } }], true],
  ['ended applications that are erased', [{ status: 'REVOKED', erased: whole }], false],
  ['an erased one and a new one', [{ status: 'WITHDRAWN', erased: whole }, { status: 'IN_REVIEW' }], true],
])('where %s, consent can be withdrawn or not', async (_who, applications, stands) => {
  expect(await hasStandingConsent(async () => ({ items: applications as Given[] }))).toBe(stands)
})

test.each<[string, Partial<Given>, boolean]>([
  ['one that is still kept', { status: 'REJECTED' }, true],
  ['one that is erased', { status: 'REJECTED', erased: whole }, false],
])('the last page is read before consent is denied: %s', async (_what, oldest, stands) => {
  const pages: Record<string, Awaited<ReturnType<Read>>> = {
    first: { items: [{ status: 'WITHDRAWN', erased: whole }], nextCursor: 'last' },
    last: { items: [oldest as Given] },
  }
  const read: Read = async (cursor = 'first') => pages[cursor] ?? { items: [] }
  expect(await hasStandingConsent(read)).toBe(stands)
})
