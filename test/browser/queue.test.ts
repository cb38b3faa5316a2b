import { afterEach, describe, expect, test } from '@jest/globals'
import type { Locator } from 'playwright-core'
import { certificateTypes } from '../../domain/certificates.ts'
import { instantAt, localDate } from '../../domain/local-time.ts'
import { withSetting } from '../engine/functions.ts'
import { eventually, reviewer } from '../engine/world.ts'
import { findingsOn } from './axe.ts'
import { servePagesOf, signIn } from './browser.ts'
import { reviewerPages } from './reviewer-pages.ts'
import { storeReviews } from './stored-applications.ts'

const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const putBack of undo.splice(0).reverse()) await putBack()
})

const hour = 3_600_000
const from = (now: number, milliseconds: number) => new Date(now + milliseconds).toISOString()

/** A time zone where it is between two and three in the afternoon, in the last half of a working day. */
function zoneInTheAfternoon(now: number): string {
  const east = 14 - new Date(now).getUTCHours()
  // The names of these zones count westwards.
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`
}

const inTime = { certificateType: 'PASSPORT', overdue: false, dueProvisional: false } as const

describe('the queue', () => {
  test('marks, counts and filters overdue, nearly due and provisional reviews, by the hours of the stage', async () => {
    const now = Date.now()
    const zone = zoneInTheAfternoon(now)
    const close = instantAt(localDate(new Date(now).toISOString(), zone), '18:00', zone)
    undo.push(await withSetting('api/count-reviews', 'TIME_ZONE', zone))
    undo.push(
      await storeReviews([
        { ...inTime, dueAt: from(now, -27 * hour), overdue: true },
        // Its deadline has passed, and the watch has not marked it yet.
        { ...inTime, dueAt: from(now, -2 * hour), certificateType: 'ID_CARD' },
        { ...inTime, dueAt: close, certificateType: 'TAIWAN_TRAVEL_PERMIT' },
        { ...inTime, dueAt: from(now, 26.5 * hour), dueProvisional: true },
      ]),
    )
    const judge = await reviewer()
    const counts = await eventually(
      () => judge.api.call('countReviews'),
      ({ overdue, dueSoon }) => overdue >= 2 && dueSoon >= 1,
    )
    const page = await signIn(judge.user, '/reviews')
    const { words } = reviewerPages(page)
    const rows = page.locator('tbody tr[data-urgency]')
    const shows = async (row: Locator, ...told: (string | RegExp)[]) => {
      for (const text of told) await row.getByText(text).first().waitFor()
    }
    await shows(rows.nth(0), words.marks.OVERDUE, /^1 day 3 hrs? late$/)
    await shows(rows.nth(1), words.marks.OVERDUE, /^2 hours late$/)
    await shows(rows.nth(2), words.marks.DUE_SOON, / left$/)
    expect(await rows.nth(2).getByText(words.marks.OVERDUE).count()).toBe(0)
    const provisional = rows.filter({ hasText: words.marks.PROVISIONAL })
    await shows(provisional.first(), /^1 day 2 hrs? left$/)
    expect(await provisional.first().getByText(words.marks.DUE_SOON).count()).toBe(0)
    const counters = page.getByRole('group', { name: words.queue.counters })
    await shows(
      counters,
      words.queue.overdue.replace('{{number}}', String(counts.overdue)),
      words.queue.dueSoon.replace('{{number}}', String(counts.dueSoon)),
    )
    expect(await findingsOn(page)).toEqual([])

    await page.getByLabel(words.queue.filterBy.mark, { exact: true }).selectOption('OVERDUE')
    await rows.filter({ hasText: words.marks.DUE_SOON }).first().waitFor({ state: 'detached' })
    await rows.filter({ hasText: words.marks.OVERDUE }).first().waitFor()
    expect(await rows.count()).toBe(await rows.filter({ hasText: words.marks.OVERDUE }).count())
    await page.getByLabel(words.queue.filterBy.certificateType, { exact: true }).selectOption('ID_CARD')
    await rows.filter({ hasText: certificateTypes.PASSPORT.title.en }).first().waitFor({ state: 'detached' })
    await shows(rows.first(), certificateTypes.ID_CARD.title.en, /^2 hours late$/)
    await page
      .getByLabel(words.queue.filterBy.certificateType, { exact: true })
      .selectOption('DRIVER_LICENSE')
    await page.getByText(words.queue.noneFits).waitFor()

    // Half an hour passes on the browser's clock only.
    await page.clock.install({ time: now })
    await page.reload()
    await page.getByLabel(words.queue.filterBy.certificateType, { exact: true }).selectOption('ID_CARD')
    await shows(rows.first(), /^2 hours late$/)
    await page.clock.fastForward('30:00')
    await shows(rows.first(), /^2 hrs? 30 mins? late$/)
  })

  test('loads more on request and moves the focus to the first new review', async () => {
    const now = Date.now()
    undo.push(
      await storeReviews(
        Array.from({ length: 6 }, (_, index) => ({
          ...inTime,
          dueAt: from(now, (index - 60) * hour),
          overdue: true,
        })),
      ),
    )
    const judge = await reviewer()
    await eventually(
      () => judge.api.call('listReviews', { query: { limit: '100' } }),
      ({ items }) => items.length >= 6,
    )
    const page = await signIn(judge.user, '/reviews?state=all', { language: 'zh', device: 'phone' })
    await servePagesOf(page, 5)
    await page.reload()
    const { words, button } = reviewerPages(page, 'zh')
    const links = page.locator('[data-review-link=queue]')
    await eventually(
      () => links.count(),
      count => count === 5,
    )
    await button(words.queue.more).click()
    await links.nth(5).waitFor()
    // The focus moves after the entry is shown.
    await eventually(() => links.nth(5).evaluate(link => link === link.ownerDocument.activeElement), Boolean)
    const shown = await links.count()
    await page
      .getByText(words.queue.shown.replaceAll(/\{\{\w+\}\}/g, String(shown)), { exact: true })
      .waitFor()
    expect(await findingsOn(page)).toEqual([])
  })
})
