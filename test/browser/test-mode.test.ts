import { expect, test } from '@jest/globals'
import { applicant, operator } from '../engine/world.ts'
import { findingsInAllLooks } from './axe.ts'
import { openPage, signIn } from './browser.ts'
import { texts } from './texts.ts'

test.each(['en', 'zh'] as const)('every page of a stage in test mode has a ribbon: %s', async language => {
  const { label, text } = texts(language).common.testMode
  const pages = [
    await openPage('/', { language }),
    await openPage('/nothing', { language }),
    await openPage('/s#unknown', { language }),
    await signIn((await applicant()).user, '/', { language }),
    await signIn((await operator()).user, '/operations', { language }),
  ]
  for (const page of pages) {
    const ribbon = page.getByRole('complementary', { name: label })
    await ribbon.waitFor()
    expect(await ribbon.textContent()).toBe(text)
  }
})

test('a page with the ribbon is accessible in every look', async () => {
  const page = await openPage('/')
  await page.getByRole('complementary').waitFor()
  await page.getByRole('button', { name: texts().common.signIn }).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
})
