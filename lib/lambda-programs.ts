import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { asModule } from './module-options.ts'
import { copyNativePackages } from './native-packages.ts'
import type { Stage } from './stage.ts'

const project = fileURLToPath(new URL('..', import.meta.url))

/** A program that a function starts as a separate process. It stands in the bundle of the function. */
interface Program {
  /** Its source, below lambdas/. */
  readonly source: string
  /** Packages with native code or data files, which can't be bundled. */
  readonly packages: readonly string[]
  /** Copies the files that the program reads from its own folder. */
  readonly layFiles: (folder: string) => void
}

const modules = join(project, 'node_modules')
const faceModels = join(modules, '@vladmandic', 'face-api', 'model')
const ocrModels = join(modules, '@gutenye', 'ocr-models', 'assets')

/** The models of the reading program by their names there, which also has their checksums. */
const models: Readonly<Record<string, string>> = {
  'text-detection.onnx': join(ocrModels, 'ch_PP-OCRv4_det_infer.onnx'),
  'text-recognition.onnx': join(ocrModels, 'ch_PP-OCRv4_rec_infer.onnx'),
  'characters.txt': join(ocrModels, 'ppocr_keys_v1.txt'),
  'bar-codes.wasm': join(modules, 'zxing-wasm', 'dist', 'reader', 'zxing_reader.wasm'),
  'faces.bin': join(faceModels, 'tiny_face_detector_model.bin'),
  'faces.json': join(faceModels, 'tiny_face_detector_model-weights_manifest.json'),
}

/** By the name of the file that the function starts. */
const programs = {
  inspection: {
    source: 'documents/isolation/inspection-process.ts',
    packages: ['sharp', '@hyzyla/pdfium', '@cwasm/nsbmp'],
    layFiles(folder) {
      const fonts = join(project, 'lambdas', 'documents', 'pdf', 'fonts')
      cpSync(fonts, join(folder, 'fonts'), { recursive: true, filter: file => !file.endsWith('.py') })
    },
  },
  reading: {
    source: 'evidence/reading-process.ts',
    packages: ['sharp', 'onnxruntime-node'],
    layFiles(folder) {
      mkdirSync(join(folder, 'models'), { recursive: true })
      for (const [name, file] of Object.entries(models)) cpSync(file, join(folder, 'models', name))
    },
  },
} as const satisfies Record<string, Program>

type ProgramName = keyof typeof programs

/** The functions that start a program. */
const programOf: Readonly<Record<string, ProgramName>> = {
  'events/validate-document': 'inspection',
  'events/read-document': 'reading',
}

/**
 * Bundles a program into one file of the folder, with the files that it reads there. Returns the path of the program. Its
 * packages are resolved from a `node_modules` above it.
 */
export function bundleProgram(name: ProgramName, folder: string): string {
  const { source, layFiles } = programs[name]
  const entry = { in: join(project, 'lambdas', source), out: name }
  buildSync({ ...asModule, entryPoints: [entry], outdir: folder })
  layFiles(folder)
  return join(folder, `${name}.mjs`)
}

/** Bundles a program together with its packages. */
export function packProgram(name: ProgramName, folder: string, architecture: Stage['architecture']): void {
  bundleProgram(name, folder)
  copyNativePackages(folder, programs[name].packages, architecture)
}

/** Packs the program of each function that starts one into the function's folder below `output`. */
export function layPrograms(
  output: string,
  functions: readonly string[],
  architecture: Stage['architecture'],
): void {
  for (const name of functions) {
    const program = programOf[name]
    if (program !== undefined) packProgram(program, join(output, name), architecture)
  }
}
