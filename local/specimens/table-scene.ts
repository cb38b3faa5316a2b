import type { CertificateDrawing } from './card-elements.ts'
import { drawCard } from './certificate-drawing.ts'
import { drawText } from './printed-text.ts'
import { drawSoftShadow } from './soft-shadow.ts'
import { type Variety, varietyFor } from './variety.ts'

const width = 2000
const height = 1500

function wood(variety: Variety): string {
  const boards = Array.from({ length: 6 }, (_, board) => {
    const lightness = variety.between(46, 56).toFixed(0)
    return `<rect y="${board * 250}" width="${width}" height="248" fill="hsl(28,32%,${lightness}%)"/>`
  })
  const grain = Array.from({ length: 60 }, () => {
    const y = variety.between(0, height)
    const bend = variety.between(-30, 30)
    return `M0 ${y.toFixed(0)}C500 ${(y + bend).toFixed(0)} 1400 ${(y - bend).toFixed(0)} ${width} ${(y + bend / 2).toFixed(0)}`
  })
  return `${boards.join('')}<path d="${grain.join('')}" fill="none" stroke="#3d2616" stroke-opacity="0.16" stroke-width="5"/>`
}

const mug = (x: number, y: number) => `<g transform="translate(${x.toFixed(0)} ${y.toFixed(0)})">
  <ellipse cx="18" cy="26" rx="170" ry="165" fill="#1c120a" fill-opacity="0.35"/>
  <circle r="160" fill="#e8e4dc"/><circle r="134" fill="#4a2c18"/><path d="M-90 -70A115 115 0 0 1 60 -98" fill="none" stroke="#ffffff" stroke-opacity="0.4" stroke-width="10"/></g>`

const note = (
  x: number,
  y: number,
  turn: number,
) => `<g transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${turn.toFixed(1)})">
  <rect width="420" height="330" fill="#fbf6d5"/>
  ${['milk, bread', 'call the bank', 'post office 17:00'].map((line, at) => drawText(line, 36, 90 + at * 80, { size: 46, fill: '#33415c' })).join('')}</g>`

const pen = (
  x: number,
  y: number,
  turn: number,
) => `<g transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${turn.toFixed(1)})">
  <rect width="520" height="30" rx="15" fill="#20304f"/><path d="M520 4L570 15L520 26Z" fill="#c9ccd2"/></g>`

/** A table with things, and no certificate. */
export function drawEmptyTable(seed: string): string {
  const variety = varietyFor(`empty table ${seed}`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    ${wood(variety)}
    ${mug(variety.between(300, 1700), variety.between(300, 1200))}
    ${pen(variety.between(100, 900), variety.between(120, 900), variety.between(-30, 30))}
  </svg>`
}

/** The card on a table between other things, photographed from far away. */
export async function drawOnTable(drawing: CertificateDrawing): Promise<string> {
  const variety = varietyFor(`table ${drawing.seed} ${drawing.holder.number}`)
  const card = await drawCard(drawing)
  const scale = variety.between(0.98, 1.12)
  const left = variety.between(420, 620)
  const top = variety.between(330, 480)
  const turn = variety.between(-6, 6).toFixed(2)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    ${wood(variety)}
    ${mug(variety.between(1720, 1800), variety.between(180, 280))}
    ${note(variety.between(-40, 60), variety.between(1120, 1200), variety.between(-14, 10))}
    ${pen(variety.between(100, 300), variety.between(120, 180), variety.between(-8, 14))}
    <g transform="translate(${left.toFixed(0)} ${top.toFixed(0)}) rotate(${turn} 500 320) scale(${scale.toFixed(3)})">
      ${drawSoftShadow({ x: 8, y: 18, width: 992, height: card.height - 4, radius: 36, fill: '#1c120a', opacity: 0.5 })}
      ${card.svg}
    </g>
  </svg>`
}
