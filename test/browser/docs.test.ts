import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { findingsOn } from './axe.ts'
import { openPage } from './browser.ts'

/** What the browser reports about a page. Violations of the policy and failed loads are errors of the console. */
function reportsOf(page: Page): string[] {
  const reports: string[] = []
  page.on('console', message => reports.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', error => reports.push(error.message))
  return reports
}

test('the documentation is searched by keyboard, and shows a call with its examples', async () => {
  const page = await openPage('/docs')
  const reports = reportsOf(page)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await findingsOn(page)).toEqual([])

  await page.keyboard.press('/')
  const field = page.getByRole('searchbox')
  await field.fill('zzzz')
  await page.getByText('Nothing was found for “zzzz”').waitFor()
  await field.fill('createSession')
  await page.getByRole('link', { name: 'Create a session' }).first().waitFor()
  expect(await findingsOn(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')

  await page.waitForURL('**/docs/reference/sessions/#createSession')
  const call = page.getByRole('region', { name: 'Create a session' })
  await call.getByRole('heading', { name: 'Answer 201' }).first().waitFor()
  await call.getByText('scope sessions/create', { exact: true }).waitFor()
  expect(await findingsOn(page)).toEqual([])
  expect(reports).toEqual([])
})

test('the documentation is read on a phone in dark colours', async () => {
  const page = await openPage('/docs/webhooks', { device: 'phone', colorScheme: 'dark' })
  const reports = reportsOf(page)
  await page.reload()
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('link', { name: 'Architecture' }).click()
  await page.getByRole('heading', { level: 1, name: 'Architecture' }).waitFor()
  expect(await findingsOn(page)).toEqual([])
  expect(reports).toEqual([])
})

test('an unknown address of the documentation is 404 and leads to the first page', async () => {
  const page = await openPage('/')
  const answer = await page.goto('/docs/nothing')
  expect(answer?.status()).toBe(404)
  await page.getByRole('link', { name: 'begin at the first page' }).click()
  await page.waitForURL('**/docs/')
})
