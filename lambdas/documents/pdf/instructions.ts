import { PDFArray, PDFContext, type PDFDict, PDFName, PDFObjectParser } from '@cantoo/pdf-lib'
import { Undecodable } from '../format.ts'

/** An instruction that draws or sets a named resource. */
interface Named {
  readonly operator: 'Do' | 'gs' | 'Tf' | 'scn' | 'SCN' | 'sh' | 'cs' | 'CS'
  readonly name: PDFName
}

interface Inline {
  readonly operator: 'BI'
  readonly dict: PDFDict
  /** Starts at the first byte of the image. Its end follows from its content only. */
  readonly data: Buffer
  /** Continues after the first end mark at least `length` bytes away, and returns the mark's offset. */
  endAfter(length: number): number | undefined
}

export type Instruction = Named | Inline

const resourceOperators = new Set(['Do', 'gs', 'Tf', 'scn', 'SCN', 'sh', 'cs', 'CS'])

const kinds = new Uint8Array(256)
const [regular, white, delimiter] = [0, 1, 2]
for (const byte of Buffer.from('\0\t\n\f\r ', 'latin1')) kinds[byte] = white
for (const byte of Buffer.from('()<>[]{}/%', 'latin1')) kinds[byte] = delimiter

/** Parses drawing instructions and keeps only the named resources and images. */
class Instructions {
  readonly #data: Buffer
  #at = 0
  #name: PDFName | undefined

  constructor(data: Buffer) {
    this.#data = data
  }

  *read(): Generator<Instruction> {
    const data = this.#data
    while (this.#at < data.length) {
      const byte = data[this.#at] as number
      const kind = kinds[byte]
      if (kind === white) this.#at += 1
      else if (kind === delimiter) this.#skipDelimited(byte)
      else {
        const word = this.#word()
        // Numbers.
        if (byte < 0x3a) continue
        if (word === 'BI') yield this.#inline()
        else if (this.#name && resourceOperators.has(word))
          yield { operator: word, name: this.#name } as Named
        this.#name = undefined
      }
    }
  }

  #word(): string {
    const start = this.#at
    while (this.#at < this.#data.length && kinds[this.#data[this.#at] as number] === regular) this.#at += 1
    // No operator is longer. Longer words are numbers or invalid.
    return this.#at - start > 8 ? '' : this.#data.toString('latin1', start, this.#at)
  }

  #skipDelimited(byte: number): void {
    switch (String.fromCharCode(byte)) {
      case '(':
        this.#skipText()
        break
      case '%':
        this.#skipTo('\n', '\r')
        break
      case '/':
        this.#readName()
        break
      case '<':
        if (this.#data[this.#at + 1] === byte) this.#at += 2
        else this.#skipTo('>')
        break
      default:
        this.#at += 1
    }
  }

  #skipTo(...ends: readonly string[]): void {
    const stops = ends.map(end => end.charCodeAt(0))
    while (this.#at < this.#data.length && !stops.includes(this.#data[this.#at] as number)) this.#at += 1
    this.#at += 1
  }

  #skipText(): void {
    let depth = 0
    do {
      const byte = this.#data[this.#at]
      if (byte === 0x5c) this.#at += 1
      else if (byte === 0x28) depth += 1
      else if (byte === 0x29) depth -= 1
      this.#at += 1
    } while (depth > 0 && this.#at < this.#data.length)
  }

  #readName(): void {
    const start = this.#at + 1
    this.#at = start
    while (this.#at < this.#data.length && kinds[this.#data[this.#at] as number] === regular) this.#at += 1
    const text = this.#data.toString('latin1', start, this.#at)
    this.#name = PDFName.of(
      text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    )
  }

  #inline(): Inline {
    const start = this.#at
    const mark = /[\0\t\n\f\r \]>)]ID(?=[\0\t\n\f\r ])/.exec(
      this.#data.toString('latin1', start, start + 4096),
    )
    if (!mark) throw new Undecodable()
    const keys = this.#data.subarray(start, start + mark.index + 1)
    const dict = inlineDictionary(keys)
    this.#at = start + mark.index + mark[0].length + 1
    const data = this.#data.subarray(this.#at)
    return {
      operator: 'BI',
      dict,
      data,
      endAfter: length => {
        const end = endOfImage(data, length)
        if (end === undefined) return undefined
        this.#at = this.#data.length - data.length + end + 2
        return end
      },
    }
  }
}

const longNames: Readonly<Record<string, string>> = {
  BPC: 'BitsPerComponent',
  CS: 'ColorSpace',
  D: 'Decode',
  DP: 'DecodeParms',
  F: 'Filter',
  H: 'Height',
  IM: 'ImageMask',
  I: 'Interpolate',
  W: 'Width',
}

function inlineDictionary(keys: Buffer): PDFDict {
  const context = PDFContext.create()
  const bytes = Buffer.concat([Buffer.from('['), keys, Buffer.from(']')])
  const list = PDFObjectParser.forBytes(bytes, context).parseObject()
  const dict = context.obj({})
  if (!(list instanceof PDFArray) || list.size() % 2 !== 0) throw new Undecodable()
  for (let at = 0; at < list.size(); at += 2) {
    const key = list.get(at)
    if (!(key instanceof PDFName)) throw new Undecodable()
    const name = PDFName.of(longNames[key.decodeText()] ?? key.decodeText())
    // Readers differ in which of two values they use.
    if (dict.has(name)) throw new Undecodable()
    dict.set(name, list.get(at + 1))
  }
  return dict
}

/** Offset of a separate `EI` at or after `from`. */
function endOfImage(data: Buffer, from: number): number | undefined {
  for (let at = data.indexOf('EI', from); at !== -1; at = data.indexOf('EI', at + 1)) {
    const isAfterSpace = at === from || kinds[data[at - 1] as number] === white
    const next = data[at + 2]
    if (isAfterSpace && (next === undefined || kinds[next] === white)) return at
  }
  return undefined
}

export const instructionsOf = (data: Buffer): Generator<Instruction> => new Instructions(data).read()
