import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { longTerm } from '../../domain/evidence/read-fields.ts'
import type { LocalDate } from '../../domain/local-time.ts'
import {
  black,
  type CertificateDrawing,
  dateForms,
  expiryIn,
  type Page,
  pageHeights,
  portrait,
  type Theme,
  titleBand,
} from './card-elements.ts'
import type { Holder } from './holder.ts'
import { drawText } from './printed-text.ts'

const writer = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')

/** The text of the bar code: AAMVA DL/ID Card Design Standard, version 10, with one subfile. */
export function licenceText({
  surname,
  givenNames,
  number,
  birthDate,
  issueDate,
  expiryDate,
  sex,
}: Holder): string {
  const american = (date: LocalDate) => `${date.slice(5, 7)}${date.slice(8)}${date.slice(0, 4)}`
  const [first = 'NONE', ...others] = givenNames.split(' ').filter(word => word !== '')
  const elements = [
    `DAQ${number}`,
    `DCS${surname}`,
    'DDEN',
    `DAC${first}`,
    'DDFN',
    `DAD${others.length === 0 ? 'NONE' : others.join(' ')}`,
    'DDGN',
    `DBD${american(issueDate)}`,
    `DBB${american(birthDate)}`,
    ...(expiryDate === longTerm ? [] : [`DBA${american(expiryDate)}`]),
    `DBC${{ M: 1, F: 2, X: 9 }[sex]}`,
    'DAYBRO',
    'DAU069 IN',
    'DAG12 SAMPLE STREET',
    'DAISPECIMEN CITY',
    'DAJVA',
    'DAK232690000',
    'DCF0000000000',
    'DCGUSA',
  ]
  const subfile = `DL${elements.join('\n')}\r`
  const length = String(subfile.length).padStart(4, '0')
  return `@\n\u001e\rANSI 636000100001DL0031${length}${subfile}`
}

let isPrepared = false

/** A PDF417 symbol as one path in modules, with its size. */
async function barCode(text: string): Promise<{ path: string; width: number; height: number }> {
  if (!isPrepared) {
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(writer)).buffer } })
    isPrepared = true
  }
  const { svg, error } = await writeBarcode(text, {
    format: 'PDF417',
    options: 'columns=12,ecLevel=5',
    addQuietZones: false,
  })
  const [, width, height] = /<svg width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  const path = /<path d="([^"]+)"/.exec(svg)?.[1]
  if (path === undefined) throw new Error(`The bar code was not written: ${error}`)
  return { path, width: Number(width), height: Number(height) }
}

type Row = readonly [label: string, value: string, x: number, y: number, mostWidth: number]

const printed = (rows: readonly Row[], ink: string) =>
  rows.map(
    ([label, value, x, y, mostWidth]) =>
      drawText(label, x, y, { size: 22, fill: ink }) +
      drawText(value, x + 14 * label.length + 8, y, { size: 30, fill: black, mostWidth }),
  )

/** The numbered fields of the AAMVA standard. */
const americanRows = (holder: Holder): Row[] => [
  ['4d DLN', holder.number, 362, 160, 380],
  ['1', holder.surname, 362, 220, 560],
  ['2', holder.givenNames, 362, 270, 560],
  ['8', '12 SAMPLE STREET, SPECIMEN CITY', 362, 330, 540],
  ['3 DOB', dateForms.american(holder.birthDate), 362, 390, 240],
  ['15 SEX', holder.sex, 720, 390, 80],
  ['4a ISS', dateForms.american(holder.issueDate), 362, 450, 240],
  ['4b EXP', expiryIn(dateForms.american, holder, 'NONE'), 362, 510, 240],
]

/** The numbered fields of Directive 2006/126/EC. */
const europeanRows = (holder: Holder): Row[] => [
  ['1.', holder.surname, 362, 160, 560],
  ['2.', holder.givenNames, 362, 215, 560],
  ['3.', `${dateForms.european(holder.birthDate)} SPECIMEN CITY`, 362, 270, 560],
  ['4a.', dateForms.european(holder.issueDate), 362, 325, 240],
  ['4c.', 'OFFICE OF SPECIMENS', 660, 325, 280],
  ['4b.', expiryIn(dateForms.european, holder, '-'), 362, 380, 240],
  ['5.', holder.number, 362, 435, 400],
  ['9.', 'AM/B/L', 362, 500, 300],
]

export function drawLicenceFront(drawing: CertificateDrawing, { ink }: Theme): Page {
  const isAmerican = drawing.holder.issuingRegion === 'US'
  const content = [
    titleBand(isAmerican ? 'DRIVER LICENSE' : 'DRIVING LICENCE', ink),
    portrait(drawing, ink, { x: 48, y: 130, width: 272, height: 350 }),
    ...printed((isAmerican ? americanRows : europeanRows)(drawing.holder), ink),
    drawText('SPECIMEN - NOT A REAL DOCUMENT', 48, 590, { size: 20, fill: ink }),
  ]
  return { height: pageHeights.ID_1, content: content.join('') }
}

/** The back of a licence. No application asks for it; applicants send it by mistake. */
export async function drawLicenceBack({ holder }: CertificateDrawing, { ink }: Theme): Promise<Page> {
  const { path, width, height } = await barCode(licenceText(holder))
  const scale = 900 / width
  const content = [
    `<rect x="30" y="40" width="940" height="${height * scale + 40}" fill="#ffffff"/>`,
    `<path transform="translate(50 60) scale(${scale.toFixed(4)})" d="${path}" fill="#15171b"/>`,
    drawText('CLASS: D   RESTRICTIONS: NONE   ENDORSEMENTS: NONE', 50, 460, { size: 26, fill: ink }),
    drawText('SPECIMEN - NOT A REAL DOCUMENT', 50, 540, { size: 22, fill: ink }),
  ]
  return { height: pageHeights.ID_1, content: content.join('') }
}
