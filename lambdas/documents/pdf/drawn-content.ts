import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import { Undecodable } from '../format.ts'
import { bytesOf, decodeWhole, filtersOf, hasPredictor, integerOf } from './filters.ts'
import { checkImage } from './image-integrity.ts'
import { imageSize, nameOf } from './image-size.ts'
import { type Instruction, instructionsOf } from './instructions.ts'
import { inherited, type PageNode } from './page-tree.ts'

/** Maximum decoded bytes of a font, or of the drawing instructions of one page, form, pattern or glyph. */
const mostBytes = 64 * 1024 * 1024
/** Maximum number of candidates for the end of an inline image. */
const mostEnds = 32

const key = (name: string): PDFName => PDFName.of(name)

/** Drawing instructions with the resources that resolve their names: first their own, then those of the page. */
interface Content {
  readonly data: Buffer
  readonly resources: readonly PDFDict[]
}

/**
 * Follows all drawn content of the pages through forms, patterns, masks, glyphs and annotations. Throws `Undecodable`
 * for a missing, truncated, empty or damaged stream, which PDFium omits without an error. Images with far more pixels
 * than a preview are replaced by smaller ones, so that each is decoded in full only once.
 */
class DrawnContent {
  readonly #context: PDFContext
  readonly #seen = new Set<PDFObject>()
  readonly #pending: Content[] = []
  hasChanged = false
  /** Whether all pages have only empty instructions. */
  isEmpty = true

  constructor(context: PDFContext) {
    this.#context = context
  }

  async checkPage(page: PageNode): Promise<void> {
    const resources = inherited(page, key('Resources'))
    const own = resources instanceof PDFDict ? [resources] : []
    const data = this.#contentsOf(page.dictionary)
    this.#pending.push({ data, resources: own })
    for (const appearance of this.#appearances(page.dictionary)) {
      this.isEmpty = false
      this.#addForm(appearance, own)
    }
    for (let content = this.#pending.pop(); content; content = this.#pending.pop()) {
      await this.#check(content)
    }
  }

  /** The concatenated instructions of a page's streams. */
  #contentsOf(page: PDFDict): Buffer {
    const value = page.lookup(key('Contents'))
    if (value === PDFNull || !page.has(key('Contents'))) {
      this.isEmpty = false
      return Buffer.alloc(0)
    }
    const streams =
      value instanceof PDFArray ? value.asArray().map(each => this.#context.lookup(each)) : [value]
    const data: Buffer[] = []
    for (const stream of streams) {
      if (!(stream instanceof PDFRawStream)) throw new Undecodable()
      data.push(this.#instructions(stream), Buffer.from('\n'))
      if (stream.contents.length > 0) this.isEmpty = false
    }
    return Buffer.concat(data)
  }

  #instructions(stream: PDFRawStream): Buffer {
    const data = decodeWhole(stream, mostBytes)
    // A stream without a filter has no checksum. Only its declared length shows a truncation.
    const declared = integerOf(stream.dict, 'Length') ?? 0
    if (filtersOf(stream.dict).length === 0 && declared > data.length + 2) throw new Undecodable()
    return hasPredictor(stream) ? Buffer.alloc(0) : data
  }

  #appearances(page: PDFDict): readonly PDFRawStream[] {
    const annotations = page.lookup(key('Annots'))
    if (!(annotations instanceof PDFArray)) return []
    return annotations.asArray().flatMap(each => {
      const annotation = this.#context.lookup(each)
      const appearances = annotation instanceof PDFDict ? annotation.lookup(key('AP')) : undefined
      const normal = appearances instanceof PDFDict ? appearances.lookup(key('N')) : undefined
      const states =
        normal instanceof PDFDict ? normal.values().map(state => this.#context.lookup(state)) : [normal]
      return states.filter(state => state instanceof PDFRawStream)
    })
  }

  #addForm(form: PDFRawStream, outer: readonly PDFDict[]): void {
    if (this.#seen.has(form)) return
    this.#seen.add(form)
    const resources = form.dict.lookup(key('Resources'))
    const all = resources instanceof PDFDict ? [resources, ...outer] : outer
    this.#pending.push({ data: this.#instructions(form), resources: all })
  }

  async #check({ data, resources }: Content): Promise<void> {
    const done = new Set<string>()
    for (const instruction of instructionsOf(data)) {
      if (instruction.operator === 'BI') {
        await this.#checkInline(instruction, resources)
        continue
      }
      const { operator, name } = instruction
      const once = `${operator}${name.asString()}`
      if (done.has(once)) continue
      done.add(once)
      await this.#checkNamed(operator, name, resources)
    }
  }

  /** Resolves a name to its object and, if indirect, to its reference. */
  #find(category: string, name: PDFName, resources: readonly PDFDict[]): PDFObject | undefined {
    for (const each of resources) {
      const named = each.lookup(key(category))
      const value = named instanceof PDFDict ? named.get(name) : undefined
      if (value !== undefined && this.#context.lookup(value) !== undefined) return value
    }
    return undefined
  }

  async #checkNamed(
    operator: Exclude<Instruction['operator'], 'BI'>,
    name: PDFName,
    resources: readonly PDFDict[],
  ): Promise<void> {
    switch (operator) {
      case 'Do':
        return this.#checkObject(this.#find('XObject', name, resources), resources)
      case 'gs':
        return this.#checkState(this.#lookup('ExtGState', name, resources), resources)
      case 'Tf':
        return this.#checkFont(this.#lookup('Font', name, resources), resources)
      case 'scn':
      case 'SCN':
        return this.#checkPattern(this.#lookup('Pattern', name, resources), resources)
      case 'sh':
        return this.#checkShading(this.#lookup('Shading', name, resources))
      case 'cs':
      case 'CS':
        return this.#checkColours(this.#lookup('ColorSpace', name, resources))
    }
  }

  #lookup(category: string, name: PDFName, resources: readonly PDFDict[]): PDFObject | undefined {
    return this.#context.lookup(this.#find(category, name, resources))
  }

  async #checkObject(value: PDFObject | undefined, resources: readonly PDFDict[]): Promise<void> {
    const object = this.#context.lookup(value)
    if (!(object instanceof PDFRawStream)) throw new Undecodable()
    if (nameOf(object.dict.lookup(key('Subtype'))) === 'Image')
      await this.#checkImage(value, object, resources)
    else this.#addForm(object, resources)
  }

  async #checkImage(
    value: PDFObject | undefined,
    image: PDFRawStream,
    resources: readonly PDFDict[],
  ): Promise<void> {
    if (this.#seen.has(image)) return
    this.#seen.add(image)
    const { dict } = image
    const named = (name: PDFName) => this.#lookup('ColorSpace', name, resources)
    this.#checkColours(dict.lookup(key('ColorSpace')))
    for (const mask of [dict.get(key('SMask')), dict.get(key('Mask'))]) {
      const stream = this.#context.lookup(mask)
      if (stream instanceof PDFRawStream) await this.#checkImage(mask, stream, resources)
      else if (mask instanceof PDFRef && stream === undefined) throw new Undecodable()
    }
    const decoded = await checkImage(dict, bytesOf(image), named)
    if (!decoded?.reduced || !(value instanceof PDFRef) || !this.#isReducible(dict)) return
    const { bytes, width, height } = decoded.reduced
    const smaller = dict.clone()
    smaller.set(key('Width'), PDFNumber.of(width))
    smaller.set(key('Height'), PDFNumber.of(height))
    smaller.set(key('Filter'), key('DCTDecode'))
    const replacement = PDFRawStream.of(smaller, bytes)
    this.#seen.add(replacement)
    this.#context.assign(value, replacement)
    this.hasChanged = true
  }

  /** Whether the mean of pixel values is the mean of their colours. */
  #isReducible(dict: PDFDict): boolean {
    const isPlain = !dict.has(key('DecodeParms')) && !(dict.lookup(key('Mask')) instanceof PDFArray)
    const soft = dict.lookup(key('SMask'))
    const hasMatte = soft instanceof PDFRawStream && soft.dict.has(key('Matte'))
    const space = dict.lookup(key('ColorSpace'))
    const family = nameOf(space instanceof PDFArray ? space.lookup(0) : space) ?? ''
    return (
      isPlain && !hasMatte && ['DeviceGray', 'DeviceRGB', 'CalGray', 'CalRGB', 'ICCBased'].includes(family)
    )
  }

  async #checkInline(
    { dict, data, endAfter }: Extract<Instruction, { operator: 'BI' }>,
    resources: readonly PDFDict[],
  ): Promise<void> {
    const named = (name: PDFName) => this.#lookup('ColorSpace', name, resources)
    const isPlain = filtersOf(dict).length === 0
    const { height, rowBytes = 0 } = imageSize(dict, named)
    let from = isPlain ? height * rowBytes : 0
    for (let tries = 0; tries < mostEnds; tries += 1) {
      const end = endAfter(from)
      if (end === undefined) throw new Undecodable()
      try {
        await checkImage(dict, data.subarray(0, end), named)
        return
      } catch {
        from = end + 1
      }
    }
    throw new Undecodable()
  }

  async #checkState(state: PDFObject | undefined, resources: readonly PDFDict[]): Promise<void> {
    if (!(state instanceof PDFDict) || this.#seen.has(state)) return
    this.#seen.add(state)
    const mask = state.lookup(key('SMask'))
    const group = mask instanceof PDFDict ? mask.lookup(key('G')) : undefined
    if (group instanceof PDFRawStream) this.#addForm(group, resources)
    else if (mask instanceof PDFDict && mask.has(key('G'))) throw new Undecodable()
    const font = state.lookup(key('Font'))
    if (font instanceof PDFArray) await this.#checkFont(font.lookup(0), resources)
  }

  async #checkFont(font: PDFObject | undefined, resources: readonly PDFDict[]): Promise<void> {
    if (!(font instanceof PDFDict) || this.#seen.has(font)) return
    this.#seen.add(font)
    const glyphs = font.lookup(key('CharProcs'))
    if (glyphs instanceof PDFDict) {
      const own = font.lookup(key('Resources'))
      const all = own instanceof PDFDict ? [own, ...resources] : resources
      for (const glyph of glyphs.values().map(each => this.#context.lookup(each))) {
        if (glyph instanceof PDFRawStream)
          this.#pending.push({ data: this.#instructions(glyph), resources: all })
      }
    }
    const descendants = font.lookup(key('DescendantFonts'))
    const [first] = descendants instanceof PDFArray ? [descendants.lookup(0)] : []
    if (first instanceof PDFDict) await this.#checkFont(first, resources)
    const descriptor = font.lookup(key('FontDescriptor'))
    if (!(descriptor instanceof PDFDict)) return
    for (const program of ['FontFile', 'FontFile2', 'FontFile3'].map(name => descriptor.lookup(key(name)))) {
      if (program instanceof PDFRawStream) decodeWhole(program, mostBytes)
    }
  }

  async #checkPattern(pattern: PDFObject | undefined, resources: readonly PDFDict[]): Promise<void> {
    if (pattern instanceof PDFRawStream) this.#addForm(pattern, resources)
    else if (pattern instanceof PDFDict) this.#checkShading(pattern.lookup(key('Shading')))
  }

  #checkShading(shading: PDFObject | undefined): void {
    if (shading instanceof PDFRawStream) decodeWhole(shading, mostBytes)
  }

  /** The palette of an indexed colour space may be a stream. */
  #checkColours(space: PDFObject | undefined): void {
    const table =
      space instanceof PDFArray && nameOf(space.lookup(0)) === 'Indexed' ? space.lookup(3) : undefined
    if (table instanceof PDFRawStream && decodeWhole(table, mostBytes).length === 0) throw new Undecodable()
  }
}

/** Throws `Undecodable` if any drawn content is damaged. Otherwise returns whether images were replaced. */
export async function checkDrawnContent(context: PDFContext, pages: readonly PageNode[]): Promise<boolean> {
  const drawn = new DrawnContent(context)
  for (const page of pages) await drawn.checkPage(page)
  // A page may be blank, but not the whole document.
  if (drawn.isEmpty) throw new Undecodable()
  return drawn.hasChanged
}
