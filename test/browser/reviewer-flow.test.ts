import { describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  applicant,
  eventually,
  type Person,
  reaches,
  readApplication,
  reviewer,
  submitted,
} from '../engine/world.ts'
import { type Device, signIn } from './browser.ts'
import { reviewerPages } from './reviewer-pages.ts'

/** Serves a queue with these cases only, because other tests wait for theirs. */
async function serveQueueOf(page: Page, judge: Person, ids: readonly string[]): Promise<void> {
  const waiting = async () => {
    const all = await Promise.all(
      ids.map(applicationId => judge.api.call('getReview', { path: { applicationId } })),
    )
    return all.filter(
      ({ status, lease, recordedDecision }) =>
        status === 'IN_REVIEW' && lease === undefined && recordedDecision === undefined,
    )
  }
  const isUnclaimedList = (url: URL) =>
    url.pathname.endsWith('/v1/reviews') && url.searchParams.get('state') === 'unclaimed'
  await page.route(isUnclaimedList, async route => route.fulfill({ json: { items: await waiting() } }))
  await page.route('**/v1/reviews/next-claim', async route => {
    const [next] = await waiting()
    if (next === undefined) return route.fulfill({ json: {} })
    const path = { applicationId: next.applicationId }
    await route.fulfill({ json: { review: await judge.api.call('claimReview', { path }) } })
  })
}

/** A reviewer before a queue of so many cases. */
async function atQueue(count: number, options: Device = {}) {
  const judge = await reviewer()
  const owners = await Promise.all(Array.from({ length: count }, () => applicant()))
  const cases: { readonly owner: Person; readonly applicationId: string }[] = []
  for (const owner of owners) cases.push({ owner, applicationId: (await submitted(owner)).applicationId })
  const page = await signIn(judge.user, '/reviews/none', options)
  await serveQueueOf(
    page,
    judge,
    cases.map(({ applicationId }) => applicationId),
  )
  await page.goto('/reviews')
  const pages = reviewerPages(page, options.language)
  await page.locator('[data-review-link]').first().waitFor()
  let keys = 0
  const press = async (...pressed: readonly string[]) => {
    for (const key of pressed) await page.keyboard.press(key)
    keys += pressed.length
  }
  const isOpen = async (index: number) => {
    await page.waitForURL(`**/reviews/${cases[index]?.applicationId}`)
    await pages.entered.waitFor()
  }
  const leaseOf = async (index: number) => {
    const path = { applicationId: cases[index]?.applicationId ?? '' }
    return (await judge.api.call('getReview', { path })).lease
  }
  const isAhead = (index: number) =>
    eventually(
      () => leaseOf(index),
      lease => lease?.mine === true,
    )
  const reachesStatus = async (index: number, status: Parameters<typeof reaches>[2]) => {
    const { owner, applicationId } = cases[index] as (typeof cases)[number]
    await reaches(owner, applicationId, status)
    return readApplication(owner, applicationId)
  }
  return { page, pages, press, keysUsed: () => keys, isOpen, leaseOf, isAhead, reachesStatus }
}

/** Presses keys with Ctrl in one task of the page, which is faster than any hand. */
const pressAtOnce = (page: Page, ...keys: readonly string[]) =>
  page.evaluate(
    `for (const key of ${JSON.stringify(keys)})
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true }),
      )`,
  )

describe('from the queue to a decision by keys', () => {
  test('an approval takes three keys, can be undone, and opens the next case with its pictures loaded', async () => {
    const { page, pages, press, keysUsed, isOpen, leaseOf, isAhead, reachesStatus } = await atQueue(3)
    await press('n')
    await isOpen(0)
    await isAhead(1)
    await page
      .locator('div[style*="display: none"] [role=group] > img')
      .first()
      .waitFor({ state: 'attached' })
    const addresses = await page
      .locator('div[style*="display: none"] [role=group] > img')
      .evaluateAll(pictures => pictures.map(picture => picture.getAttribute('src')))
    await press('1', 'Control+Enter')
    await isOpen(1)
    expect(keysUsed()).toBe(3)
    await pages.seePictures()
    expect(await pages.pictures.evaluateAll(all => all.map(each => each.getAttribute('src')))).toEqual(
      addresses,
    )
    await page.getByRole('status', { name: pages.words.outbox.title }).getByText('Approved').waitFor()
    // A decision by keys that follow at once is not about the case that the undo leaves.
    await press('1')
    await pressAtOnce(page, 'z', 'Enter')
    await isOpen(0)
    await pages.chosen('APPROVE').waitFor()
    expect((await leaseOf(0))?.mine).toBe(true)
    await press('Control+Enter')
    await isOpen(1)
    await isAhead(2)
    // The case ahead returns to the queue, and no other opens.
    await press('p')
    await eventually(
      () => leaseOf(2),
      lease => lease === undefined,
    )
    await press('1', 'Control+Enter')
    await pages.heading(pages.words.decided.title.APPROVE).waitFor()
    // A page that is left sends the decision at once.
    await page.goto('about:blank')
    await Promise.all([reachesStatus(0, 'APPROVED'), reachesStatus(1, 'APPROVED')])
  })

  test.each(['en', 'zh'] as const)(
    'a retry with two reasons takes at most seven keys (%s)',
    async language => {
      const { page, pages, press, keysUsed, isOpen, reachesStatus } = await atQueue(1, { language })
      await press('n')
      await isOpen(0)
      const letter = (box: ReturnType<typeof pages.reason>) => box.getAttribute('aria-keyshortcuts')
      await press('2')
      const glare = (await letter(pages.reason('PHOTO_GLARE', 'HOLDING'))) ?? ''
      const name = (await letter(pages.reason('NAME_MISMATCH'))) ?? ''
      expect(await page.locator(':focus').getAttribute('type')).toBe('checkbox')
      await press(glare, name, 'Control+Enter')
      expect(keysUsed()).toBeLessThanOrEqual(7)
      await page.getByText(pages.words.queue.nothingWaits).waitFor()
      await pages.sendNow()
      expect((await reachesStatus(0, 'RETRY_REQUESTED')).reopened).toEqual({
        slots: ['HOLDING'],
        fields: ['name'],
      })
    },
  )
})

test('a reason is found by typing, and letters choose nothing while one types', async () => {
  const { page, pages, press, isOpen } = await atQueue(1)
  await press('n')
  await isOpen(0)
  await press('2', '/')
  await page.keyboard.type('glare data')
  expect(await page.getByRole('checkbox').filter({ visible: true }).count()).toBe(1)
  await press('Enter')
  expect(await pages.reason('PHOTO_GLARE', 'DATA_PAGE').isChecked()).toBe(true)
  expect(await page.locator('[data-reason-box]:checked').count()).toBe(1)
})
