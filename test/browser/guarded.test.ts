import { readdirSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { builtPages } from '../../local/built-pages.ts'
import { applicant, eventually, newApplication, stack, stackFile } from '../engine/world.ts'
import { disclosingPaths } from '../support/paths-to-a-file.ts'
import { applicantPages } from './applicant-pages.ts'
import { openPage, signInByProvider } from './browser.ts'
import { texts } from './texts.ts'

const { common } = texts()

const keptIn = (page: Page, store: 'localStorage' | 'sessionStorage') =>
  page.evaluate<Record<string, string>>(`({ ...${store} })`)

/** Tokens are JSON in base64: this is how it begins. */
const token = /eyJ/

const asksToSignIn = (page: Page) => page.getByRole('button', { name: common.signIn }).first().waitFor()

test('an injected script does not run, and a page exchanges no data with another site', async () => {
  const page = await openPage('/')
  await asksToSignIn(page)
  const refused = await page.evaluate<string[]>(`new Promise(resolve => {
    const seen = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      seen.push(effectiveDirective)
      if (seen.length === 5) resolve(seen)
    })
    const add = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties))
    add('script', { textContent: 'window.ran = true' })
    add('script', { src: 'https://elsewhere.example/x.js' })
    add('img', { src: 'https://elsewhere.example/?told' })
    document.body.insertAdjacentHTML('beforeend', '<button id="trap" onclick="window.ran = true">x</button>')
    document.getElementById('trap').click()
    fetch('https://elsewhere.example/?told').catch(() => undefined)
  })`)
  expect(refused.toSorted()).toEqual([
    'connect-src',
    'img-src',
    'script-src-attr',
    'script-src-elem',
    'script-src-elem',
  ])
  expect(await page.evaluate('window.ran')).toBeUndefined()
})

test('the pages are shown in no frame of another site', async () => {
  const page = await openPage('about:blank')
  await page.setContent(`<iframe src="${stack.webUrl}/"></iframe>`)
  await eventually(
    async () => page.frames().map(frame => frame.url()),
    urls => urls.includes('chrome-error://chromewebdata/'),
  )
})

test('a session belongs to one tab and ends with the sign-out', async () => {
  const { user } = await applicant()
  const page = await signInByProvider(user)
  const pages = applicantPages(page)
  await pages.shows(texts().applicant.account.title)
  expect(JSON.stringify(await keptIn(page, 'sessionStorage'))).toMatch(token)
  expect(JSON.stringify(await keptIn(page, 'localStorage'))).not.toMatch(token)
  expect(await page.context().cookies(String(stack.webUrl))).toEqual([])
  const another = await page.context().newPage()
  await another.goto('/')
  await asksToSignIn(another)

  await pages.button(common.signOut).click()
  await asksToSignIn(page)
  expect(JSON.stringify(await keptIn(page, 'sessionStorage'))).not.toMatch(token)
})

test('a sign-in that this tab did not start is refused', async () => {
  const page = await openPage('/signed-in?code=somebody-elses&state=unknown')
  await asksToSignIn(page)
  expect(await keptIn(page, 'sessionStorage')).toEqual({})
})

test('after a choice of language and colours the browser keeps nothing else beyond the tab', async () => {
  const owner = await applicant()
  const { applicationId } = await newApplication(owner)
  const page = await signInByProvider(owner.user, `/applications/${applicationId}`)
  await page.getByRole('combobox', { name: common.appearance }).selectOption('dark')
  await page.getByRole('combobox', { name: common.language }).selectOption('zh')
  await page.getByRole('button', { name: texts('zh').common.signOut }).waitFor()
  expect(await keptIn(page, 'localStorage')).toEqual({
    'mantine-color-scheme-value': 'dark',
    'realname.language': 'zh',
  })
  expect(await page.evaluate('indexedDB.databases().then(all => all.length)')).toBe(0)
  expect(await page.evaluate('caches.keys().then(all => all.length)')).toBe(0)
})

test('the server of the built pages discloses neither the stack’s passwords nor source maps', async () => {
  const { clientSecret } = stack.machineReviewer
  const origin = new URL(stack.webUrl ?? '').origin
  const disclosing = await disclosingPaths(origin, stackFile, [clientSecret], { accept: '*/*' })
  expect(disclosing).toEqual([])
  const built = readdirSync(builtPages, { recursive: true }).map(String)
  expect(built.filter(name => name.endsWith('.map'))).toEqual([])
})
