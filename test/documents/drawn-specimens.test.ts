import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { type CertificateType, certificateTypes } from '../../domain/certificates.ts'
import { type DocumentContentType, documentContentTypes } from '../../domain/documents.ts'
import { drawSpecimen } from '../../local/specimens/specimen.ts'
import { examineAs, verdict } from './good-files.ts'

const contentTypes = Object.keys(documentContentTypes) as DocumentContentType[]
const kinds = ['certificate', 'holding'] as const
const files = kinds.flatMap(kind => contentTypes.map(contentType => [kind, contentType] as const))

test.each(files)('a %s drawn as %s is accepted in its format', async (kind, contentType) => {
  const { format } = documentContentTypes[contentType]
  expect(await examineAs(contentType, await drawSpecimen({ kind, contentType }))).toMatchObject({
    accepted: true,
    format,
  })
})

test.each(Object.entries(certificateTypes))(
  'every file that %s asks for can be drawn',
  async (type, { slots }) => {
    const certificateType = type as CertificateType
    for (const slot of slots) {
      const drawn = await drawSpecimen(
        slot === 'HOLDING'
          ? { kind: 'holding', certificateType, contentType: 'image/png' }
          : { kind: 'certificate', certificateType, side: slot, contentType: 'image/png' },
      )
      const { width, height } = await sharp(drawn).metadata()
      expect(Math.max(width, height)).toBeGreaterThanOrEqual(1000)
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(700)
    }
  },
)

describe('a specimen in another file format is the same picture', () => {
  test('the BMP holds the pixels of the PNG, bottom row first', async () => {
    const bmp = await drawSpecimen({ kind: 'certificate', contentType: 'image/bmp' })
    const png = await drawSpecimen({ kind: 'certificate', contentType: 'image/png' })
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
    const bottomLeft = data.subarray((info.height - 1) * info.width * 3).subarray(0, 3)
    expect(bmp.readInt32LE(18)).toBe(info.width)
    expect(bmp.readInt32LE(22)).toBe(info.height)
    expect([...bmp.subarray(54, 57)].reverse()).toEqual([...bottomLeft])
  })

  test('the PDF has one page', async () => {
    const pdf = await drawSpecimen({ kind: 'certificate', contentType: 'application/pdf' })
    expect((await PDFDocument.load(pdf)).getPageCount()).toBe(1)
  })
})

describe('a specimen is the same bytes for the same request, and other bytes for another', () => {
  const base = { kind: 'certificate', contentType: 'image/jpeg' } as const

  test.each(contentTypes)('the same, as %s', async contentType => {
    const drawn = await Promise.all([1, 2].map(() => drawSpecimen({ ...base, contentType })))
    expect(drawn[0]?.equals(drawn[1] ?? Buffer.alloc(0))).toBe(true)
  })

  test('another name, number, seed, side, certificate or kind', async () => {
    const drawn = await Promise.all([
      drawSpecimen(base),
      drawSpecimen({ ...base, name: 'LI XIAOMING' }),
      drawSpecimen({ ...base, number: 'E12345678' }),
      drawSpecimen({ ...base, seed: 2 }),
      drawSpecimen({ ...base, side: 'BACK' }),
      drawSpecimen({ ...base, certificateType: 'PASSPORT' }),
      drawSpecimen({ ...base, kind: 'holding' }),
      drawSpecimen({ ...base, kind: 'holding', seed: 2 }),
    ])
    expect(new Set(drawn.map(file => file.toString('base64'))).size).toBe(drawn.length)
  })

  test('a name the font cannot write, or a very long one, is drawn all the same', async () => {
    for (const name of ['李小明 </svg>', 'A'.repeat(300), '']) {
      expect(verdict('image/jpeg', await drawSpecimen({ ...base, name }))).toBe('accepted')
    }
  })
})
