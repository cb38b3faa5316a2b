import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

type PdfiumModule = typeof import('@hyzyla/pdfium')['PDFiumModule']
type Declared = Awaited<ReturnType<PdfiumModule>>

/** Exports of the library that its types omit. Parameters and results are addresses or numbers. */
interface Undeclared {
  readonly wasmExports: Declared['wasmExports'] & {
    readonly __indirect_function_table: { set(index: number, callback: unknown): void }
  }
  _FPDF_GetDefaultSystemFontInfo(): number
  _FPDF_SetSystemFontInfo(information: number): void
  _FPDFFont_GetIsEmbedded(font: number): number
  _FPDFText_GetTextObject(text: number, index: number): number
  _FPDFText_GetUnicode(text: number, index: number): number
  _FPDFTextObj_GetFont(object: number): number
  _FPDFTextObj_GetTextRenderMode(object: number): number
}

export type Pdfium = Declared & Undeclared

/** Node's types contain the types of WebAssembly, but not its functions. */
declare const WebAssembly: {
  compile(code: Uint8Array): Promise<object>
  Instance: new (module: object, imports: object) => { exports: object }
}

async function compile(): Promise<object> {
  const file = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')
  return WebAssembly.compile(await readFile(file))
}

let compiled: Promise<object> | undefined

/** PDFium in a new instance. An instance that has failed on a document must not be reused. */
export async function freshPdfium(): Promise<Pdfium> {
  compiled ??= compile()
  const [{ PDFiumModule }, module] = await Promise.all([import('@hyzyla/pdfium'), compiled])
  const pdfium = (await PDFiumModule({
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(module, imports)
      done(instance)
      return instance.exports
    },
  })) as Pdfium
  pdfium._FPDF_InitLibraryWithConfig({})
  return pdfium
}
