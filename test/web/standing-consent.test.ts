import { expect, test } from '@jest/globals'
import { type Application, Realname } from '@realname/client'
import { hasStandingConsent } from '#web/features/applicant/account/standing-consent.ts'

type Given = Partial<Pick<Application, 'status' | 'erased'>>

const at = '2026-11-28T00:00:00.000Z'
const whole = { imagesAt: at, personalFieldsAt: at }

/** The list of an account whose applications are in these pages. */
function listOf(...pages: readonly Given[][]) {
  const answers = pages.map((items, index) => ({
    items,
    ...(index < pages.length - 1 ? { nextCursor: String(index + 1) } : {}),
  }))
  const realname = new Realname({
    baseUrl: 'https://pages.example',
    fetch: async url => Response.json(answers[Number(new URL(url).searchParams.get('cursor') ?? 0)]),
  })
  return realname.applications.list()
}

test.each<[string, Given[], boolean]>([
  ['nothing was ever applied for', [], false],
  ['an open application', [{ status: 'DRAFT' }], true],
  ['an authentication whose files are gone', [{ status: 'APPROVED', erased: whole }], true],
  ['an ended application that is still kept', [{ status: 'REJECTED' }], true],
  ['an ended application of which fields are kept', [{ status: 'REJECTED', erased: { imagesAt: at } }], true],
  ['ended applications that are erased', [{ status: 'REVOKED', erased: whole }], false],
  ['an erased one and a new one', [{ status: 'WITHDRAWN', erased: whole }, { status: 'IN_REVIEW' }], true],
])('the pages know whether consent can be withdrawn: %s', async (_who, applications, stands) => {
  expect(await hasStandingConsent(listOf(applications))).toBe(stands)
})

test.each<[string, Given, boolean]>([
  ['one that is still kept', { status: 'REJECTED' }, true],
  ['one that is erased', { status: 'REJECTED', erased: whole }, false],
])('the last page is read before consent is denied: %s', async (_what, oldest, stands) => {
  expect(await hasStandingConsent(listOf([{ status: 'WITHDRAWN', erased: whole }], [oldest]))).toBe(stands)
})
