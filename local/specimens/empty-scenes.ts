import sharp from 'sharp'
import { drawEmptyTable } from './table-scene.ts'
import { varietyFor } from './variety.ts'

const wall = (
  hue: number,
) => `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200" viewBox="0 0 1600 1200">
  <defs><radialGradient id="wall" cy="0.3" r="0.9"><stop stop-color="hsl(${hue},14%,88%)"/><stop offset="1" stop-color="hsl(${hue},16%,62%)"/></radialGradient></defs>
  <rect width="1600" height="1200" fill="url(#wall)"/><rect y="1080" width="1600" height="120" fill="hsl(${hue},12%,46%)"/></svg>`

/** A photo on which there is neither a person nor a certificate: a table or a wall. */
export function drawEmptyScene(seed: string): Promise<Buffer> {
  const variety = varietyFor(`empty ${seed}`)
  const svg = variety.pick([true, false]) ? drawEmptyTable(seed) : wall(Math.round(variety.between(20, 220)))
  return sharp(Buffer.from(svg)).removeAlpha().jpeg({ quality: 88 }).toBuffer()
}
