import { expect, test } from '@jest/globals'
import {
  applicant,
  approval,
  decide,
  newApplication,
  operator,
  reaches,
  reviewer,
  submitted,
} from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { findingsOn } from './axe.ts'
import { signIn } from './browser.ts'
import { texts } from './texts.ts'

test('a revoked authentication is explained with a link to a new one; later applications are one click away', async () => {
  const owner = await applicant()
  const { applicationId } = await submitted(owner)
  await decide(await reviewer(), applicationId, approval)
  await reaches(owner, applicationId, 'APPROVED')
  await (await operator()).api.call('revokeAuthentication', {
    path: { accountId: owner.user.accountId },
    body: { reason: 'The certificate was reported as stolen.' },
  })
  await reaches(owner, applicationId, 'REVOKED')
  const { applicant: words, application } = texts('zh')
  const way = { language: 'zh', device: 'phone', colorScheme: 'dark' } as const
  const page = await signIn(owner.user, `/applications/${applicationId}`, way)
  const pages = applicantPages(page, 'zh')
  await pages.shows(application.outcomes.REVOKED.title)
  await page.getByText(application.outcomes.REVOKED.text).waitFor()
  expect(await page.getByText('stolen').count()).toBe(0)
  await page.getByRole('link', { name: application.outcomes.again }).waitFor()
  expect(await findingsOn(page)).toEqual([])

  const begun = await newApplication(owner)
  await page.reload()
  await page.getByText(application.outcomes.since).waitFor()
  expect(await page.getByRole('link', { name: application.outcomes.again }).count()).toBe(0)
  await page.getByRole('link', { name: application.outcomes.toCurrent }).click()
  await pages.shows(application.editor.title)
  expect(new URL(page.url()).pathname).toBe(`/applications/${begun.applicationId}`)
  await page.getByRole('link', { name: texts('zh').common.product }).click()
  await page.getByText(words.standing.DRAFT.text).waitFor()
})
