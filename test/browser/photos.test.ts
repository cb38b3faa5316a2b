import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import sharp from 'sharp'
import {
  applicant,
  fill,
  newApplication,
  newPassportNumber,
  readApplication,
  reviewer,
  specimen,
  submit,
} from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { type Device, signIn } from './browser.ts'
import { reviewerPages } from './reviewer-pages.ts'
import { texts } from './texts.ts'

/** A drawn passport page, encoded by libheif, with the EXIF of a phone and a place in it. */
const heic = readFileSync(new URL('photo.heic', import.meta.url))

async function atFiles(device: Device = {}) {
  const owner = await applicant()
  const { applicationId } = await fill(owner, await newApplication(owner), ['HOLDING'])
  const page = await signIn(owner.user, `/applications/${applicationId}`, device)
  const pages = applicantPages(page, device.language)
  await pages.shows(texts(device.language).application.editor.title)
  const sent: string[] = []
  page.on('request', request => {
    if (request.method() === 'PUT') sent.push(request.url())
  })
  /** The file of the slot as the service has measured it. */
  const reviewed = async () => {
    await submit(owner, applicationId, newPassportNumber())
    const judge = await reviewer()
    await judge.api.call('claimReview', { path: { applicationId } })
    const { files = [] } = await judge.api.call('getReview', { path: { applicationId } })
    return { judge, file: files.find(({ slot }) => slot === 'DATA_PAGE') }
  }
  return { owner, applicationId, page, pages, sent, reviewed }
}

test('a HEIC photo without a type is uploaded as a JPEG with its camera and time, and the reviewer sees it', async () => {
  const { application } = texts('zh')
  const { applicationId, pages, reviewed } = await atFiles({ language: 'zh' })
  await pages.choose('DATA_PAGE', { fileName: 'IMG_1', contentType: '', bytes: heic })
  await pages.isAccepted('DATA_PAGE')
  await pages.says('DATA_PAGE', application.upload.converted.HEIC)
  const { judge, file } = await reviewed()
  expect(file).toMatchObject({ contentType: 'image/jpeg', pages: [{ width: 900, height: 640 }] })
  expect(file?.signals.origin).toEqual({
    camera: 'Apple iPhone 15',
    capturedAt: '2026-11-24T10:20:30+08:00',
    converted: 'HEIC',
  })
  expect(file?.signals.hints).not.toContain('EDITED_BY_SOFTWARE')
  const page = await signIn(judge.user, `/reviews/${applicationId}`)
  await reviewerPages(page).entered.waitFor()
  await page.getByText(texts().reviewer.evidence.converted.HEIC).waitFor({ state: 'attached' })
})

test('a damaged HEIC photo and an animation get a message of their own', async () => {
  const { application } = texts()
  const { pages, sent } = await atFiles()
  const damaged = heic.subarray(0, 3000)
  await pages.choose('DATA_PAGE', { fileName: 'IMG_1.HEIC', contentType: 'image/heic', bytes: damaged })
  await pages.says('DATA_PAGE', application.refusals.HEIC[1])
  const box = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftyphevc'), Buffer.alloc(2000)])
  await pages.choose('DATA_PAGE', { fileName: 'IMG_2.HEIC', contentType: 'image/heic-sequence', bytes: box })
  await pages.says('DATA_PAGE', application.refusals.ANIMATED[0])
  expect(sent).toEqual([])
})

/** A specimen on noise, which no encoder makes small. */
async function largePhoto(): Promise<Buffer> {
  const size = { width: 3600, height: 2700 }
  const noise = Buffer.alloc(size.width * size.height * 3).map(() => Math.random() * 256)
  const { bytes } = await specimen('DATA_PAGE')
  return sharp(noise, { raw: { ...size, channels: 3 } })
    .composite([{ input: await sharp(bytes).resize(1200).toBuffer() }])
    .jpeg({ quality: 97, chromaSubsampling: '4:4:4' })
    .withExif({ IFD0: { Make: 'LG', Model: 'G8' }, IFD2: { DateTimeOriginal: '2026:11:24 10:20:30' } })
    .toBuffer()
}

test('a photo above the limit is reduced only if its owner agrees', async () => {
  const { application } = texts()
  const { owner, applicationId, pages, sent, reviewed } = await atFiles()
  const bytes = await largePhoto()
  expect(bytes.length).toBeGreaterThan(10_485_760)
  await pages.choose('DATA_PAGE', { fileName: 'large.jpg', contentType: 'image/jpeg', bytes })
  await pages.says('DATA_PAGE', application.refusals.FILE_TOO_LARGE[0])
  await pages.says('DATA_PAGE', application.upload.reduceText)
  expect(sent).toEqual([])
  await pages.slot('DATA_PAGE').getByRole('button', { name: application.upload.reduce }).click()
  await pages.isAccepted('DATA_PAGE')
  await pages.says('DATA_PAGE', application.upload.converted.REDUCED)
  const { documents } = await readApplication(owner, applicationId)
  expect(documents.find(({ slot }) => slot === 'DATA_PAGE')?.sizeBytes).toBeLessThanOrEqual(10_485_760)
  expect((await reviewed()).file?.signals.origin).toEqual({
    camera: 'LG G8',
    capturedAt: '2026-11-24T10:20:30',
    converted: 'REDUCED',
  })
})
