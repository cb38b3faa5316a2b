import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { photoConversionNames, photoConversions } from '../../domain/photo-conversions.ts'
import { photoOrigin } from '../../lambdas/documents/photo-origin.ts'
import { anyCodePoint } from '../support/any-text.ts'
import { exif, exifSegment, exifTag, type Tags, xmp, xmpSegment } from './specimens/exif.ts'
import { withSegments } from './specimens/jpeg-parts.ts'
import { segment, writeJpeg } from './specimens/jpeg-writer.ts'
import { chunk, chunkBefore, colourType, writePng } from './specimens/png-writer.ts'

const size = { width: 32, height: 32 }
const jpeg = writeJpeg(size)
const png = writePng({ ...size, colour: colourType.grey, depth: 8, samples: () => [128] })

const fromImage = (image: Tags) => photoOrigin(withSegments(jpeg, exifSegment({ image })))
const fromPhoto = (photo: Tags) => photoOrigin(withSegments(jpeg, exifSegment({ photo })))
const fromXmp = (attributes: string) =>
  photoOrigin(withSegments(jpeg, xmpSegment(`xmlns:xmp="http://ns.adobe.com/xap/1.0/" ${attributes}`)))

test('a photo without metadata has no origin', () => {
  expect(photoOrigin(jpeg)).toEqual({})
  expect(photoOrigin(png)).toEqual({})
})

describe('the camera is maker and model, the maker once', () => {
  test.each([
    ['Canon', 'EOS R6', 'Canon EOS R6'],
    ['Canon', 'Canon EOS R6', 'Canon EOS R6'],
    ['samsung', 'SM-G991B', 'samsung SM-G991B'],
    ['Apple', 'iPhone 15 Pro (US)', 'Apple iPhone 15 Pro (US)'],
    ['NIKON CORPORATION', 'NIKON D850', 'NIKON CORPORATION NIKON D850'],
    ['HUAWEI', '  ELE-L29  \0\0', 'HUAWEI ELE-L29'],
    ['小米', '红米', '小米 红米'],
    ['Canon', '', 'Canon'],
    ['', 'EOS R6', 'EOS R6'],
  ])('%j %j', (make, model, camera) => {
    expect(fromImage({ [exifTag.make]: make, [exifTag.model]: model })).toEqual({ camera })
  })

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['several lines', 'EOS\nR6\tX\u0007'],
    ['a link', 'https://example.com/?a=b&c'],
    ['writing direction', 'EOS \u202e6R'],
    ['a formula', '=cmd|calc'],
    ['a template', '{{7*7}}'],
    ['more than a name', 'x'.repeat(200)],
    ['quotes', 'EOS"\''],
  ])('of a model with %s contains only safe characters', (_, model) => {
    const { camera = '' } = fromImage({ [exifTag.make]: 'Canon', [exifTag.model]: model })
    expect(camera).toMatch(/^[\p{L}\p{N} .,()+/_-]{0,64}$/u)
    expect(camera).not.toContain('script')
    expect(camera).not.toContain('x'.repeat(65))
  })
})

describe('the time of capture', () => {
  test.each([
    ['2026:05:31 10:20:30', '+08:00', '2026-05-31T10:20:30+08:00'],
    ['2026:05:31 10:20:30', '-03:30', '2026-05-31T10:20:30-03:30'],
    ['2026:05:31 10:20:30', undefined, '2026-05-31T10:20:30'],
    ['2024:02:29 23:59:59', '+00:00', '2024-02-29T23:59:59+00:00'],
    ['2026:05:31 10:20:30', '+15:00', '2026-05-31T10:20:30'],
    ['2026:05:31 10:20:30', 'Z', '2026-05-31T10:20:30'],
    ['2026:05:31 10:20:30', '   :  ', '2026-05-31T10:20:30'],
  ])('%j with offset %j is %s', (dateTime, offset, capturedAt) => {
    const tags = { [exifTag.capturedAt]: dateTime, ...(offset && { [exifTag.offset]: offset }) }
    expect(fromPhoto(tags)).toEqual({ capturedAt })
  })

  test.each([
    '0000:00:00 00:00:00',
    '2026:02:30 10:00:00',
    '2025:02:29 10:00:00',
    '2026:13:01 10:00:00',
    '2026:05:31 24:00:00',
    '2026:05:31 10:60:00',
    '2026:05:31 10:00:60',
    '    :  :     :  :  ',
    '31.05.2026 10:20',
    'yesterday',
    '',
  ])('%j is not accepted', dateTime => {
    expect(fromPhoto({ [exifTag.capturedAt]: dateTime })).toEqual({})
  })
})

describe('editing software is one of the known programs, by its common name', () => {
  test.each([
    ['EXIF', () => fromImage({ [exifTag.software]: 'Adobe Photoshop 25.0 (Windows)' }), 'Adobe Photoshop'],
    ['XMP CreatorTool', () => fromXmp('xmp:CreatorTool="GIMP 2.10"'), 'GIMP'],
    [
      'a PNG text',
      () => photoOrigin(chunkBefore(png, 'IDAT', chunk('tEXt', Buffer.from('Software\0Paint.NET 5.0')))),
      'Paint.NET',
    ],
    [
      "a PNG's XMP",
      () => {
        const packet = xmp('xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Canva"')
        const text = Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), Buffer.from(packet)])
        return photoOrigin(chunkBefore(png, 'IDAT', chunk('iTXt', text)))
      },
      'Canva',
    ],
    [
      "a PNG's EXIF",
      () =>
        photoOrigin(
          chunkBefore(png, 'IDAT', chunk('eXIf', exif({ image: { [exifTag.software]: 'Snapseed 2.0' } }))),
        ),
      'Snapseed',
    ],
  ])('in %s', (_, read, editingSoftware) => {
    expect(read()).toEqual({ editingSoftware })
  })

  test.each(['G991BXXU5CVDD', '17.4.1', 'HDR+ 1.0.5', '<b>none</b>', 'my own words', 'x'.repeat(500)])(
    'names of cameras and people are no editing software: %j',
    software => {
      expect(fromImage({ [exifTag.software]: software })).toEqual({})
    },
  )
})

test.each(photoConversionNames)(
  'a photo that the pages converted says so, and is not edited: %s',
  converted => {
    const software = photoConversions[converted]
    expect(fromImage({ [exifTag.software]: software })).toEqual({ converted })
    expect(fromImage({ [exifTag.software]: `${software} GIMP` })).toEqual({ editingSoftware: 'GIMP' })
  },
)

describe('other metadata is not returned', () => {
  test('no position, no comment, no serial number, no owner', () => {
    const told = photoOrigin(
      withSegments(
        jpeg,
        exifSegment({
          image: { [exifTag.make]: 'Canon', [exifTag.model]: 'EOS', 270: 'At home', 315: 'Li Wei' },
          photo: {
            [exifTag.capturedAt]: '2026:05:31 10:20:30',
            [exifTag.userComment]: Buffer.from('ASCII\0\0\0my secret'),
            42032: 'Li Wei',
            42033: 'SERIAL-1',
          },
          gps: { [exifTag.latitudeReference]: 'N', [exifTag.latitude]: Buffer.alloc(24, 1) },
        }),
        segment(0xfe, Buffer.from('Photoshop comment of Li Wei')),
      ),
    )
    expect(told).toEqual({ camera: 'Canon EOS', capturedAt: '2026-05-31T10:20:30' })
  })

  test('any metadata yields short names and times only', () => {
    const text = fc.oneof(fc.string({ unit: anyCodePoint, maxLength: 90 }), fc.string({ maxLength: 90 }))
    fc.assert(
      fc.property(
        text,
        text,
        text,
        text,
        fc.uint8Array({ maxLength: 80 }),
        (make, model, software, time, noise) => {
          const image = { [exifTag.make]: make, [exifTag.model]: model, [exifTag.software]: software }
          const block = exif({ image, photo: { [exifTag.capturedAt]: time } })
          const broken = Buffer.concat([block.subarray(0, block.length - noise.length), noise])
          for (const content of [block, broken]) {
            const carrier = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), content]))
            const {
              camera = 'X',
              editingSoftware = 'X',
              capturedAt = '2026',
              ...rest
            } = photoOrigin(withSegments(jpeg, carrier))
            expect(rest).toEqual({})
            expect(camera).toMatch(/^[\p{L}\p{N}][\p{L}\p{N} .,()+/_-]{0,63}$/u)
            expect(editingSoftware).toMatch(/^[A-Za-z0-9 .-]{1,64}$/)
            expect(capturedAt).toMatch(/^[\dT:+-]{4,25}$/)
          }
        },
      ),
      { numRuns: 400, seed: 7 },
    )
  })

  test('damaged metadata causes no failure', () => {
    const broken = ['Exif\0\0', 'Exif\0\0II*\0\xff\xff\xff\xff', 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta']
    for (const content of broken) {
      expect(photoOrigin(withSegments(jpeg, segment(0xe1, Buffer.from(content, 'latin1'))))).toEqual({})
    }
    expect(photoOrigin(Buffer.alloc(0))).toEqual({})
  })
})
