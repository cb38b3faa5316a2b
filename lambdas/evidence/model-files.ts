import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The files of the reading program and their SHA-256. */
const digests = {
  'text-detection.onnx': '30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff',
  'text-recognition.onnx': '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
  'characters.txt': '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
  'bar-codes.wasm': '5003fb4b88c4fbd1fd518a2fd8c8ad365c519e183a08c03a322dddfea3cea84e',
  'faces.bin': 'b7503ce7df31039b1c43316a9b865cab6a70dd748cc602d3fa28b551503c3871',
  'faces.json': '5d1af4849ac48d5b985f4a9b16010c512353ddd6fcc63d50fd0bc9e9e64296e5',
} as const

export type ModelFile = keyof typeof digests

/** A file of the program is not the one that the project was tested with. */
class WrongModel extends Error {
  override readonly name = 'WrongModel'
}

/** Reads a file from the folder of models. It throws on a file that was changed. */
export function readModel(folder: URL, file: ModelFile): Buffer {
  const bytes = readFileSync(new URL(file, folder))
  if (createHash('sha256').update(bytes).digest('hex') !== digests[file]) throw new WrongModel(file)
  return bytes
}
