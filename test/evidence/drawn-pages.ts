import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

/** The sample passport of ICAO Doc 9303-4 (appendix A). */
const sampleZone = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
] as const

const text = (line: string, x: number, y: number, size: number) =>
  `<text x="${x}" y="${y}" font-family="DejaVu Sans Mono" font-size="${size}">${line.replaceAll('<', '&lt;')}</text>`

const picture = (width: number, height: number, body: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f2f0e6"/>${body}</svg>`,
  )

/** A data page with a zone, level or leaning by `tilt` degrees, then turned clockwise. */
export async function drawnPassport({ tilt = 0, turn = 0 } = {}): Promise<Buffer> {
  const zone = sampleZone.map((line, at) => text(line, 60, 700 + at * 60, 38)).join('')
  const page = picture(
    1150,
    820,
    text('PASSPORT', 420, 80, 40) + text('ERIKSSON', 420, 220, 32) + text('ANNA MARIA', 420, 300, 32) + zone,
  )
  const leaning = await sharp(page).rotate(tilt, { background: '#556' }).png().toBuffer()
  return sharp(leaning).rotate(turn).flatten().jpeg({ quality: 85 }).toBuffer()
}

/** A page without text. */
export function drawnWall(): Promise<Buffer> {
  return sharp(picture(1000, 800, '<circle cx="300" cy="300" r="150" fill="#a85"/>'))
    .jpeg()
    .toBuffer()
}

/** Three people, from the package of the detector. */
export const photoOfThree = (): Buffer =>
  readFileSync(join(process.cwd(), 'node_modules/@vladmandic/face-api/demo/sample1.jpg'))
