import { InferenceSession, Tensor } from 'onnxruntime-node'
import * as z from 'zod'
import type { FoundFace } from '../../domain/evidence/document-reading.ts'
import type { Place } from '../../domain/evidence/text-lines.ts'
import { readModel } from './model-files.ts'
import { encodeGraph, type GraphNode, type Weights } from './onnx-graph.ts'
import { type Picture, scaledPicture } from './picture.ts'

/** The tiny face detector of face-api: a network of seven convolutions that finds boxes, in the manner of YOLO v2. */
const inputSide = 416
const cell = 32
const mean = [117.001, 114.697, 97.404] as const
const anchors = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
] as const
/** Position, size and score. */
const valuesOfBox = 5
const leastScore = 0.5
const mostOverlap = 0.4

const manifestSchema = z.tuple([
  z.object({
    weights: z.array(
      z.object({
        name: z.string(),
        shape: z.array(z.int().min(1)),
        quantization: z.object({ scale: z.number(), min: z.number() }),
      }),
    ),
  }),
])

/** The weights of the file, each of one byte, as floats in the order that the runtime needs. */
function readWeights(models: URL): Weights[] {
  const file = readModel(models, 'faces.bin')
  const [{ weights }] = manifestSchema.parse(JSON.parse(readModel(models, 'faces.json').toString()))
  let start = 0
  return weights.map(({ name, shape, quantization: { scale, min } }) => {
    const length = shape.reduce((product, size) => product * size, 1)
    const values = Float32Array.from(file.subarray(start, start + length), value => value * scale + min)
    start += length
    return shape.length === 1 ? { name, shape, values } : channelsFirst({ name, shape, values })
  })
}

/** From height, width, input, output to output, input, height, width; depthwise filters have their channels as outputs. */
function channelsFirst({ name, shape, values }: Weights): Weights {
  const [height = 1, width = 1, inputs = 1, outputs = 1] = shape
  const size = height * width
  const moved = new Float32Array(values.length)
  const isDepthwise = name.endsWith('depthwise_filter')
  for (let at = 0; at < values.length; at++) {
    const output = at % outputs
    const input = Math.floor(at / outputs) % inputs
    const place = Math.floor(at / (outputs * inputs))
    moved[(output * inputs + input) * size + place] = values[at] ?? 0
  }
  return {
    name,
    values: moved,
    shape: isDepthwise ? [inputs, 1, height, width] : [outputs, inputs, height, width],
  }
}

const separable = [1, 2, 3, 4, 5] as const

function nodesOf(weights: readonly Weights[]): GraphNode[] {
  const channels = (layer: number) =>
    weights.find(({ name }) => name === `conv${layer}/depthwise_filter`)?.shape[0] ?? 1
  const conv = (inputs: readonly string[], output: string, group = 1, margin = 0): GraphNode => ({
    operation: 'Conv',
    inputs,
    output,
    attributes: {
      group: { integer: group },
      pads: { integers: [margin, margin, margin, margin] },
    },
  })
  const activate = (input: string, output: string): GraphNode => ({
    operation: 'LeakyRelu',
    inputs: [input],
    output,
    attributes: { alpha: { float: 0.1 } },
  })
  const pool = (input: string, output: string, step: number): GraphNode => ({
    operation: 'MaxPool',
    inputs: [input],
    output,
    attributes: {
      kernel_shape: { integers: [2, 2] },
      strides: { integers: [step, step] },
      auto_pad: { text: 'SAME_UPPER' },
    },
  })
  return [
    conv(['picture', 'conv0/filters', 'conv0/bias'], 'conv0'),
    activate('conv0', 'active0'),
    pool('active0', 'pool0', 2),
    ...separable.flatMap(layer => [
      conv([`pool${layer - 1}`, `conv${layer}/depthwise_filter`], `deep${layer}`, channels(layer), 1),
      conv([`deep${layer}`, `conv${layer}/pointwise_filter`, `conv${layer}/bias`], `conv${layer}`),
      activate(`conv${layer}`, `active${layer}`),
      pool(`active${layer}`, `pool${layer}`, layer === 5 ? 1 : 2),
    ]),
    conv(['pool5', 'conv8/filters', 'conv8/bias'], 'boxes'),
  ]
}

/** The picture in the upper left of a black square. */
async function squareTensor(picture: Picture, side: number): Promise<Tensor> {
  const scale = side / Math.max(picture.width, picture.height)
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const { pixels } = await scaledPicture(picture, width, height)
  const plane = side * side
  const values = new Float32Array(3 * plane)
  for (let channel = 0; channel < 3; channel++) {
    const shift = mean[channel] ?? 0
    values.fill(-shift / 255, channel * plane, (channel + 1) * plane)
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        values[channel * plane + y * side + x] = ((pixels[3 * (y * width + x) + channel] ?? 0) - shift) / 255
      }
    }
  }
  return new Tensor('float32', values, [1, 3, side, side])
}

const sigmoid = (value: number) => 1 / (1 + Math.exp(-value))

/** The boxes that the network sees in each cell; `scale`: pixels of the picture for one of a cell. */
function facesOf(output: Tensor, scale: number): FoundFace[] {
  const [, , rows = 0, columns = 0] = output.dims
  const values = output.data as Float32Array
  const faces: FoundFace[] = []
  for (const [index, [wide, high]] of anchors.entries()) {
    for (let at = 0; at < rows * columns; at++) {
      const value = (which: number) => values[(index * valuesOfBox + which) * rows * columns + at] ?? 0
      const confidence = sigmoid(value(4))
      if (confidence < leastScore) continue
      const [column, row] = [at % columns, Math.floor(at / columns)]
      const [width, height] = [Math.exp(value(2)) * wide * scale, Math.exp(value(3)) * high * scale]
      const [x, y] = [(column + sigmoid(value(0))) * scale, (row + sigmoid(value(1))) * scale]
      faces.push({ confidence, place: { x: x - width / 2, y: y - height / 2, width, height } })
    }
  }
  return faces
}

function overlap(one: Place, other: Place): number {
  const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const high = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  const shared = Math.max(0, wide) * Math.max(0, high)
  return shared / (one.width * one.height + other.width * other.height - shared)
}

/** Of several boxes around one face only the likeliest. */
export function withoutRepetitions(faces: readonly FoundFace[]): FoundFace[] {
  const kept: FoundFace[] = []
  for (const face of faces.toSorted((one, other) => other.confidence - one.confidence)) {
    if (kept.every(({ place }) => overlap(place, face.place) <= mostOverlap)) kept.push(face)
  }
  return kept
}

/** Finds faces: boxes in pixels of the picture, and nothing that tells one face from another. */
export type FindFaces = (picture: Picture) => Promise<FoundFace[]>

export async function loadFaceDetector(models: URL): Promise<FindFaces> {
  const weights = readWeights(models)
  const graph = encodeGraph(nodesOf(weights), weights, { input: 'picture', output: 'boxes' })
  const network = await InferenceSession.create(graph, { intraOpNumThreads: 1, interOpNumThreads: 1 })
  return async picture => {
    const { boxes } = await network.run({ picture: await squareTensor(picture, inputSide) })
    if (boxes === undefined) return []
    const scale = (cell * Math.max(picture.width, picture.height)) / inputSide
    return withoutRepetitions(facesOf(boxes, scale))
  }
}
