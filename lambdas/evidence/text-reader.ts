import { InferenceSession } from 'onnxruntime-node'
import { type Cut, cropLine } from './line-crops.ts'
import { readModel } from './model-files.ts'
import type { ObliqueBox } from './oblique-boxes.ts'
import type { Picture } from './picture.ts'
import { findTextBoxes } from './text-detection.ts'
import {
  alphabetOf,
  type Decoded,
  decodeLine,
  decodeZoneLine,
  lineHeight,
  recogniseLine,
} from './text-recognition.ts'

/** One thread: a function has about one processor. Patterns of memory help only inputs of one size. */
const sessionOptions: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  enableMemPattern: false,
}

export interface ReadBox extends Decoded {
  /** Readings in the alphabet of zones, the likeliest first. */
  readonly zoneReadings: () => string[]
}

export interface TextReader {
  readonly find: (picture: Picture, longSide: number) => Promise<ObliqueBox[]>
  readonly read: (picture: Picture, box: ObliqueBox, cut?: Cut) => Promise<ReadBox>
}

export async function loadTextReader(models: URL): Promise<TextReader> {
  const [detection, recognition] = await Promise.all([
    InferenceSession.create(readModel(models, 'text-detection.onnx'), sessionOptions),
    InferenceSession.create(readModel(models, 'text-recognition.onnx'), sessionOptions),
  ])
  const alphabet = alphabetOf(readModel(models, 'characters.txt').toString())
  return {
    find: (picture, longSide) => findTextBoxes(detection, picture, longSide),
    async read(picture, box, cut) {
      const line = await recogniseLine(recognition, cropLine(picture, box, lineHeight, cut))
      return { ...decodeLine(line, alphabet), zoneReadings: () => decodeZoneLine(line, alphabet) }
    },
  }
}
