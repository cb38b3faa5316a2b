import type { CertificateType, Slot } from '../../domain/certificates.ts'
import { drawBust, lookOf } from './person-drawing.ts'
import { drawText } from './pixel-font.ts'
import { drawRosette, drawWaves } from './security-printing.ts'
import { type Variety, varietyFor } from './variety.ts'

export interface CertificateDrawing {
  readonly certificateType: CertificateType
  readonly side: Exclude<Slot, 'HOLDING'>
  readonly name: string
  readonly number: string
  readonly seed: string
}

/** The card's coordinates, in the proportions of ISO/IEC 7810 ID-1. */
const cardSize = { width: 1000, height: 630 } as const

/** Far in the future, so that a specimen is always valid. */
const validity = { from: '2020-01-01', to: '2039-12-31' } as const

const themes: Readonly<Record<CertificateType, { title: string; ink: string; pale: string; tint: string }>> =
  {
    PASSPORT: { title: 'PASSPORT', ink: '#7a2436', pale: '#fbf1ee', tint: '#eccfcb' },
    ID_CARD: { title: 'IDENTITY CARD', ink: '#1f5a8a', pale: '#eff6fb', tint: '#c7dff0' },
    HK_MACAO_TRAVEL_PERMIT: {
      title: 'TRAVEL PERMIT HK/MACAO',
      ink: '#0f6b6b',
      pale: '#ecf8f6',
      tint: '#bfe3de',
    },
    TAIWAN_TRAVEL_PERMIT: { title: 'TRAVEL PERMIT TAIWAN', ink: '#2f6b3a', pale: '#f1f8ee', tint: '#cfe5c8' },
    HK_MACAO_RESIDENCE_PERMIT: {
      title: 'RESIDENCE PERMIT HK/MACAO',
      ink: '#39479a',
      pale: '#f0f2fc',
      tint: '#cdd4f1',
    },
    TAIWAN_RESIDENCE_PERMIT: {
      title: 'RESIDENCE PERMIT TAIWAN',
      ink: '#6a3b8c',
      pale: '#f7f1fb',
      tint: '#dfcdec',
    },
    DRIVER_LICENSE: { title: 'DRIVER LICENSE', ink: '#96501c', pale: '#fdf4ea', tint: '#f1d8b8' },
  }

function field(label: string, value: string, x: number, y: number, ink: string, mostWidth: number): string {
  const dot = Math.min(4.6, mostWidth / ([...value].length * 6))
  return (
    drawText(label, x, y, { dot: 2.2, fill: ink, opacity: 0.8 }) +
    drawText(value, x, y + 24, { dot, fill: '#20242b' })
  )
}

function portrait(drawing: CertificateDrawing, ink: string): string {
  return `<svg x="48" y="140" width="270" height="350" viewBox="-150 -182 300 389">
      <rect x="-150" y="-182" width="300" height="389" fill="#dfe7ec"/>
      <rect x="-150" y="-182" width="300" height="389" fill="${ink}" fill-opacity="0.08"/>
      ${drawBust(lookOf(drawing.seed + drawing.name))}
    </svg>
    <rect x="48" y="140" width="270" height="350" fill="none" stroke="${ink}" stroke-width="3"/>`
}

/**
 * Two lines like a passport's machine-readable zone. They have no check digits, so that they can't be mistaken for a
 * real one.
 */
function machineReadableLines({ name, number }: CertificateDrawing): string {
  const plain = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '<')
  const lines = [`P<UTO${plain(name)}`, `${plain(number)}<SPECIMEN`]
  return `<rect x="0" y="510" width="1000" height="120" fill="#ffffff" fill-opacity="0.82"/>${lines
    .map((line, at) =>
      drawText(line.padEnd(44, '<').slice(0, 44), 42, 530 + at * 42, { dot: 3.48, fill: '#2b2f36' }),
    )
    .join('')}`
}

function portraitSide(drawing: CertificateDrawing, ink: string): string {
  const fields = [
    field('NAME', drawing.name, 362, 150, ink, 590),
    field('NUMBER', drawing.number, 362, 240, ink, 590),
    field('DATE OF BIRTH', '1990-01-01', 362, 330, ink, 280),
    field('SEX', 'X', 676, 330, ink, 250),
    field('ISSUED', validity.from, 362, 420, ink, 280),
    field('EXPIRES', validity.to, 676, 420, ink, 280),
  ]
  const foot =
    drawing.side === 'DATA_PAGE'
      ? machineReadableLines(drawing)
      : drawText('NOT A REAL DOCUMENT - DRAWN FOR TESTS AND DEMONSTRATIONS', 500, 560, {
          dot: 2.4,
          fill: ink,
          opacity: 0.75,
          anchor: 'middle',
        })
  return portrait(drawing, ink) + fields.join('') + foot
}

function emblemSide(drawing: CertificateDrawing, ink: string, variety: Variety): string {
  const bars = Array.from({ length: 74 }, (_, bar) => {
    const width = variety.between(3, 9)
    return `<rect x="${48 + bar * 12.2}" y="508" width="${width.toFixed(1)}" height="74"/>`
  })
  return `${drawRosette(180, 300, 130, ink)}
    ${field('ISSUING AUTHORITY', 'OFFICE OF SPECIMENS', 362, 170, ink, 590)}
    ${field('VALID', `${validity.from} / ${validity.to}`, 362, 270, ink, 590)}
    ${field('CARD', `SPECIMEN ${drawing.number.slice(-4)}`, 362, 370, ink, 590)}
    <g fill="#2b2f36" fill-opacity="0.85">${bars.join('')}</g>`
}

/** The card as SVG elements in its own coordinates, marked SPECIMEN across. */
export function drawCard(drawing: CertificateDrawing): string {
  const { certificateType, side, name, number, seed } = drawing
  const { title, ink, pale, tint } = themes[certificateType]
  const variety = varietyFor([certificateType, side, name, number, seed].join('|'))
  const content = side === 'BACK' ? emblemSide(drawing, ink, variety) : portraitSide(drawing, ink)
  return `<svg width="${cardSize.width}" height="${cardSize.height}" viewBox="0 0 1000 630">
    <defs>
      <linearGradient id="paper" x2="1" y2="1"><stop stop-color="${pale}"/><stop offset="1" stop-color="${tint}"/></linearGradient>
      <clipPath id="card"><rect width="1000" height="630" rx="34"/></clipPath>
    </defs>
    <g clip-path="url(#card)">
      <rect width="1000" height="630" fill="url(#paper)"/>
      ${drawWaves(variety, ink)}
      <rect width="1000" height="104" fill="${ink}"/>
      ${drawText(title, 48, 34, { dot: 5, fill: '#ffffff' })}
      ${drawText('SPECIMEN', 828, 43, { dot: 2.6, fill: '#ffffff', opacity: 0.8 })}
      ${content}
      <g transform="rotate(-19 500 340)">${drawText('SPECIMEN', 500, 285, { dot: 17, fill: '#c4161c', opacity: 0.22, anchor: 'middle' })}</g>
    </g>
    <rect x="1" y="1" width="998" height="628" rx="33" fill="none" stroke="${ink}" stroke-opacity="0.45" stroke-width="2"/>
  </svg>`
}

/** The card lying on a desk, as one picture. */
export function drawCertificate(drawing: CertificateDrawing): string {
  const desk = varietyFor(`desk ${drawing.seed}`)
  const hue = Math.round(desk.between(200, 235))
  const tilt = desk.between(-1.2, 1.2).toFixed(2)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="840" viewBox="0 0 1280 840">
    <defs><radialGradient id="desk"><stop stop-color="hsl(${hue},14%,80%)"/><stop offset="1" stop-color="hsl(${hue},16%,62%)"/></radialGradient>
    <filter id="soft" x="-10%" y="-10%" width="120%" height="130%"><feGaussianBlur stdDeviation="14"/></filter></defs>
    <rect width="1280" height="840" fill="url(#desk)"/>
    <g transform="rotate(${tilt} 640 420) translate(80 67) scale(1.12)">
      <rect x="6" y="16" width="992" height="626" rx="36" fill="#1c2430" fill-opacity="0.4" filter="url(#soft)"/>
      ${drawCard(drawing)}
    </g>
  </svg>`
}
