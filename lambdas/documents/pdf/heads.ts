const whiteSpace = new Set(Buffer.from('\0\t\n\f\r \x80\xff', 'latin1'))
const lineEnds = new Set(Buffer.from('\n\r', 'latin1'))
const digits = new Set(Buffer.from('0123456789', 'latin1'))
const valueStarts = new Set(Buffer.from('<[(/+-.0123456789tfn', 'latin1'))
const percent = 0x25

/** Offset of the last byte at or before `from` that is not in the set. */
function skipBack(bytes: Buffer, from: number, set: ReadonlySet<number>): number {
  let at = from
  while (at >= 0 && set.has(bytes[at] as number)) at -= 1
  return at
}

/** Whether the word `obj` at the offset may end an object's head, such as `12 0 obj`, possibly with comments. */
function isHeadEnd(bytes: Buffer, at: number): boolean {
  const before = skipBack(bytes, at - 1, whiteSpace)
  const generation = skipBack(bytes, before, digits)
  if (generation < before) return generation >= 0 && whiteSpace.has(bytes[generation] as number)
  if (!bytes.subarray(before + 1, at).some(byte => lineEnds.has(byte))) return false
  const line = Math.max(bytes.lastIndexOf('\n', before), bytes.lastIndexOf('\r', before))
  return bytes.subarray(line + 1, before + 1).includes(percent)
}

/** Offset after white space and comments. */
function valueStart(bytes: Buffer, from: number): number {
  let at = from
  let inComment = false
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    inComment = (inComment || byte === percent) && !lineEnds.has(byte)
    if (!inComment && !whiteSpace.has(byte)) break
  }
  return at
}

/**
 * Whether a reader could find an object at an unknown place: in the data of a stream, a string or a comment. Readers
 * follow cross-references or search for lost objects. By chance it happens in one of several thousand files of 10 MB.
 */
export function hasHiddenHead(bytes: Buffer, knownValues: ReadonlySet<number>): boolean {
  for (let at = bytes.indexOf('obj'); at !== -1; at = bytes.indexOf('obj', at + 1)) {
    if (!isHeadEnd(bytes, at)) continue
    const value = valueStart(bytes, at + 'obj'.length)
    if (valueStarts.has(bytes[value] ?? -1) && !knownValues.has(value)) return true
  }
  return false
}
