import {
  type CertificateDrawing,
  dateForms,
  expiryIn,
  field,
  type Page,
  pageHeights,
  portrait,
  type Theme,
  unitsPerMm,
} from './card-elements.ts'
import { zoneOfHolder } from './holder-zone.ts'
import { drawText, drawZone } from './printed-text.ts'

/** ICAO Doc 9303-4: the zone takes the lowest 23.2 mm; its lines are 6.35 mm apart. */
function zoneStrip(lines: readonly string[], scale: number, height: number): string {
  const distance = 6.35 * scale
  const top = height - 23.2 * scale
  return `<rect y="${top}" width="1000" height="${23.2 * scale}" fill="#fdfcf8" fill-opacity="0.9"/>
    ${drawZone(lines, { left: 6 * scale, top: height - 9.4 * scale - distance, lineDistance: distance, unitsPerMm: scale })}`
}

const fullName = (parts: readonly string[]) => parts.filter(part => part !== '').join(', ')

/** The data page of a passport. */
export function drawPassportPage(drawing: CertificateDrawing, { ink }: Theme): Page {
  const { holder } = drawing
  const lines = zoneOfHolder(holder, 'TD3')
  const country = lines[0]?.slice(2, 5).replaceAll('<', '') ?? ''
  const at = (x: number, y: number, mostWidth: number) => ({ x, y, mostWidth })
  const printedName = fullName([holder.surname, holder.givenNames])
  const isLatin = /^[\p{Script=Latin}\s\p{P}]*$/u.test(holder.name)
  const content = [
    drawText('护照', 44, 58, { size: 34, fill: ink, isBold: true }),
    drawText('PASSPORT', 44, 92, { size: 24, fill: ink, isBold: true }),
    drawText('SPECIMEN', 330, 62, { size: 20, fill: ink, opacity: 0.7 }),
    portrait(drawing, ink, { x: 44, y: 128, width: 252, height: 330 }),
    field('类型/Type', 'P', at(340, 100, 80), ink),
    field('国家码/Country Code', country, at(450, 100, 180), ink),
    field('护照号/Passport No.', holder.number, at(690, 100, 280), ink),
    field('姓名/Name', isLatin ? printedName : holder.name, at(340, 176, 600), ink),
    ...(isLatin ? [] : [drawText(printedName, 340, 240, { size: 26, fill: '#20242b', mostWidth: 600 })]),
    field('性别/Sex', holder.sex, at(340, 274, 90), ink),
    field('国籍/Nationality', country, at(450, 274, 200), ink),
    field('出生日期/Date of birth', dateForms.english(holder.birthDate), at(690, 274, 270), ink),
    field('签发日期/Date of issue', dateForms.english(holder.issueDate), at(340, 350, 300), ink),
    field('有效期至/Date of expiry', expiryIn(dateForms.english, holder, ''), at(690, 350, 270), ink),
    field('签发机关/Authority', 'OFFICE OF SPECIMENS', at(340, 426, 600), ink),
    zoneStrip(lines, unitsPerMm.ID_3, pageHeights.ID_3),
  ]
  return { height: pageHeights.ID_3, content: content.join('') }
}

const visaSizes = {
  MRV_A: { height: 667, scale: 1000 / 120 },
  MRV_B: { height: pageHeights.ID_2, scale: unitsPerMm.ID_2 },
} as const

/** A visa. No certificate type accepts one: it shows that zones of visas are told from others. */
export function drawVisa(drawing: CertificateDrawing, format: 'MRV_A' | 'MRV_B', { ink }: Theme): Page {
  const { holder } = drawing
  const { height, scale } = visaSizes[format]
  const at = (x: number, y: number, mostWidth: number) => ({ x, y, mostWidth })
  const content = [
    drawText('VISA', 44, 80, { size: 48, fill: ink, isBold: true }),
    drawText('SPECIMEN', 950, 70, { size: 24, fill: ink, opacity: 0.7, anchor: 'end' }),
    portrait(drawing, ink, { x: 44, y: 110, width: 240, height: 310 }),
    field('Valid from', dateForms.english(holder.issueDate), at(330, 130, 290), ink),
    field('Valid until', expiryIn(dateForms.english, holder, ''), at(640, 130, 300), ink),
    field('Number of entries', 'MULT', at(330, 220, 290), ink),
    field('Passport number', holder.number, at(640, 220, 300), ink),
    field('Surname, name', fullName([holder.surname, holder.givenNames]), at(330, 310, 610), ink),
    zoneStrip(zoneOfHolder(holder, format), scale, height),
  ]
  return { height, content: content.join('') }
}
