import { hasFallbackGlyph } from './fallback-font.ts'
import type { Pdfium } from './pdfium.ts'

/** Maximum number of examined characters of a page. More would take longer than drawing the page. */
const mostCharacters = 20_000
const invisible = 3
const lastOfLatin = 0x024f
const letterOrDigit = /[\p{L}\p{M}\p{N}\p{Co}]/u
const replacement = 0xfffd

/** PDFium contains glyphs for Latin letters only. */
function hasGlyph(character: number): boolean {
  if (character === 0 || character === replacement) return false
  if (character <= lastOfLatin || !letterOrDigit.test(String.fromCodePoint(character))) return true
  return hasFallbackGlyph(character)
}

/** Number of visible letters whose font is neither embedded nor available: they are missing in the page's picture. */
export function countTextWithoutFont(pdfium: Pdfium, page: number): number {
  const text = pdfium._FPDFText_LoadPage(page)
  if (!text) return 0
  const embedded = new Map<number, boolean>()
  const isEmbedded = (font: number): boolean => {
    const known = embedded.get(font) ?? pdfium._FPDFFont_GetIsEmbedded(font) !== 0
    embedded.set(font, known)
    return known
  }
  let count = 0
  const characters = Math.min(pdfium._FPDFText_CountChars(text), mostCharacters)
  for (let at = 0; at < characters; at += 1) {
    const object = pdfium._FPDFText_GetTextObject(text, at)
    if (!object || pdfium._FPDFTextObj_GetTextRenderMode(object) === invisible) continue
    const font = pdfium._FPDFTextObj_GetFont(object)
    if (!font || isEmbedded(font)) continue
    if (!hasGlyph(pdfium._FPDFText_GetUnicode(text, at))) count += 1
  }
  pdfium._FPDFText_ClosePage(text)
  return count
}
