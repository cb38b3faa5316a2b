import { afterEach, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { parkedApproval, unmarkAll } from '../engine/parking.ts'
import { scaleWaits } from '../engine/waits.ts'
import { applicant, operator, reaches, reviewer } from '../engine/world.ts'
import { findingsOn } from './axe.ts'
import { servePagesOf, signIn } from './browser.ts'
import { operatorPages } from './operator-pages.ts'
import { storeParkedDrafts } from './stored-applications.ts'
import { texts } from './texts.ts'

const removals: (() => Promise<void>)[] = []

afterEach(async () => {
  await scaleWaits(1)
  for (const remove of removals.splice(0)) await remove()
})

function parkedOn(page: Page) {
  const pages = operatorPages(page)
  const { parked: words } = pages.words
  const list = page.getByRole('list', { name: words.title })
  return {
    ...pages,
    words,
    items: list.getByRole('listitem'),
    item: (applicationId: string) => list.getByRole('listitem').filter({ hasText: applicationId }),
    resume: (applicationId: string) => pages.button(words.resumeOf.replace('{{id}}', applicationId)),
    dialog: page.getByRole('dialog', { name: words.confirmTitle }),
  }
}

test('a parked application is shown with cause and account, and is resumed after a confirmation', async () => {
  const [owner, boss, judge] = await Promise.all([applicant(), operator(), reviewer()])
  const { applicationId, accountId, item, repair } = await parkedApproval(owner, judge)
  const page = await signIn(boss.user, '/operations')
  const pages = parkedOn(page)
  const shown = pages.item(applicationId)
  await shown.getByText(String(item?.parked.error)).waitFor()
  expect(await shown.locator('time').getAttribute('datetime')).toBe(item?.parked.at)
  expect(await findingsOn(page)).toEqual([])
  await shown.getByRole('link', { name: accountId }).click()
  await page.waitForURL(`**/operations/accounts/${accountId}`)
  await page.goBack()

  await repair()
  await pages.resume(applicationId).click()
  await pages.dialog.getByText(pages.words.confirm).waitFor()
  expect(await findingsOn(page)).toEqual([])
  await pages.button(pages.words.doIt).click()
  await pages.dialog.waitFor({ state: 'detached' })
  // The pressed button disappears, so the focus moves to the result.
  await page.locator('[role=status]:focus', { hasText: applicationId }).waitFor()
  await reaches(owner, applicationId, 'APPROVED')
  await shown.waitFor({ state: 'detached' })
})

test('without a connection nothing is resumed, and afterwards it is', async () => {
  const [owner, boss, judge] = await Promise.all([applicant(), operator(), reviewer()])
  const { applicationId, repair } = await parkedApproval(owner, judge)
  await repair()
  const page = await signIn(boss.user, '/operations')
  const pages = parkedOn(page)
  await pages.resume(applicationId).click()
  await page.context().setOffline(true)
  await pages.button(pages.words.doIt).click()
  const { common } = texts()
  await pages.dialog.getByText(common.failure.OFFLINE).waitFor()
  await page.context().setOffline(false)
  await pages.button(pages.words.doIt).click()
  await page.getByRole('status').filter({ hasText: applicationId }).waitFor()
  await reaches(owner, applicationId, 'APPROVED')
})

test('an application that another operator has resumed is shown as such', async () => {
  const [owner, boss, other, judge] = await Promise.all([applicant(), operator(), operator(), reviewer()])
  const { applicationId, repair } = await parkedApproval(owner, judge)
  await repair()
  const page = await signIn(boss.user, '/operations')
  const pages = parkedOn(page)
  await pages.resume(applicationId).click()
  await other.api.call('resumeParkedApplication', { path: { applicationId } })
  await reaches(owner, applicationId, 'APPROVED')
  await pages.button(pages.words.doIt).click()
  await pages.dialog.getByText(pages.words.stale).waitFor()
  await pages.button(texts().common.cancel).click()
  await pages.item(applicationId).waitFor({ state: 'detached' })
})

test('the list of parked applications says if it is empty, has another page or cannot be loaded', async () => {
  await unmarkAll()
  const boss = await operator()
  const page = await signIn(boss.user, '/operations')
  const pages = parkedOn(page)
  await page.getByText(pages.words.none).waitFor()

  const { ids, undo } = await storeParkedDrafts(3)
  removals.push(undo)
  const { common, operator: words } = texts()
  const list = '**/v1/parked-applications?*'
  await servePagesOf(page, 2)
  await page.route(list, request => request.abort())
  await page.reload()
  await page.getByRole('alert').getByText(common.failure.OFFLINE).waitFor()
  await page.unroute(list)
  await pages.button(common.retry).click()
  await pages.items.first().waitFor()
  expect(await pages.items.count()).toBe(2)
  await pages.button(words.more).click()
  await pages.item(String(ids.at(-1))).waitFor()
  expect(await pages.items.count()).toBe(3)
})
