import type { Readable } from 'node:stream'

/**
 * The messages between the two processes: a JSON header and any number of byte strings. On the wire: the length of the
 * header in four bytes, the header, the bytes. Only the JSON is deserialised.
 */
interface Frame {
  readonly header: unknown
  readonly parts: readonly Buffer[]
}

const lengthBytes = 4
const longestHeader = 64 * 1024

interface Envelope {
  readonly header: unknown
  readonly lengths: readonly number[]
}

function isEnvelope(value: unknown): value is Envelope {
  return (
    typeof value === 'object' &&
    value !== null &&
    'header' in value &&
    'lengths' in value &&
    Array.isArray(value.lengths) &&
    value.lengths.every(length => Number.isInteger(length) && length >= 0)
  )
}

export function encodeFrame(header: unknown, parts: readonly Uint8Array[] = []): Buffer {
  const envelope: Envelope = { header, lengths: parts.map(part => part.length) }
  const text = Buffer.from(JSON.stringify(envelope))
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text, ...parts])
}

/** Reads an exact number of bytes from a stream, whatever the sizes of its chunks. */
function byteReader(stream: Readable): (count: number) => Promise<Buffer | undefined> {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let pending: Buffer[] = []
  let available = 0
  return async count => {
    while (available < count) {
      const { done, value } = await chunks.next()
      if (done) return undefined
      pending.push(value)
      available += value.length
    }
    const joined = pending.length === 1 && pending[0] ? pending[0] : Buffer.concat(pending)
    pending = [joined.subarray(count)]
    available -= count
    return joined.subarray(0, count)
  }
}

/** The frames of a stream. It throws on an invalid frame, or on a frame of more than `most` bytes. */
export async function* readFrames(stream: Readable, most: number): AsyncGenerator<Frame> {
  const read = byteReader(stream)
  for (;;) {
    const length = (await read(lengthBytes))?.readUInt32BE()
    if (length === undefined) return
    if (length > longestHeader) throw new Error('not a frame')
    const text = await read(length)
    if (text === undefined) return
    const envelope: unknown = JSON.parse(text.toString())
    if (!isEnvelope(envelope)) throw new Error('not a frame')
    if (envelope.lengths.reduce((sum, part) => sum + part, 0) > most) throw new Error('a frame too long')
    const parts: Buffer[] = []
    for (const partLength of envelope.lengths) {
      const part = await read(partLength)
      if (part === undefined) return
      parts.push(part)
    }
    yield { header: envelope.header, parts }
  }
}
