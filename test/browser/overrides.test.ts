import { expect, test } from '@jest/globals'
import { applicant, decide, operator, reaches, reviewer, submitted } from '../engine/world.ts'
import { findingsInAllLooks } from './axe.ts'
import { signIn } from './browser.ts'
import { operatorPages } from './operator-pages.ts'
import { reviewerPages } from './reviewer-pages.ts'

test('an override is proposed, confirmed and reviewed, on pages that are accessible in every look', async () => {
  const [owner, first, second, clerk, chief] = await Promise.all([
    applicant(),
    reviewer(),
    reviewer(),
    operator(),
    operator(),
  ])
  const { applicationId, accountId } = await submitted(owner)
  await decide(first, applicationId, { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] })
  await reaches(owner, applicationId, 'REJECTED')

  const page = await signIn(clerk.user, `/operations/accounts/${accountId}`)
  const pages = operatorPages(page)
  const { override: words } = pages.words
  await page.getByRole('link', { name: words.start }).click()
  await pages.button(words.proposeIt).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  await page.getByRole('textbox').fill('The hologram is genuine: the embassy confirmed it, case 5120.')
  await pages.button(words.proposeIt).click()
  await pages.button(words.do.WITHDRAW).waitFor()

  const other = await signIn(chief.user, '/operations')
  await other.getByRole('link', { name: new RegExp(applicationId) }).click()
  const confirm = operatorPages(other).button(words.do.CONFIRM)
  await confirm.waitFor()
  expect(await findingsInAllLooks(other)).toEqual([])
  await confirm.click()
  await other.getByRole('status').waitFor()

  const desk = await signIn(second.user, `/reviews/${applicationId}`)
  await reviewerPages(desk).claim()
  await desk.getByText(/the embassy confirmed it/).waitFor()
  expect(await findingsInAllLooks(desk)).toEqual([])
})
