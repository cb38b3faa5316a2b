/**
 * Writes a small neural network in the format that the runtime loads (ONNX, a protocol buffer). The numbers of the fields
 * are those of onnx.proto.
 */

type Bytes = Uint8Array

function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80)
  return [...bytes, rest]
}

const number = (field: number, value: number): Bytes =>
  Uint8Array.from([...varint(field << 3), ...varint(value)])

const bytes = (field: number, value: Bytes): Bytes =>
  Buffer.concat([Uint8Array.from([...varint((field << 3) | 2), ...varint(value.length)]), value])

const text = (field: number, value: string): Bytes => bytes(field, Buffer.from(value))

const message = (field: number, ...parts: readonly Bytes[]): Bytes => bytes(field, Buffer.concat(parts))

function float(field: number, value: number): Bytes {
  const encoded = Buffer.alloc(5)
  encoded[0] = (field << 3) | 5
  encoded.writeFloatLE(value, 1)
  return encoded
}

type Attribute =
  | { readonly float: number }
  | { readonly integer: number }
  | { readonly text: string }
  | { readonly integers: readonly number[] }

export interface GraphNode {
  readonly operation: string
  readonly inputs: readonly string[]
  readonly output: string
  readonly attributes: Readonly<Record<string, Attribute>>
}

export interface Weights {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: Float32Array
}

/** The fields of a value and of its type. */
function attributeValue(value: Attribute): Bytes[] {
  if ('float' in value) return [float(2, value.float), number(20, 1)]
  if ('integer' in value) return [number(3, value.integer), number(20, 2)]
  if ('text' in value) return [text(4, value.text), number(20, 3)]
  return [...value.integers.map(each => number(8, each)), number(20, 7)]
}

const node = ({ operation, inputs, output, attributes }: GraphNode): Bytes =>
  message(
    1,
    ...inputs.map(input => text(1, input)),
    text(2, output),
    text(4, operation),
    ...Object.entries(attributes).map(([name, value]) => message(5, text(1, name), ...attributeValue(value))),
  )

const floats = 1

const weights = ({ name, shape, values }: Weights): Bytes =>
  message(
    5,
    ...shape.map(size => number(1, size)),
    number(2, floats),
    text(8, name),
    bytes(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  )

/** An input or an output: a tensor of four dimensions, whose sizes are known at the run. */
const tensor = (field: number, name: string): Bytes => {
  const shape = message(2, ...['n', 'c', 'h', 'w'].map(size => message(1, text(2, `${name}_${size}`))))
  return message(field, text(1, name), message(2, message(1, number(1, floats), shape)))
}

/** The network as a file. The first node reads `input`, the last one writes `output`. */
export function encodeGraph(
  nodes: readonly GraphNode[],
  initial: readonly Weights[],
  { input, output }: { readonly input: string; readonly output: string },
): Uint8Array {
  return Buffer.concat([
    number(1, 8),
    message(8, text(1, ''), number(2, 13)),
    message(
      7,
      ...nodes.map(node),
      text(2, 'graph'),
      ...initial.map(weights),
      tensor(11, input),
      tensor(12, output),
    ),
  ])
}
