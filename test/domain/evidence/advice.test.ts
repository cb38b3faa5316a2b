import { expect, test } from '@jest/globals'
import {
  type AdvisedDocument,
  advice,
  adviceFor,
  readingThresholds,
} from '../../../domain/evidence/advice.ts'
import { type Advice, adviceNames } from '../../../domain/evidence/advice-names.ts'
import { sideOf } from '../../../domain/evidence/document-titles.ts'
import type { PageMeasurements } from '../../../domain/measurements.ts'
import { samplePage } from '../../support/sample-measurements.ts'
import { textPage } from './text-page.ts'

interface Case extends Partial<Omit<AdvisedDocument, 'pages'>> {
  readonly page?: Partial<PageMeasurements>
}

function adviceOf({ page = {}, ...more }: Case): Advice[] {
  return adviceFor({ slot: 'FRONT', format: 'JPEG', pages: [samplePage(page)], ...more })
}

const legible = { textLines: 6, textConfidence: 0.95 }

test.each<[string, Case, Advice[]]>([
  ['a good photo', {}, []],
  [
    'a good photo in which all was found',
    { ...legible, hasCertificate: true, side: 'FRONT', textHeight: 40 },
    [],
  ],
  ['a blurred photo', { page: { sharpness: 23 } }, ['LOOKS_BLURRED']],
  ['a soft photo whose text was read', { page: { sharpness: 23 }, ...legible }, []],
  [
    'a blurred photo in which some text was read',
    { page: { sharpness: 23 }, textLines: 2, textConfidence: 0.95 },
    ['LOOKS_BLURRED'],
  ],
  [
    'a dark photo with enough contrast whose text was read',
    { page: { meanLightness: 50, darkShare: 0.7 }, ...legible },
    [],
  ],
  [
    'a dark photo with little contrast, also if a machine can read it',
    { page: { sharpness: 20, meanLightness: 27 }, ...legible },
    ['TOO_DARK'],
  ],
  [
    'a bright photo with little contrast, also if a machine can read it',
    { page: { sharpness: 40, meanLightness: 254 }, ...legible },
    ['TOO_BRIGHT'],
  ],
  ['a dark photo: not blurred', { page: { sharpness: 23, meanLightness: 32 } }, ['TOO_DARK']],
  [
    'a black photo without a certificate',
    { page: { sharpness: 0, meanLightness: 0, darkShare: 1 }, hasCertificate: false },
    ['TOO_DARK', 'NO_CERTIFICATE_FOUND'],
  ],
  ['a white photo: no glare', { page: { meanLightness: 250, glareShare: 0.9 } }, ['TOO_BRIGHT']],
  ['a photo with a reflection', { page: { glareShare: 0.03 } }, ['GLARE']],
  ['a scan on white paper', { format: 'PDF', page: { meanLightness: 250, glareShare: 0.9 } }, []],
  ['a certificate that is far away', { textHeight: 8 }, ['TOO_SMALL_TO_READ']],
  ['a certificate in the hand, which is small', { slot: 'HOLDING', textHeight: 8, faces: 2 }, []],
  ['a holding photo without a face', { slot: 'HOLDING', faces: 0 }, ['NO_FACE_FOUND']],
  ['a card without a face on its back', { slot: 'BACK', faces: 0 }, []],
  ['a photo of a table', { hasCertificate: false }, ['NO_CERTIFICATE_FOUND']],
  ['the back in place of the front', { side: 'BACK' }, ['LOOKS_LIKE_OTHER_SIDE']],
  ['the back of a card in a photo of the holder', { slot: 'HOLDING', side: 'BACK' }, []],
  ['an expired certificate', { isExpired: true }, ['LOOKS_EXPIRED']],
])('%s gives the right advice', (_, document, expected) => {
  expect(adviceOf(document)).toEqual(expected)
})

test('a side is known by the fields on it, unless both sides are in the picture', () => {
  expect(sideOf(textPage('签发机关 北京市公安局', '有效期限 2016.05.08-长期'))).toBe('BACK')
  expect(sideOf(textPage('姓名 张三', '公民身份号码 11010519491231002X'))).toBe('FRONT')
  expect(sideOf(textPage('公民身份号码 11010519491231002X', '有效期限 2016.05.08-长期'))).toBeUndefined()
  expect(sideOf(textPage('PASSPORT'))).toBeUndefined()
})

test('every advice says what to do, and comes in the order of the table', () => {
  for (const { doThis } of Object.values(advice)) expect(doThis).toMatch(/^[A-Z].*\.$/)
  const all = adviceOf({
    page: { sharpness: 1, glareShare: 1 },
    textHeight: 1,
    side: 'BACK',
    isExpired: true,
  })
  expect(all).toEqual(adviceNames.filter(each => all.includes(each)))
  expect(all).toHaveLength(5)
})

test('text counts as legible from the threshold on', () => {
  const { legibleConfidence, legibleLines, smallestTextHeight } = readingThresholds
  const soft = { page: { sharpness: 23 }, textConfidence: legibleConfidence }
  expect(adviceOf({ ...soft, textLines: legibleLines })).toEqual([])
  expect(adviceOf({ ...soft, textLines: legibleLines - 1 })).toEqual(['LOOKS_BLURRED'])
  expect(adviceOf({ textHeight: smallestTextHeight })).toEqual([])
})
