import { beforeAll, describe, expect, test } from '@jest/globals'
import { foreignTails, goodJpeg, picture, verdict } from './good-files.ts'
import { box, fileType, movie, sampleSizes, track, video } from './specimens/phone-trailers.ts'

const text = (value: string): Buffer => Buffer.from(value, 'latin1')
const u16 = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8])
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

let good: Buffer
let second: Buffer
beforeAll(async () => {
  good = await goodJpeg()
  second = await picture(30, 20).jpeg({ progressive: true }).toBuffer()
})

const judge = (...tail: Uint8Array[]): string => verdict('image/jpeg', Buffer.concat([good, ...tail]))

const be = (...values: number[]): Buffer => Buffer.concat(values.map(value => u32(value).swap32()))
const xmpId = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex')
const media = (count: number): Buffer => box('mdat', Buffer.alloc(count, 0xd7))
const tracks = (...sizes: readonly Uint8Array[]): Buffer =>
  box('moov', box('mvhd', Buffer.alloc(100)), ...sizes.map(table => track(table)))
const bulky = (type: string): Buffer => box(type, Buffer.alloc(14_000, page))
/** Boxes of one type, one in the other and nothing in the last. */
const nested = (type: string, depth: number): Buffer =>
  Buffer.concat(
    Array.from({ length: depth }, (_, level) => Buffer.concat([be(8 * (depth - level)), text(type)])),
  )
const page = text('<html><script>alert(1)</script></html>')

interface Block {
  readonly name: string
  readonly data: Uint8Array
}

/** A Samsung trailer as phones write it: blocks, a directory that counts backwards, its length, `SEFT`. */
function samsungTrailer(blocks: readonly Block[], damage: { reach?: number } = {}): Buffer {
  const written = blocks.map(({ name, data }) =>
    Buffer.concat([u16(0), u16(0x0a30), u32(name.length), text(name), data]),
  )
  const entries = written.map((block, at) => {
    const reach = written.slice(at).reduce((sum, { length }) => sum + length, damage.reach ?? 0)
    return Buffer.concat([u16(0), u16(0x0a30), u32(reach), u32(block.length)])
  })
  const directory = Buffer.concat([text('SEFH'), u32(106), u32(blocks.length), ...entries])
  return Buffer.concat([...written, directory, u32(directory.length), text('SEFT')])
}

const takenAt = { name: 'Image_UTC_Data', data: text('1788746908069') }

function onePlusTrailer(data: Uint8Array, reach = data.length): Buffer {
  const json = text(`[{"name":"watermark.device","length":4,"offset":${reach},"version":1}]\0`)
  return Buffer.concat([data, json, text('jxrs'), u32(json.length + 8)])
}

const vivoEnd = Buffer.from('ffffffff1b2a39485766758493a2b1', 'hex')

describe('data that phones append to a JPEG is accepted', () => {
  test.each<[string, () => Uint8Array[]]>([
    ['zero padding', () => [Buffer.alloc(4096)]],
    ['a second picture (multi-picture format, gain map)', () => [second]],
    [
      'several pictures with padding between them',
      () => [second, Buffer.alloc(7), good, second, Buffer.alloc(3)],
    ],
    ['a hundred pictures', () => Array<Buffer>(100).fill(second)],
    ['a video (motion photo)', () => [video]],
    ['a gain map and a video', () => [second, video]],
    ['a video with its tables behind its media data', () => [fileType, media(9), movie(4, 5)]],
    ['a video with two tracks', () => [fileType, tracks(sampleSizes(4, 5), sampleSizes(1)), media(10)]],
    ['a video whose samples have one size', () => [fileType, tracks(box('stsz', be(0, 3, 4))), media(12)]],
    [
      'a video with compact sizes of samples',
      () => [
        fileType,
        tracks(
          box('stz2', be(0, 4, 3), Buffer.from([0x12, 0x30])),
          box('stz2', be(0, 8, 2), Buffer.from([4, 5])),
          box('stz2', be(0, 16, 1), Buffer.from([0, 6])),
        ),
        media(21),
      ],
    ],
    ['a video with a little room in its media data', () => [fileType, movie(9), media(4105)]],
    [
      'a video with empty room',
      () => [fileType, box('wide'), box('free', Buffer.alloc(99)), box('skip'), movie(9), media(9)],
    ],
    [
      'a video with XMP',
      () => [video, box('uuid', xmpId, text('<?xpacket begin=""?><x:xmpmeta/><?xpacket end="w"?>'))],
    ],
    ['a video with texts', () => [video, box('udta', text('\0\0\0\x0cname....'))]],
    ['a video in two parts', () => [fileType, media(5), media(4), movie(9)]],
    [
      'a video whose last box reaches to the end',
      () => [fileType, movie(20, 30), u32(0), text('mdat'), Buffer.alloc(50, 3)],
    ],
    [
      'a video with a 64-bit box length',
      () => [
        fileType,
        movie(4),
        Buffer.from([0, 0, 0, 1]),
        text('mdat'),
        Buffer.from([0, 0, 0, 0, 0, 0, 0, 20, 1, 2, 3, 4]),
      ],
    ],
    ['a Samsung block without a video', () => [samsungTrailer([takenAt])]],
    ['a Samsung motion photo', () => [samsungTrailer([takenAt, { name: 'MotionPhoto_Data', data: video }])]],
    [
      'a gain map and a Samsung motion photo',
      () => [
        second,
        samsungTrailer([
          { name: 'MotionPhoto_Data', data: video },
          { name: 'MotionPhoto_Version', data: text('mpv3') },
        ]),
      ],
    ],
    ['a OnePlus or OPPO block', () => [onePlusTrailer(Buffer.alloc(40, 9))]],
    [
      'a gain map, a video and a OnePlus or OPPO block',
      () => [second, video, onePlusTrailer(Buffer.alloc(40, 9))],
    ],
    [
      'a Huawei or Honor live photo',
      () => [video, text('v2_f31              0:0                 LIVE_3058364        ')],
    ],
    ['a vivo block', () => [text('vivo{"com.android.camera":{}}\0\0'), vivoEnd]],
    [
      'a vivo block with a picture',
      () => [text('streamdata'), second, text('streaminfo vivo{"a":1}\0'), vivoEnd],
    ],
  ])('%s', (_, tail) => {
    expect(judge(...tail())).toBe('accepted')
  })
})

describe('any other data after a JPEG, or inside data that phones append, is TRAILING_DATA', () => {
  test.each(Object.entries(foreignTails))('%s behind a second picture', (_, tail) => {
    expect(judge(second, tail)).toBe('TRAILING_DATA')
  })

  test.each(Object.entries(foreignTails))('%s behind a video', (_, tail) => {
    expect(judge(video, tail)).toBe('TRAILING_DATA')
  })

  test('a ZIP directory inside a video', () => {
    expect(
      judge(fileType, movie(foreignTails.ZIP?.length ?? 0), box('mdat', foreignTails.ZIP ?? Buffer.alloc(0))),
    ).toBe('TRAILING_DATA')
  })

  test.each<[string, () => Uint8Array[]]>([
    ['more than a hundred pictures', () => Array<Buffer>(101).fill(second)],
    ['a second picture cut short', () => [second.subarray(0, -2)]],
    ...['free', 'skip', 'wide', 'uuid', 'evil', 'ftyp', 'moov', 'mdat', 'pdin'].map(
      (type): [string, () => Uint8Array[]] => [
        `a page in a ${type} box behind a video`,
        () => [video, bulky(type)],
      ],
    ),
    ...['free', 'skip', 'wide', 'uuid', 'evil', 'mdat'].map((type): [string, () => Uint8Array[]] => [
      `a page in a ${type} box of a video`,
      () => [fileType, bulky(type), movie(9), media(9)],
    ]),
    ...['free', 'skip', 'wide', 'uuid'].map((type): [string, () => Uint8Array[]] => [
      `a page in a ${type} box among a video's tables`,
      () => [fileType, box('moov', track(sampleSizes(9), box(type, page))), media(9)],
    ]),
    ['a page behind a known id in a uuid box', () => [video, box('uuid', xmpId, page)]],
    ['a page in the kinds of a video', () => [box('ftyp', Buffer.alloc(300, page)), movie(9), media(9)]],
    ['a large text in a video', () => [video, box('udta', Buffer.alloc(128 * 1024, page))]],
    ['a video of thousands of nested boxes', () => [fileType, nested('moov', 16_000)]],
    [
      'a video with a track in a track',
      () => [fileType, box('moov', box('trak', track(sampleSizes(9)))), media(9)],
    ],
    ['a video without tables', () => [fileType, media(9)]],
    ['a video with tables twice', () => [fileType, movie(9), movie(9), media(18)]],
    ['media data that a video does not refer to', () => [fileType, movie(9), media(4106)]],
    ['a video that refers to more than there is', () => [fileType, movie(10), media(9)]],
    ['a video whose tables are none', () => [fileType, box('moov', Buffer.alloc(64, 1)), media(9)]],
    ['a video whose table is too short', () => [fileType, tracks(box('stsz', be(0, 0, 2, 9))), media(9)]],
    ['a video whose table ends at once', () => [fileType, tracks(box('stsz', be(0))), media(9)]],
    ['a video with sizes of no known width', () => [fileType, tracks(box('stz2', be(0, 5, 1, 9))), media(9)]],
    ['a video of one size, with a table', () => [fileType, tracks(box('stsz', be(0, 9, 1, 9))), media(9)]],
    [
      'a page behind the video in a Samsung block',
      () => [samsungTrailer([{ name: 'MotionPhoto_Data', data: Buffer.concat([video, page]) }])],
    ],
    [
      'a page in the video of a Samsung block',
      () => [samsungTrailer([{ name: 'MotionPhoto_Data', data: Buffer.concat([video, box('free', page)]) }])],
    ],
    ['a video cut short', () => [video.subarray(0, -1)]],
    [
      'a box with an impossible length',
      () => [fileType, Buffer.from([0, 0, 0, 7]), text('mdat'), Buffer.alloc(9)],
    ],
    [
      'a 64-bit box length beyond the file',
      () => [fileType, Buffer.from([0, 0, 0, 1]), text('mdat'), Buffer.alloc(8, 0xff)],
    ],
    [
      'a 64-bit box length cut short',
      () => [fileType, Buffer.from([0, 0, 0, 1]), text('mdat'), Buffer.alloc(4)],
    ],
    ['a Samsung block that was cut off in front', () => [samsungTrailer([takenAt]).subarray(1)]],
    ['a Samsung directory that leaves a gap', () => [samsungTrailer([takenAt], { reach: 3 })]],
    [
      'a Samsung directory that reaches into the picture',
      () => [samsungTrailer([takenAt], { reach: 99_999 })],
    ],
    [
      'a Samsung video that is none',
      () => [samsungTrailer([{ name: 'MotionPhoto_Data', data: text('<script>alert(1)</script>') }])],
    ],
    ['bytes in front of a Samsung block', () => [text('MZ'), samsungTrailer([takenAt])]],
    ['a Samsung end mark alone', () => [text('SEFT')]],
    [
      'a Samsung directory of a million entries',
      () => [text('SEFH'), u32(106), u32(1_000_000), u32(12), text('SEFT')],
    ],
    ['a OnePlus block that reaches into the picture', () => [onePlusTrailer(Buffer.alloc(4), 99_999)]],
    ['a OnePlus block whose JSON is none', () => [text('[{"offset"'), text('jxrs'), u32(18)]],
    ['a OnePlus block whose JSON is no list', () => [text('{}'), text('jxrs'), u32(10)]],
    ['a Huawei mark without a video', () => [text('LIVE_3058364        ')]],
    [
      'a Huawei mark with more before it',
      () => [video, Buffer.alloc(41, 0x20), text('LIVE_3058364        ')],
    ],
    ['a vivo block without its end', () => [text('vivo{"com.android.camera":{}}')]],
  ])('%s', (_, tail) => {
    expect(judge(...tail())).toBe('TRAILING_DATA')
  })
})
