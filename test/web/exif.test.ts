import { expect, test } from '@jest/globals'
import { photoConversions } from '#domain/photo-conversions.ts'
import { exifSegment, exifTime, readExif } from '#web/features/applicant/transfer/exif.ts'
import { photoOrigin } from '../../lambdas/documents/photo-origin.ts'
import { exif, exifTag, exifSegment as otherSegment } from '../documents/specimens/exif.ts'
import { withSegments } from '../documents/specimens/jpeg-parts.ts'
import { writeJpeg } from '../documents/specimens/jpeg-writer.ts'

const jpeg = writeJpeg({ width: 32, height: 32 })
const read = (bytes: Uint8Array) => readExif(new Uint8Array(bytes))

const facts = {
  make: 'Apple',
  model: 'iPhone 15',
  capturedAt: '2026:05:31 10:20:30',
  offset: '+08:00',
}

const block = {
  image: {
    [exifTag.make]: 'Apple',
    [exifTag.model]: 'iPhone 15',
    [exifTag.software]: '17.4.1',
    315: 'Li Wei',
  },
  photo: { [exifTag.capturedAt]: facts.capturedAt, [exifTag.offset]: facts.offset },
  gps: { [exifTag.latitudeReference]: 'N', [exifTag.latitude]: Buffer.alloc(24, 1) },
}

test('camera and time of a photo are read from its EXIF, and nothing else', () => {
  expect(read(withSegments(jpeg, otherSegment(block)))).toEqual(facts)
})

test('a photo without EXIF has no facts', () => {
  expect(read(jpeg)).toEqual({})
  expect(read(Buffer.from('Exif\0\0 as a text'))).toEqual({})
})

test('damaged EXIF yields facts or none, and no failure', () => {
  const whole = Buffer.concat([Buffer.from('Exif\0\0'), exif(block)])
  for (let length = 0; length < whole.length; length += 1) {
    expect(facts).toMatchObject(read(whole.subarray(0, length)))
  }
  const lost = Buffer.from(whole)
  lost.writeUInt32LE(0xffff_ff00, 10)
  expect(read(lost)).toEqual({})
})

test('a written segment can be read again, and the service reads the same', () => {
  const segment = Buffer.from(exifSegment(facts, photoConversions.HEIC))
  expect(read(segment)).toEqual(facts)
  expect(photoOrigin(withSegments(jpeg, segment))).toEqual({
    camera: 'Apple iPhone 15',
    capturedAt: '2026-05-31T10:20:30+08:00',
    converted: 'HEIC',
  })
})

test('a segment without facts states the conversion', () => {
  const segment = Buffer.from(exifSegment({}, photoConversions.REDUCED))
  expect(photoOrigin(withSegments(jpeg, segment))).toEqual({ converted: 'REDUCED' })
})

test('short texts stand inside of their entries', () => {
  const segment = Buffer.from(exifSegment({ make: 'LG', model: '小米 14' }, photoConversions.REDUCED))
  expect(read(segment)).toEqual({ make: 'LG', model: '小米 14' })
})

test('a photo of the camera page states the local time and its offset from UTC', () => {
  const at = new Date(2026, 4, 31, 9, 5, 7)
  const { capturedAt, offset } = exifTime(at)
  expect(capturedAt).toBe('2026:05:31 09:05:07')
  const [date = '', time = ''] = capturedAt.split(' ')
  expect(new Date(`${date.replaceAll(':', '-')}T${time}${offset}`)).toEqual(at)
})
