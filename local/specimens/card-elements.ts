import type { CertificateType, Slot } from '../../domain/certificates.ts'
import { longTerm } from '../../domain/evidence/read-fields.ts'
import type { ZoneFormat } from '../../domain/evidence/zone-layouts.ts'
import type { LocalDate } from '../../domain/local-time.ts'
import type { Holder } from './holder.ts'
import { drawBust, lookOf } from './person-drawing.ts'
import { drawText } from './printed-text.ts'

export interface CertificateDrawing {
  readonly certificateType: CertificateType
  readonly side: Exclude<Slot, 'HOLDING'>
  readonly holder: Holder
  readonly seed: string
  /** The layout of the zone, where documents of one kind have different ones; `MRV_A` and `MRV_B` draw a visa. */
  readonly zoneFormat?: ZoneFormat
}

export interface Theme {
  readonly ink: string
  readonly pale: string
  readonly tint: string
}

/** A side of a certificate, 1000 units wide. */
export interface Page {
  readonly height: number
  readonly content: string
}

export const pageWidth = 1000

/** The proportions of ISO/IEC 7810. */
export const pageHeights = { ID_1: 630, ID_2: 705, ID_3: 704 } as const

/** Units per millimetre. */
export const unitsPerMm = { ID_1: pageWidth / 85.6, ID_2: pageWidth / 105, ID_3: pageWidth / 125 } as const

export const black = '#20242b'

interface FieldPosition {
  readonly x: number
  readonly y: number
  readonly mostWidth: number
  readonly size?: number
}

/** A small label with its value below it. */
export function field(label: string, value: string, position: FieldPosition, ink: string): string {
  const { x, y, mostWidth, size = 30 } = position
  return (
    drawText(label, x, y, { size: 17, fill: ink, mostWidth }) +
    drawText(value, x, y + size * 1.08, { size, fill: black, mostWidth })
  )
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The person of a drawing: the same one on each of its sides and in the holding picture. */
export const lookOfHolder = ({ holder, seed }: Pick<CertificateDrawing, 'holder' | 'seed'>) =>
  lookOf(seed + holder.name, holder.sex)

export function portrait(drawing: CertificateDrawing, ink: string, { x, y, width, height }: Box): string {
  const across = 389 * (width / height)
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${-across / 2} -182 ${across} 389">
      <rect x="-300" y="-182" width="600" height="389" fill="#e6ecef"/>
      ${drawBust(lookOfHolder(drawing))}
    </svg>
    <rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${ink}" stroke-opacity="0.4" stroke-width="2"/>`
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')

export const dateForms = {
  /** 08 MAY 2016 */
  english: (date: LocalDate) =>
    `${date.slice(8)} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`,
  /** 08.05.2016 */
  european: (date: LocalDate) => date.split('-').toReversed().join('.'),
  /** 05/08/2016 */
  american: (date: LocalDate) => `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`,
  /** 2016.05.08 */
  chinese: (date: LocalDate) => date.replaceAll('-', '.'),
} as const

/** An expiry date in a form, or the words for none. */
export const expiryIn = (
  form: (date: LocalDate) => string,
  { expiryDate }: Holder,
  withoutDate: string,
): string => (expiryDate === longTerm ? withoutDate : form(expiryDate))

export const sexInChinese = { M: '男', F: '女', X: '男' } as const

/** The title in a band at the top of a card. */
export const titleBand = (title: string, ink: string, height = 84): string =>
  `<rect width="${pageWidth}" height="${height}" fill="${ink}"/>
   ${drawText(title, 42, height * 0.64, { size: 36, fill: '#ffffff', mostWidth: 720, isBold: true })}
   ${drawText('SPECIMEN', 958, height * 0.62, { size: 24, fill: '#ffffff', opacity: 0.85, anchor: 'end' })}`
