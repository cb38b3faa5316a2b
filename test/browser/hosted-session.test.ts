import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { ApiClient } from '../../local/api-client.ts'
import { backendApi, newSession } from '../engine/session-callers.ts'
import { newPassportNumber, specimen, stack } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { findingsOn } from './axe.ts'
import { openPage } from './browser.ts'
import { texts } from './texts.ts'

const { common, applicant, application } = texts()
const returnUrl = 'http://127.0.0.1:9/done?order=4711'

let backend: ApiClient
beforeAll(async () => {
  backend = await backendApi()
})

/** The integrator's address, at which no server runs. */
const serveShop = (page: Page) =>
  page.route('http://127.0.0.1:9/**', route => route.fulfill({ contentType: 'text/plain', body: 'shop' }))

/** Lets the access token expire. The link stays valid. */
const expireAccess = (page: Page) =>
  page.evaluate(`(() => {
    const stored = JSON.parse(sessionStorage.getItem('realname.link'))
    sessionStorage.setItem('realname.link', JSON.stringify({ ...stored, accessToken: 'x', expiresAt: '2001-01-01T00:00:00Z' }))
  })()`)

test('a user completes an application by a link, without signing in, and returns to the integrator', async () => {
  const session = await newSession(backend, { returnUrl, locale: 'en' })
  expect(new URL(session.url).origin).toBe(stack.webUrl)
  const page = await openPage(session.url)
  await serveShop(page)
  const pages = applicantPages(page)
  await pages.shows(applicant.account.title)
  expect(page.url()).toBe(`${stack.webUrl}/`)
  expect(await page.evaluate<string>('JSON.stringify([location.href, history.state])')).not.toContain('rns_')
  expect(await page.getByText(common.signOut, { exact: true }).count()).toBe(0)

  const applicationId = await pages.start('PASSPORT')
  await page.reload()
  await pages.shows(application.editor.title)
  await expireAccess(page)
  await pages.choose('DATA_PAGE', await specimen('DATA_PAGE'))
  await pages.choose('HOLDING', await specimen('HOLDING'))
  await pages.isAccepted('DATA_PAGE')
  await pages.isAccepted('HOLDING')
  await pages.next()
  await pages.fillIn({
    name: 'LI SPECIMEN',
    certificateNumber: newPassportNumber(),
    expiryDate: '2039-12-31',
  })
  await pages.submit()
  await pages.isInReview()
  expect(await findingsOn(page)).toEqual([])

  // Another device opens the same link and shows the same application.
  const other = await openPage(session.url, { device: 'phone' })
  await applicantPages(other).shows(applicant.account.title)
  await other.goto(`/applications/${applicationId}`)
  await applicantPages(other).isInReview()

  await page
    .getByRole('link', { name: common.link.goBack.replace('{{host}}', '127.0.0.1:9') })
    .first()
    .click()
  await page.waitForURL(`${returnUrl}&sessionId=${session.sessionId}`)

  await backend.call('cancelSession', { path: { sessionId: session.sessionId } })
  const late = await openPage(session.url)
  await applicantPages(late).shows(common.link.endedTitle)
  expect(await findingsOn(late)).toEqual([])
  await other.reload()
  await applicantPages(other).shows(common.link.endedTitle)
})

test('photos that a phone sends after a hand-off appear on the computer, and the code works once', async () => {
  const session = await newSession(backend)
  const computer = await openPage(session.url)
  const pages = applicantPages(computer)
  await pages.start('PASSPORT')
  const creating = computer.waitForResponse('**/v1/handoffs')
  await pages.button(application.handoff.button).click()
  const { url } = (await (await creating).json()) as { url: string }
  await computer.getByRole('img', { name: application.handoff.code }).waitFor()
  expect(await findingsOn(computer)).toEqual([])

  const phone = await openPage(url, { device: 'phone' })
  const onPhone = applicantPages(phone)
  await onPhone.shows(application.phone.title)
  expect(phone.url()).toBe(`${stack.webUrl}/phone`)
  expect(await phone.getByText(applicant.privacy.export).count()).toBe(0)
  await onPhone.choose('DATA_PAGE', await specimen('DATA_PAGE'))
  await onPhone.choose('HOLDING', await specimen('HOLDING'))
  await onPhone.isAccepted('HOLDING')
  await phone.getByText(application.phone.complete).waitFor()
  expect(await findingsOn(phone)).toEqual([])
  await computer.keyboard.press('Escape')
  await pages.isAccepted('DATA_PAGE')
  await pages.isAccepted('HOLDING')

  const second = await openPage(url, { device: 'phone' })
  await applicantPages(second).shows(common.link.usedTitle)
  expect(await findingsOn(second)).toEqual([])
})

test('a page in a frame asks the user to open it in its own window', async () => {
  const { url } = await newSession(backend)
  const page = await openPage('/')
  // A server that sends none of the headers against frames.
  await page.route(`${stack.webUrl}/s`, async route => {
    const response = await route.fetch()
    const { 'content-security-policy': _policy, 'x-frame-options': _frames, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await page.route(`${stack.webUrl}/frame`, route =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${url}"></iframe>` }),
  )
  await page.goto('/frame')
  await page.frameLocator('iframe').getByText(common.framed.title).waitFor()
})

test('the page of a session has the language that the backend requested', async () => {
  const session = await newSession(backend, { locale: 'zh' })
  const page = await openPage(session.url)
  await applicantPages(page, 'zh').shows(texts('zh').applicant.account.title)
})
