import { type Picture, Undecodable } from '../format.ts'
import { derivedSides } from '../limits.ts'
import { installFallbackFont } from './fallback-font.ts'
import { freshPdfium, type Pdfium } from './pdfium.ts'
import { countTextWithoutFont } from './text-without-font.ts'

/** PDFium's FPDFBitmap_BGR. In reverse byte order it is RGB. */
const threeBytes = 2
const white = 0xffffffff
/** FPDF_ANNOT, FPDF_REVERSE_BYTE_ORDER and FPDF_RENDER_LIMITEDIMAGECACHE. */
const flags = { annotations: 0x01, reverseByteOrder: 0x10, limitedImageCache: 0x200 }
const pageFlags = flags.annotations | flags.reverseByteOrder | flags.limitedImageCache
const formFlags = flags.reverseByteOrder

/** Size of FPDF_FORMFILLINFO: no callbacks, version 2. */
const formInformationBytes = 256

interface OpenDocument {
  readonly pdfium: Pdfium
  readonly document: number
  readonly form: number
}

/** Allocates memory of the instance. An address of 0 means that no memory is left. */
function allocate(pdfium: Pdfium, length: number): number {
  const at = pdfium.wasmExports.malloc(length)
  if (!at) throw new Undecodable()
  return at
}

function open(pdfium: Pdfium, bytes: Buffer, pageCount: number): OpenDocument {
  installFallbackFont(pdfium)
  const file = allocate(pdfium, bytes.length)
  pdfium.HEAPU8.set(bytes, file)
  const document = pdfium._FPDF_LoadMemDocument(file, bytes.length, 0)
  if (!document || pdfium._FPDF_GetPageCount(document) !== pageCount) throw new Undecodable()
  const information = allocate(pdfium, formInformationBytes)
  pdfium.HEAPU8.fill(0, information, information + formInformationBytes)
  pdfium.HEAPU8[information] = 2
  return { pdfium, document, form: pdfium._FPDFDOC_InitFormFillEnvironment(document, information) }
}

/** The size at which the page's long side is that of a preview. */
function sizeOf(pdfium: Pdfium, page: number): { width: number; height: number } {
  const width = pdfium._FPDF_GetPageWidth(page)
  const height = pdfium._FPDF_GetPageHeight(page)
  if (!(width > 0 && height > 0)) throw new Undecodable()
  const scale = derivedSides.preview / Math.max(width, height)
  const pixels = (side: number) => Math.max(1, Math.round(side * scale))
  return { width: pixels(width), height: pixels(height) }
}

function draw({ pdfium, form }: OpenDocument, page: number): Picture {
  const { width, height } = sizeOf(pdfium, page)
  const length = width * height * 3
  const raster = allocate(pdfium, length)
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, threeBytes, raster, width * 3)
  if (!bitmap) throw new Undecodable()
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white)
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pageFlags)
  if (form) pdfium._FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, formFlags)
  const pixels = Buffer.from(pdfium.HEAPU8.subarray(raster, raster + length))
  pdfium._FPDFBitmap_Destroy(bitmap)
  pdfium.wasmExports.free(raster)
  return { pixels, width, height, source: { width, height } }
}

function drawPage(open: OpenDocument, index: number): Picture {
  const { pdfium, document, form } = open
  const page = pdfium._FPDF_LoadPage(document, index)
  if (!page) throw new Undecodable()
  if (form) pdfium._FORM_OnAfterLoadPage(page, form)
  const charactersWithoutFont = countTextWithoutFont(pdfium, page)
  const picture = { ...draw(open, page), ...(charactersWithoutFont ? { charactersWithoutFont } : {}) }
  if (form) pdfium._FORM_OnBeforeClosePage(page, form)
  pdfium._FPDF_ClosePage(page)
  return picture
}

/** PDFium reports failures by aborting its instance. */
function undecodableIfItFails<Result>(work: () => Result): Result {
  try {
    return work()
  } catch {
    throw new Undecodable()
  }
}

/** Draws every page on a white background, as a reader shows it. The instance and its memory are dropped afterwards. */
export async function* drawPages(bytes: Buffer, pageCount: number): AsyncGenerator<Picture> {
  const pdfium = await freshPdfium()
  const document = undecodableIfItFails(() => open(pdfium, bytes, pageCount))
  for (let index = 0; index < pageCount; index += 1) {
    yield undecodableIfItFails(() => drawPage(document, index))
  }
}
