import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { examined, restrictReaders } from './examined-specimens.ts'
import { examineAs, foreignTails, picture } from './good-files.ts'
import { endOfImage } from './specimens/jpeg-parts.ts'
import { writeJpeg } from './specimens/jpeg-writer.ts'

restrictReaders()

const side = { width: 64, height: 64 }
const kinds: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = {
  baseline: () => picture(64, 48).jpeg().toBuffer(),
  'baseline without subsampling': () => picture(61, 43).jpeg({ chromaSubsampling: '4:4:4' }).toBuffer(),
  'baseline of flat blocks': () => writeJpeg(side),
  'extended sequential': () => writeJpeg({ ...side, frame: 0xc1 }),
  'with restart markers': () => writeJpeg({ ...side, restart: 3 }),
  'with a scan for each component': () => writeJpeg({ ...side, scans: 3 }),
  progressive: () => picture(64, 48).jpeg({ progressive: true }).toBuffer(),
  'progressive with optimised scans': () => picture(64, 48).jpeg({ mozjpeg: true }).toBuffer(),
  'progressive and grey': () => picture(64, 48).greyscale().jpeg({ progressive: true }).toBuffer(),
  CMYK: () => picture(61, 43).toColourspace('cmyk').jpeg().toBuffer(),
}
const names = Object.keys(kinds)

let files: Readonly<Record<string, Buffer>>
beforeAll(async () => {
  files = Object.fromEntries(
    await Promise.all(names.map(async name => [name, (await kinds[name]?.()) ?? Buffer.alloc(0)] as const)),
  )
})
const fileOf = (name: string): Buffer => files[name] ?? Buffer.alloc(0)

async function verdictOn(bytes: Buffer): Promise<string> {
  const inspection = await examineAs('image/jpeg', bytes)
  return inspection.accepted ? 'accepted' : inspection.refusal
}

describe('a JPEG may lack its end marker, or half of it, and nothing else', () => {
  test.each(names)('%s: of its last 120 bytes, only those two may be cut', async name => {
    const whole = fileOf(name)
    const verdicts: string[] = []
    for (let lost = 0; lost <= 120; lost++) {
      verdicts.push(await verdictOn(whole.subarray(0, whole.length - lost)))
    }
    expect(verdicts).toEqual(verdicts.map((_, lost) => (lost <= 2 ? 'accepted' : 'CORRUPT')))
  })

  test('a JPEG that is cut anywhere else is CORRUPT', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.noBias(fc.nat({ max: 999_999 })),
        async (name, share) => {
          const whole = fileOf(name)
          const length = 3 + Math.floor((share / 1_000_000) * (whole.length - 5))
          expect(await verdictOn(whole.subarray(0, length))).toBe('CORRUPT')
        },
      ),
      { numRuns: 300 },
    )
  })

  test('the picture is the same without the end marker', async () => {
    for (const name of names) {
      const [whole, cut] = await Promise.all(
        [0, 2].map(lost => examineAs('image/jpeg', fileOf(name).subarray(0, fileOf(name).length - lost))),
      )
      expect(cut).toEqual(whole)
    }
  })

  test.each(names)('%s: data in place of the end marker is refused', async name => {
    const withoutEnd = fileOf(name).subarray(0, -2)
    for (const [what, tail] of Object.entries(foreignTails)) {
      if (what === 'one byte') continue
      expect(await verdictOn(Buffer.concat([withoutEnd, tail]))).not.toBe('accepted')
    }
  })

  test('a JPEG with arithmetic coding must have its end marker', async () => {
    const { arithmeticJpeg } = await import('./specimens/jpeg-arithmetic.ts')
    expect((await examined('image/jpeg', arithmeticJpeg)).accepted).toBe(true)
    expect(await examined('image/jpeg', arithmeticJpeg.subarray(0, -2))).toEqual({
      accepted: false,
      refusal: 'CORRUPT',
    })
  })

  test('a second picture behind the first must have its end marker', async () => {
    const whole = fileOf('baseline')
    expect(await verdictOn(Buffer.concat([whole, whole]))).toBe('accepted')
    expect(await verdictOn(Buffer.concat([whole, whole.subarray(0, -2)]))).toBe('TRAILING_DATA')
    expect(await verdictOn(Buffer.concat([whole.subarray(0, -2), whole]))).toBe('CORRUPT')
  })
})

describe('a JPEG of which scans are missing is CORRUPT, even cut where one ends', () => {
  test.each(names.filter(name => name.startsWith('progressive')))('%s', async name => {
    const whole = fileOf(name)
    const scans: number[] = []
    for (let at = whole.indexOf('ffda', 0, 'hex'); at !== -1; at = whole.indexOf('ffda', at + 1, 'hex')) {
      scans.push(at)
    }
    expect(scans.length).toBeGreaterThan(2)
    for (const at of scans.slice(1)) {
      const tables = whole.lastIndexOf('ffc4', at, 'hex')
      for (const cut of [at, tables]) expect(await verdictOn(whole.subarray(0, cut))).toBe('CORRUPT')
    }
  })
})

test('bytes of a camera before the end marker are accepted', async () => {
  const whole = fileOf('baseline')
  const behind = Buffer.concat([whole.subarray(0, -2), Buffer.alloc(40, 0x2a)])
  expect(await verdictOn(Buffer.concat([behind, endOfImage]))).toBe('accepted')
  expect(await verdictOn(behind)).toBe('CORRUPT')
})
