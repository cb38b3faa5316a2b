import {
  type CertificateDrawing,
  dateForms,
  expiryIn,
  field,
  type Page,
  pageHeights,
  portrait,
  type Theme,
  titleBand,
  unitsPerMm,
} from './card-elements.ts'
import { zoneOfHolder } from './holder-zone.ts'
import { drawText, drawZone } from './printed-text.ts'
import { drawRosette } from './security-printing.ts'

function holdersFields({ holder }: CertificateDrawing, ink: string, top: number): string {
  const at = (x: number, line: number, mostWidth: number) => ({ x, y: top + line * 76, mostWidth })
  return [
    field('Surname', holder.surname, at(362, 0, 580), ink),
    field('Given names', holder.givenNames, at(362, 1, 580), ink),
    field('Document No.', holder.number, at(362, 2, 330), ink),
    field('Sex', holder.sex, at(740, 2, 120), ink),
    field('Date of birth', dateForms.european(holder.birthDate), at(362, 3, 280), ink),
    field('Nationality', holder.issuingRegion ?? 'UTO', at(740, 3, 200), ink),
    field('Date of expiry', expiryIn(dateForms.european, holder, 'UNLIMITED'), at(362, 4, 300), ink),
  ].join('')
}

/** The front of an ID card that has its zone on the back. */
export function drawForeignFront(drawing: CertificateDrawing, { ink }: Theme): Page {
  const content = [
    titleBand('IDENTITY CARD', ink),
    portrait(drawing, ink, { x: 48, y: 140, width: 272, height: 350 }),
    holdersFields(drawing, ink, 140),
    drawText('SPECIMEN - NOT A REAL DOCUMENT', 48, 584, { size: 20, fill: ink }),
  ]
  return { height: pageHeights.ID_1, content: content.join('') }
}

/** ICAO Doc 9303-5: three lines in the lowest 23.2 mm, 4.23 mm apart. */
export function drawForeignBack(drawing: CertificateDrawing, { ink }: Theme): Page {
  const { holder } = drawing
  const scale = unitsPerMm.ID_1
  const content = [
    drawRosette(160, 170, 100, ink),
    field('Place of birth', 'SPECIMEN CITY', { x: 340, y: 90, mostWidth: 580 }, ink),
    field('Address', '12 SAMPLE STREET', { x: 340, y: 170, mostWidth: 580 }, ink),
    field('Date of issue', dateForms.european(holder.issueDate), { x: 340, y: 250, mostWidth: 280 }, ink),
    field('Authority', 'OFFICE OF SPECIMENS', { x: 640, y: 250, mostWidth: 320 }, ink),
    `<rect y="${630 - 23.2 * scale}" width="1000" height="${23.2 * scale}" fill="#fdfcf8" fill-opacity="0.9"/>`,
    drawZone(zoneOfHolder(holder, 'TD1'), {
      left: 4.7 * scale,
      top: 630 - 23.2 * scale + 7.2 * scale,
      lineDistance: 5.3 * scale,
      unitsPerMm: scale,
    }),
  ]
  return { height: pageHeights.ID_1, content: content.join('') }
}

/** A larger card with portrait, fields and zone on its front: ICAO Doc 9303-6. */
export function drawLargeIdCard(drawing: CertificateDrawing, { ink }: Theme): Page {
  const scale = unitsPerMm.ID_2
  const height = pageHeights.ID_2
  const content = [
    titleBand('IDENTITY CARD', ink, 70),
    portrait(drawing, ink, { x: 48, y: 100, width: 260, height: 340 }),
    holdersFields(drawing, ink, 104),
    `<rect y="${height - 23.2 * scale}" width="1000" height="${23.2 * scale}" fill="#fdfcf8" fill-opacity="0.9"/>`,
    drawZone(zoneOfHolder(drawing.holder, 'TD2'), {
      left: 5 * scale,
      top: height - 9.4 * scale - 6.35 * scale,
      lineDistance: 6.35 * scale,
      unitsPerMm: scale,
    }),
  ]
  return { height, content: content.join('') }
}
