import { expect, test } from '@jest/globals'
import { findingsOn } from './axe.ts'
import { openPage } from './browser.ts'

test('a barrier, a page that is too wide and a second main heading are found', async () => {
  const page = await openPage('/')
  await page.locator('h1').waitFor()
  expect(await findingsOn(page)).toEqual([])
  await page.evaluate(
    `document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/icon.svg"><h1>Another</h1>')`,
  )
  await page.evaluate(`document.querySelector('main').style.width = '3000px'`)
  expect(await findingsOn(page)).toEqual([
    'image-alt: #content > img',
    expect.stringMatching(/too wide$/),
    '2 headings of the first level',
  ])
})
