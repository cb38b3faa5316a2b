import { expect, test } from '@jest/globals'
import { applicant, approval, decide, operator, reaches, reviewer, submitted } from '../engine/world.ts'
import { findingsInAllLooks } from './axe.ts'
import { signIn } from './browser.ts'
import { operatorPages } from './operator-pages.ts'

test('the overview shows a decision, its reviewer and what is open, in every look, saves reviewers as CSV, and leads to its lists', async () => {
  const [owner, judge, boss] = await Promise.all([applicant(), reviewer(), operator()])
  const { applicationId } = await submitted(owner)
  await decide(judge, applicationId, approval)
  await reaches(owner, applicationId, 'APPROVED')
  const { accountId: reviewerId } = await judge.api.call('getAccount')
  const page = await signIn(boss.user, '/overview')
  const { words, button } = operatorPages(page)
  const { overview } = words
  const row = page.getByRole('row').filter({ hasText: reviewerId })
  // Figures lag by seconds.
  for (let tries = 0; tries < 20 && (await row.count()) === 0; tries += 1) {
    await page.reload()
    await page.getByText(overview.reviewersLead).waitFor()
    await row.waitFor({ timeout: 3000 }).catch(() => undefined)
  }
  expect(await row.getByRole('cell').nth(1).textContent()).toBe('1')
  const totals = page.getByRole('list', { name: overview.period })
  const approved = totals.getByRole('listitem').filter({ hasText: overview.counts.approved })
  expect(Number.parseInt((await approved.textContent()) ?? '', 10)).toBeGreaterThanOrEqual(1)
  expect(await page.getByRole('table', { name: overview.byDay }).getByRole('row').count()).toBe(8)
  expect(await findingsInAllLooks(page)).toEqual([])

  await page.getByText(overview.days.replace('{{days}}', '90')).click()
  const longer = page.getByRole('table', { name: overview.byDay }).getByRole('row')
  await longer.nth(90).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(overview.saveReviewers).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^reviewers-.*\.csv$/)

  // The number leads to the applications that it counts.
  await totals.getByRole('link', { name: overview.counts.approved }).click()
  await page.getByText(words.parked.application.replace('{{id}}', applicationId)).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
})
