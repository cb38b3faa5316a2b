const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1')
const directoryEntry = 0x02014b50
const recordBytes = 22
const longestComment = 0xffff

/** Whether the end record at `at` has its directory right before it. Archives with anything in front are still read. */
function hasDirectory(bytes: Buffer, at: number): boolean {
  const directory = at - bytes.readUInt32LE(at + 12)
  return directory >= 0 && directory + 4 <= at && bytes.readUInt32LE(directory) === directoryEntry
}

/**
 * Whether a ZIP reader, which looks for its directory from the end of a file, would take these bytes for an archive: by
 * a directory, or by a comment that ends where they do.
 */
export function endsAsZip(bytes: Buffer): boolean {
  const earliest = Math.max(0, bytes.length - recordBytes - longestComment)
  let at = bytes.length < recordBytes ? -1 : bytes.indexOf(endOfDirectory, earliest)
  while (at !== -1 && at + recordBytes <= bytes.length) {
    const commentFits = at + recordBytes + bytes.readUInt16LE(at + 20) === bytes.length
    if (commentFits || hasDirectory(bytes, at)) return true
    at = bytes.indexOf(endOfDirectory, at + 1)
  }
  return false
}
