/** The parts of a PDF. The default is a page of 300 × 200 points with a red square. */
export interface Sketch {
  /** Further entries of the catalog, object 1. */
  readonly catalog?: string
  /** Object 2. */
  readonly pages?: string
  /** Further entries of the page, object 3. */
  readonly page?: string
  readonly mediaBox?: string
  /** The drawing instructions, object 4. */
  readonly content?: string
  /** Objects from number 5 on. */
  readonly objects?: readonly string[]
  /** Further entries of the trailer. */
  readonly trailer?: string
}

export const redSquare = '1 0 0 rg 0 0 100 100 re f'

export const streamOf = (data: string, dictionary = ''): string =>
  `<< /Length ${data.length} ${dictionary} >>\nstream\n${data}\nendstream`

export function objectsOf(sketch: Sketch): readonly string[] {
  const { catalog = '', page = '', mediaBox = '/MediaBox [0 0 300 200]', content = redSquare } = sketch
  return [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    sketch.pages ?? '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R ${mediaBox} /Contents 4 0 R ${page} >>`,
    streamOf(content),
    ...(sketch.objects ?? []),
  ]
}

const written = (number: number, object: string): string => `${number} 0 obj\n${object}\nendobj\n`
const tableEntry = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`
const freeEntry = '0000000000 65535 f \n'

/** With a cross-reference table. */
export function writtenPdf(sketch: Sketch = {}, version = '1.7'): Buffer {
  const objects = objectsOf(sketch)
  let text = `%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`
  let table = freeEntry
  objects.forEach((object, index) => {
    table += tableEntry(text.length)
    text += written(index + 1, object)
  })
  const size = objects.length + 1
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R ${sketch.trailer ?? ''} >>`
  return Buffer.from(
    `${text}xref\n0 ${size}\n${table}${trailer}\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  )
}

/** With all objects but streams in one object stream, and a cross-reference stream. */
export function packedPdf(sketch: Sketch = {}): Buffer {
  const objects = objectsOf(sketch).map((object, index) => ({ object, number: index + 1 }))
  const packed = objects.filter(({ object }) => !object.includes('\nstream\n'))
  const container = objects.length + 1
  const rows: number[][] = [[0, 0, 255]]
  let text = '%PDF-1.7\n'
  for (const { object, number } of objects) {
    const index = packed.findIndex(each => each.number === number)
    rows[number] = index === -1 ? [1, text.length, 0] : [2, container, index]
    if (index === -1) text += written(number, object)
  }
  let offset = 0
  const index = packed.map(({ object, number }) => {
    const entry = `${number} ${offset}`
    offset += object.length + 1
    return entry
  })
  const first = `${index.join(' ')} `
  const body = packed.map(({ object }) => object).join(' ')
  rows[container] = [1, text.length, 0]
  text += written(
    container,
    streamOf(first + body, `/Type /ObjStm /N ${packed.length} /First ${first.length}`),
  )
  rows[container + 1] = [1, text.length, 0]
  const table = rows
    .map(([type = 0, at = 0, last = 0]) => String.fromCharCode(type, at >> 8, at & 255, last))
    .join('')
  const keys = `/Type /XRef /Size ${rows.length} /W [1 2 1] /Root 1 0 R ${sketch.trailer ?? ''}`
  const start = text.length
  return Buffer.from(
    `${text}${written(container + 1, streamOf(table, keys))}startxref\n${start}\n%%EOF\n`,
    'latin1',
  )
}

/** The bytes that editors append to replace or add objects. */
export function revisedPdf(before: Buffer, objects: Readonly<Record<number, string>>): Buffer {
  let text = before.toString('latin1')
  const previous = /startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1]
  let table = ''
  for (const [number, object] of Object.entries(objects)) {
    table += `${number} 1\n${tableEntry(text.length)}`
    text += written(Number(number), object)
  }
  const trailer = `trailer\n<< /Size 50 /Root 1 0 R /Prev ${previous} >>`
  return Buffer.from(`${text}xref\n${table}${trailer}\nstartxref\n${text.length}\n%%EOF\n`, 'latin1')
}

/** A linearized file: the first page and its cross-reference table come first. */
export function linearizedPdf(): Buffer {
  const [catalog = '', pages = '', page = '', content = ''] = objectsOf({})
  const width = 8
  const pad = (value: number): string => String(value).padStart(width, '0')
  const head = (length: number, main: number): string =>
    `%PDF-1.7\n5 0 obj\n<< /Linearized 1 /L ${pad(length)} /O 3 /E ${pad(length)} /N 1 /T ${pad(main)} /H [0 0] >>\nendobj\n`
  const first = head(0, 0).length
  const parts = [written(1, catalog), written(3, page), written(4, content), written(2, pages)]
  const section = (entries: string, main: number): string =>
    `xref\n${entries}trailer\n<< /Size 6 /Root 1 0 R /Prev ${pad(main)} >>\nstartxref\n0\n%%EOF\n`
  const entries = (from: number): string => {
    const offsets = parts.map((_, index) => from + parts.slice(0, index).join('').length)
    const [one = 0, three = 0, four = 0] = offsets
    return `1 1\n${tableEntry(one)}3 3\n${tableEntry(three)}${tableEntry(four)}${tableEntry(9)}`
  }
  const from = first + section(entries(0), 0).length
  const main = from + parts.join('').length
  const two = main - (parts[3] ?? '').length
  const tail = `xref\n0 1\n${freeEntry}2 1\n${tableEntry(two)}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${first}\n%%EOF\n`
  const text = head(main + tail.length, main) + section(entries(from), main) + parts.join('') + tail
  return Buffer.from(text, 'latin1')
}
