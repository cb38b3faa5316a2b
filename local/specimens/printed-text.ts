import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import opentype, { type Font } from 'opentype.js'

const fontFiles = {
  /** Noto Sans, Latin and Chinese: the font of documents without an embedded one. */
  printed: () =>
    brotliDecompressSync(
      readFileSync(new URL('../../lambdas/documents/pdf/fonts/cjk.ttf.br', import.meta.url)),
    ),
  /** The font of machine-readable zones (ISO 1073-2). */
  zone: () => readFileSync(new URL('./fonts/ocr-b.otf', import.meta.url)),
} as const

const fonts = new Map<keyof typeof fontFiles, Font>()

/** Read once. To prepare all glyphs of the larger font would take a second. */
function fontOf(name: keyof typeof fontFiles): Font {
  const font =
    fonts.get(name) ?? opentype.parse(new Uint8Array(fontFiles[name]()).buffer, { lowMemory: true })
  fonts.set(name, font)
  return font
}

interface Outline {
  /** SVG path data for a font of size 1000, with the beginning of the baseline at 0, 0. */
  readonly path: string
  /** In shares of the font's size. */
  readonly advance: number
}

const outlineSize = 1000

const outlines = new Map<string, Outline>()

function outlineOf(name: keyof typeof fontFiles, letter: string): Outline {
  const known = outlines.get(name + letter)
  if (known !== undefined) return known
  const font = fontOf(name)
  const glyph = font.charToGlyph(letter)
  const path = glyph.getPath(0, 0, outlineSize).commands.map(({ type, ...points }) => {
    const { x1, y1, x2, y2, x, y } = points as Partial<Record<'x1' | 'y1' | 'x2' | 'y2' | 'x' | 'y', number>>
    const numbers = [x1, y1, x2, y2, x, y].filter(value => value !== undefined)
    return type + numbers.map(value => Math.round(value)).join(' ')
  })
  const outline = { path: path.join(''), advance: glyph.advanceWidth / font.unitsPerEm }
  outlines.set(name + letter, outline)
  return outline
}

const placed = (path: string, x: number, y: number, size: number) =>
  `<path transform="translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${(size / outlineSize).toFixed(5)})" d="${path}"/>`

interface TextStyle {
  /** The height of the font in units of the drawing. */
  readonly size: number
  readonly fill: string
  readonly opacity?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  /** Longer text is drawn smaller. */
  readonly mostWidth?: number
  /** Additional distance between letters, in shares of the size. */
  readonly spacing?: number
  readonly isBold?: boolean
}

/** The width of text of size 1. */
const widthOf = (text: string, spacing: number) =>
  [...text].reduce((width, letter) => width + outlineOf('printed', letter).advance + spacing, 0)

/**
 * A line of text as outlines, with the left (or middle, or right) end of its baseline at x, y. Drawings need no
 * installed font and look the same on every machine.
 */
export function drawText(text: string, x: number, y: number, style: TextStyle): string {
  const { fill, opacity = 1, anchor = 'start', spacing = 0, mostWidth = Number.POSITIVE_INFINITY } = style
  const width = widthOf(text, spacing)
  const size = width === 0 ? style.size : Math.min(style.size, mostWidth / width)
  let left = x - { start: 0, middle: 0.5, end: 1 }[anchor] * width * size
  const letters = [...text].map(letter => {
    const { path, advance } = outlineOf('printed', letter)
    const drawn = placed(path, left, y, size)
    left += (advance + spacing) * size
    return drawn
  })
  const bold = style.isBold === true ? ` stroke="${fill}" stroke-width="${outlineSize * 0.035}"` : ''
  return `<g fill="${fill}" opacity="${opacity}"${bold}>${letters.join('')}</g>`
}

/** ISO 1073-2: letters are 2.54 mm apart. */
const zonePitch = 2.54

/** Lines of a zone. `top` is the first baseline; `unitsPerMm` the scale of the drawing. */
export function drawZone(
  lines: readonly string[],
  { left, top, lineDistance, unitsPerMm }: Record<'left' | 'top' | 'lineDistance' | 'unitsPerMm', number>,
): string {
  const pitch = zonePitch * unitsPerMm
  const size = pitch / outlineOf('zone', '0').advance
  const letters = lines.flatMap((line, row) =>
    [...line].map((letter, at) =>
      placed(outlineOf('zone', letter).path, left + at * pitch, top + row * lineDistance, size),
    ),
  )
  return `<g fill="#1d1f24">${letters.join('')}</g>`
}
