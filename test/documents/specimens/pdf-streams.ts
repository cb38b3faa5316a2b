import { deflateRawSync, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { withScanParameters } from './jpeg-good.ts'
import { forged, inserted, startOf } from './jpeg-parts.ts'
import { redSquare, type Sketch, streamOf, writtenPdf } from './pdf-writer.ts'
import type { BadSpecimen, GoodSpecimen } from './specimen.ts'

const width = 60
const height = 40
/** Pixels that do not compress well. */
const pixels = Buffer.from(
  Array.from({ length: width * height * 3 }, (_, at) => ((at * 7919) ^ (at >> 5) ^ (at * at)) & 0x1f),
)
const latin = (data: Buffer): string => data.toString('latin1')
const zlib = deflateSync(pixels)

const size = `/Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8`
const drawsImage: Sketch = {
  page: '/Resources << /XObject << /I 5 0 R >> >>',
  content: 'q 300 0 0 200 0 0 cm /I Do Q',
}

/** A page that draws one image. */
const imageOf = (data: Buffer | string, filter: string, keys = size): Buffer => {
  const text = typeof data === 'string' ? data : latin(data)
  return writtenPdf({ ...drawsImage, objects: [streamOf(text, `${keys} ${filter}`)] })
}
const flate = (data: Buffer, keys?: string): Buffer => imageOf(data, '/Filter /FlateDecode', keys)

const jpeg = (progressive = false): Promise<Buffer> =>
  sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ progressive, quality: 90 })
    .toBuffer()
const dct = (data: Buffer): Buffer => imageOf(data, '/Filter /DCTDecode')

/** Replaces the page's own content, which is not drawn. */
const contentOf = (data: Buffer, keys = ''): Buffer =>
  writtenPdf({
    page: '/Resources << >>',
    pages: '<< /Type /Pages /Kids [6 0 R] /Count 1 >>',
    objects: [
      streamOf(latin(data), keys),
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 5 0 R >>',
    ],
  })
const deflatedContent = (data: Buffer): Buffer => contentOf(data, '/Filter /FlateDecode')
const instructions = Buffer.from(`${redSquare} `.repeat(20))

const ascii85 = (data: Buffer): string => {
  let text = ''
  for (let at = 0; at + 4 <= data.length; at += 4) {
    let word = data.readUInt32BE(at)
    let group = ''
    for (let digit = 0; digit < 5; digit += 1) {
      group = String.fromCharCode(33 + (word % 85)) + group
      word = Math.floor(word / 85)
    }
    text += group
  }
  return `${text}~>`
}

/** Each row begins with the byte of a PNG predictor. */
const predicted = deflateSync(
  Buffer.concat(
    Array.from({ length: height }, (_, row) =>
      Buffer.concat([Buffer.from([0]), pixels.subarray(row * width * 3, (row + 1) * width * 3)]),
    ),
  ),
)
const predictor = `/DecodeParms << /Predictor 15 /Colors 3 /Columns ${width} >>`
const inline = (data: Buffer | string, keys = ''): Buffer =>
  contentOf(
    Buffer.from(
      `q 100 0 0 100 0 0 cm BI /W 20 /H 10 /CS /G /BPC 8 ${keys} ID ${typeof data === 'string' ? data : latin(data)}\nEI Q`,
      'latin1',
    ),
  )

/** The structure of a JPEG 2000 file: one tile part with its length. */
const jpeg2000 = (length: number): string => {
  const tile = `\xff\x90\0\x0a\0\0\0\0\0\x40\0\x01${'\x55'.repeat(length)}`
  return `\xff\x4f\xff\x51\0\x29\0\0\0\0\0\x02\0\0\0\x02${'\0'.repeat(27)}${tile}\xff\xd9`
}

type Make = () => Buffer | Promise<Buffer>

const good: Readonly<Record<string, Make>> = {
  'with an image without the checksum of its data': () => flate(zlib.subarray(0, -4)),
  'with an image with a wrong checksum of its data': () =>
    flate(Buffer.concat([zlib.subarray(0, -4), Buffer.from('none')])),
  'with an image followed by bytes of no use': () => flate(Buffer.concat([zlib, Buffer.from('\r\n\0\0\0')])),
  'with an image whose last row ends early': () => flate(deflateSync(pixels.subarray(0, -100))),
  'with an image of more pixels than declared': () => flate(deflateSync(Buffer.concat([pixels, pixels]))),
  'with an image whose data was flushed, not ended': () =>
    flate(Buffer.concat([zlib.subarray(0, 2), deflateRawSync(pixels), Buffer.from([0, 0, 0, 0xff, 0xff])])),
  'with an image in predicted rows': () => imageOf(predicted, `/Filter /FlateDecode ${predictor}`),
  'with an image in plain bytes, without the last': () => imageOf(pixels.subarray(0, -1), ''),
  'with an image in base 85': () =>
    imageOf(ascii85(Buffer.concat([zlib, Buffer.alloc(4)])), '/Filter [/ASCII85Decode /FlateDecode]'),
  'with an image in hexadecimal digits': () =>
    imageOf(`${zlib.toString('hex')}>`, '/Filter [/ASCIIHexDecode /FlateDecode]'),
  'with a JPEG without its end mark': async () => dct((await jpeg()).subarray(0, -2)),
  'with a JPEG followed by zeros': async () => dct(Buffer.concat([await jpeg(), Buffer.alloc(50)])),
  'with a JPEG followed by a line end': async () => dct(Buffer.concat([await jpeg(), Buffer.from('\n')])),
  'with a JPEG whose scan parameters are zero, as some phones write': async () =>
    dct(withScanParameters(await jpeg())),
  'with a JPEG with fill bytes between its segments': async () => {
    const whole = await jpeg()
    return dct(inserted(whole, startOf(whole, 0xc0), Buffer.alloc(16)))
  },
  'with a progressive JPEG': async () => dct(await jpeg(true)),
  'with a JPEG compressed once more': async () =>
    imageOf(deflateSync(await jpeg()), '/Filter [/FlateDecode /DCTDecode]'),
  'with an image of colours in a table': () =>
    flate(
      deflateSync(pixels.subarray(0, width * height)),
      `/Subtype /Image /Width ${width} /Height ${height} /ColorSpace [/Indexed /DeviceGray 255 <${'7f'.repeat(256)}>] /BitsPerComponent 8`,
    ),
  'with an image that nothing draws and nothing can': () =>
    writtenPdf({ objects: [streamOf('', `${size} /Filter /FlateDecode`)] }),
  'with a name for an image that is missing, which nothing draws': () =>
    writtenPdf({ page: '/Resources << /XObject << /I 99 0 R >> >>' }),
  'with instructions without a checksum': () => deflatedContent(deflateSync(instructions).subarray(0, -4)),
  'with a blank page after another': () =>
    writtenPdf({
      pages: '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
      objects: [
        '<< /Length 0 >>\nstream\n\nendstream',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R >>',
      ],
    }),
  'with an inline image that contains what looks like its end': () => inline(' EI '.repeat(50)),
  'with a compressed inline image': () => inline(deflateSync(pixels.subarray(0, 200)), '/F /Fl'),
  'with an annotation without an appearance': () =>
    writtenPdf({ page: '/Annots [<< /Subtype /Link /Rect [0 0 9 9] /AP << /N << /On 99 0 R >> >> >>]' }),
}

const form = (content: string, keys = ''): string =>
  streamOf(content, `/Subtype /Form /BBox [0 0 300 200] ${keys}`)
const cut = zlib.subarray(0, zlib.length / 4)
const cutImage = streamOf(latin(cut), `${size} /Filter /FlateDecode`)
const images = '/Resources << /XObject << /I 6 0 R >> >>'
const draws = (page: string, content: string, ...objects: string[]): Buffer =>
  writtenPdf({ page, content, objects })

const bad: Readonly<Record<string, Make>> = {
  'with an image cut in half': () => flate(cut),
  'with an image without its last rows': () => flate(deflateSync(pixels.subarray(0, -3 * width * 4))),
  'with an image without data': () => flate(Buffer.alloc(0)),
  'with an image of zeros': () => flate(Buffer.alloc(200)),
  'with an image damaged in the middle': () =>
    flate(Buffer.concat([cut, Buffer.alloc(400, 0xa5), zlib.subarray(cut.length + 400)])),
  'with an image in plain bytes cut in half': () => imageOf(pixels.subarray(0, pixels.length / 2), ''),
  'with an image in predicted rows cut in half': () =>
    imageOf(predicted.subarray(0, predicted.length / 2), `/Filter /FlateDecode ${predictor}`),
  'with an image in base 85 cut in half': () =>
    imageOf(ascii85(cut), '/Filter [/ASCII85Decode /FlateDecode]'),
  'with an image that is missing': () => writtenPdf({ ...drawsImage, objects: ['null'] }),
  'with an image under a name that is missing': () => writtenPdf({ content: '/I Do' }),
  'with a JPEG cut in half': async () => dct((await jpeg()).subarray(0, 600)),
  'with a JPEG cut by ten bytes': async () => dct((await jpeg()).subarray(0, -12)),
  'with a JPEG whose scan parameters are zero, cut by ten bytes': async () =>
    dct(withScanParameters(await jpeg()).subarray(0, -12)),
  'with a JPEG whose scan parameters are zero, cut, with a forged end': async () =>
    dct(withScanParameters(forged(await jpeg(), 600))),
  'with a progressive JPEG cut in half': async () => dct((await jpeg(true)).subarray(0, 900)),
  'with a JPEG without data': () => dct(Buffer.alloc(0)),
  'with a JPEG 2000 image cut in half': () =>
    imageOf(jpeg2000(0x34).slice(0, 80), '/Filter /JPXDecode', '/Subtype /Image /Width 2 /Height 2'),
  'with a JBIG2 image cut in half': () =>
    imageOf('\0\0\0\0\x30\0\x01\0\0\0\x13\0\0', '/Filter /JBIG2Decode', `/Subtype /Image /Width 8 /Height 8`),
  'with a fax image without data': () =>
    imageOf('', '/Filter /CCITTFaxDecode', '/Subtype /Image /Width 8 /Height 8'),
  'with a mask cut in half': () =>
    draws(
      '/Resources << /XObject << /I 5 0 R >> >>',
      '/I Do',
      streamOf(latin(zlib), `${size} /SMask 6 0 R /Filter /FlateDecode`),
      cutImage.replace('/DeviceRGB', '/DeviceGray'),
    ),
  'with a cut image in a form': () =>
    draws('/Resources << /XObject << /F 5 0 R >> >>', '/F Do', form('/I Do', images), cutImage),
  'with a cut image in a pattern': () =>
    draws(
      '/Resources << /Pattern << /P 5 0 R >> >>',
      '/Pattern cs /P scn 0 0 300 200 re f',
      form('/I Do', `/PatternType 1 ${images}`),
      cutImage,
    ),
  'with a cut image in the mask of a state': () =>
    draws(
      '/Resources << /ExtGState << /G << /SMask << /S /Luminosity /G 5 0 R >> >> >> >>',
      '/G gs',
      form('/I Do', images),
      cutImage,
    ),
  'with a cut image in a glyph': () =>
    draws(
      `/Resources << /Font << /T << /Subtype /Type3 /CharProcs << /a 5 0 R >> ${images} >> >> >>`,
      'BT /T 9 Tf (a) Tj ET',
      streamOf('/I Do'),
      cutImage,
    ),
  'with a cut image in an annotation': () =>
    draws(
      '/Annots [<< /Subtype /Stamp /Rect [0 0 9 9] /AP << /N << /On 5 0 R >> >> >>]',
      redSquare,
      form('/I Do', images),
      cutImage,
    ),
  'with an inline image cut in half': () => inline('a'.repeat(100)),
  'with a compressed inline image cut in half': () =>
    inline(deflateSync(pixels.subarray(0, 200)).subarray(0, 60), '/F /Fl'),
  'with an inline image with two widths': () => inline('a'.repeat(200), '/Width 5'),
  'with instructions cut in half': () => deflatedContent(cut),
  'with instructions that are no compressed data': () => deflatedContent(instructions),
  'with instructions shorter than their length': () =>
    writtenPdf({
      pages: '<< /Type /Pages /Kids [6 0 R] /Count 1 >>',
      objects: [
        `<< /Length 500 >>\nstream\n${redSquare}\nendstream`,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R >>',
      ],
    }),
  'with no instructions at all': () => contentOf(Buffer.alloc(0)),
  'with instructions that are missing': () =>
    writtenPdf({
      pages: '<< /Type /Pages /Kids [5 0 R] /Count 1 >>',
      objects: ['<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 99 0 R >>'],
    }),
  'with a font program cut in half': () =>
    draws(
      '/Resources << /Font << /F << /Subtype /TrueType /FontDescriptor << /FontFile2 5 0 R >> >> >> >>',
      'BT /F 9 Tf (a) Tj ET',
      streamOf(latin(cut), '/Filter /FlateDecode'),
    ),
  'with instructions that unfold to a hundred megabytes': () =>
    deflatedContent(deflateSync(Buffer.alloc(100_000_000, ' '))),
}

export const goodStreamPdfs: readonly Pick<GoodSpecimen, 'name' | 'make'>[] = Object.entries(good).map(
  ([name, make]) => ({ name: `a PDF ${name}`, make }),
)

export const badStreamPdfs: readonly Pick<BadSpecimen, 'name' | 'refusal' | 'make'>[] = Object.entries(
  bad,
).map(([name, make]) => ({ name: `a PDF ${name}`, refusal: 'CORRUPT', make }))
