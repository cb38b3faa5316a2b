import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { applicant, newApplication, specimen, stack } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { isInView, serveConfig, signIn } from './browser.ts'
import { texts } from './texts.ts'

const { application } = texts()
const inbox = (url: URL): boolean => url.origin === new URL(stack.awsEndpointUrl).origin

async function atFirstFile() {
  const owner = await applicant()
  const { applicationId } = await newApplication(owner)
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  const pages = applicantPages(page)
  await pages.shows(application.editor.title)
  return { page, pages }
}

const countsPuts = (page: Page) => {
  const sent: string[] = []
  page.on('request', request => {
    if (request.method() === 'PUT') sent.push(request.url())
  })
  return sent
}

test('an unsuitable file is refused before its upload, a damaged one after its validation', async () => {
  const { page, pages } = await atFirstFile()
  const sent = countsPuts(page)
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(2000)])
  await pages.choose('HOLDING', { fileName: 'IMG_1.HEIC', contentType: 'image/heic', bytes: heic })
  await pages.says('HOLDING', application.refusals.HEIC[1])
  await pages.choose('DATA_PAGE', {
    fileName: 'large.jpg',
    contentType: 'image/jpeg',
    bytes: Buffer.alloc(10_485_761, 0xff),
  })
  await pages.says('DATA_PAGE', application.refusals.FILE_TOO_LARGE[0])
  expect(sent).toEqual([])

  const pdf = await specimen('DATA_PAGE', 'application/pdf')
  await pages.choose('DATA_PAGE', { ...pdf, bytes: pdf.bytes.subarray(0, 5000) })
  await pages.says('DATA_PAGE', application.refusals.CORRUPT[0])
  expect(sent).toHaveLength(1)
  await pages.button(application.editor.next).click()
  await page.getByRole('alert').getByText(application.slots.DATA_PAGE.title).waitFor()
  await pages.choose('DATA_PAGE', pdf)
  await pages.isAccepted('DATA_PAGE')
})

test('a file that is dropped on its slot is uploaded like a chosen one', async () => {
  const { page, pages } = await atFirstFile()
  const { fileName, contentType, bytes } = await specimen('HOLDING')
  const dataTransfer = await page.evaluateHandle<unknown>(
    `(() => {
      const dropped = new DataTransfer()
      const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), character => character.charCodeAt(0))
      dropped.items.add(new File([bytes], '${fileName}', { type: '${contentType}' }))
      return dropped
    })()`,
  )
  await pages.slot('HOLDING').dispatchEvent('dragover', { dataTransfer })
  await pages.slot('HOLDING').dispatchEvent('drop', { dataTransfer })
  await pages.isAccepted('HOLDING')
})

test('a photo that is too small for the stage is refused before its upload', async () => {
  const { page, pages } = await atFirstFile()
  await serveConfig(page, config => ({ ...config, files: { ...config.files, shortestSide: 5000 } }))
  await page.reload()
  const sent = countsPuts(page)
  await pages.choose('DATA_PAGE', await specimen('DATA_PAGE'))
  await pages.says('DATA_PAGE', application.refusals.TOO_FEW_PIXELS[0])
  expect(sent).toEqual([])
})

test('an expired upload address is requested again without a message', async () => {
  const { page, pages } = await atFirstFile()
  const tickets: string[] = []
  page.on('response', answer => {
    if (answer.url().endsWith('/documents')) tickets.push(answer.url())
  })
  let isFirst = true
  await page.route(inbox, async route => {
    if (!isFirst || route.request().method() !== 'PUT') return route.continue()
    isFirst = false
    const url = new URL(route.request().url())
    url.searchParams.set('X-Amz-Date', '20200101T000000Z')
    await route.continue({ url: url.href })
  })
  await pages.choose('DATA_PAGE', await specimen('DATA_PAGE'))
  await pages.isAccepted('DATA_PAGE')
  expect(isFirst).toBe(false)
  expect(tickets).toHaveLength(2)
})

test('a lost connection keeps typed text, and the file is sent when it is back', async () => {
  const { page, pages } = await atFirstFile()
  await pages.choose('HOLDING', await specimen('HOLDING'))
  await pages.isAccepted('HOLDING')
  const sent = countsPuts(page)
  await page.route(inbox, route => route.abort('connectionreset'))
  await pages.choose('DATA_PAGE', await specimen('DATA_PAGE'))
  await pages.says('DATA_PAGE', application.upload.LOST)
  await page.unroute(inbox)
  await page.context().setOffline(true)
  const offline = page.getByText(texts().common.offline)
  await offline.waitFor()
  await page.setViewportSize({ width: 360, height: 640 })
  await page.evaluate('scrollTo(0, document.body.scrollHeight)')
  expect(await page.evaluate<number>('scrollY')).toBeGreaterThan(200)
  expect(await isInView(offline)).toBe(true)
  await page.context().setOffline(false)
  await pages.isAccepted('DATA_PAGE')
  // The URL was still valid and was used again.
  expect(new Set(sent).size).toBe(1)
})

test('an upload can be cancelled and started again', async () => {
  const { page, pages } = await atFirstFile()
  // The request stays pending until the test releases it.
  await page.route(inbox, () => undefined)
  await pages.choose('DATA_PAGE', await specimen('DATA_PAGE'))
  await pages.slot('DATA_PAGE').getByRole('progressbar').waitFor({ state: 'attached' })
  await pages.slot('DATA_PAGE').getByRole('button', { name: application.upload.cancel }).click()
  await pages.slot('DATA_PAGE').locator('[data-state=EMPTY]').waitFor({ state: 'attached' })
  await page.unroute(inbox)
  await pages.choose('DATA_PAGE', await specimen('DATA_PAGE'))
  await pages.isAccepted('DATA_PAGE')
})
