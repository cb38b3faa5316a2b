const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1')
const directoryEntry = 0x02014b50
const recordBytes = 22
const longestComment = 0xffff

/** Whether the end record at `at` directly follows its directory. ZIP readers ignore bytes in front of an archive. */
function hasDirectory(bytes: Buffer, at: number): boolean {
  const directory = at - bytes.readUInt32LE(at + 12)
  return directory >= 0 && directory + 4 <= at && bytes.readUInt32LE(directory) === directoryEntry
}

/**
 * Whether a ZIP reader would accept these bytes as an archive. Readers search for the directory from the end of a file: it
 * counts if it has a directory, or a comment that ends at the end of the file.
 */
export function hasZipEnd(bytes: Buffer): boolean {
  const earliest = Math.max(0, bytes.length - recordBytes - longestComment)
  let at = bytes.length < recordBytes ? -1 : bytes.indexOf(endOfDirectory, earliest)
  while (at !== -1 && at + recordBytes <= bytes.length) {
    const commentFits = at + recordBytes + bytes.readUInt16LE(at + 20) === bytes.length
    if (commentFits || hasDirectory(bytes, at)) return true
    at = bytes.indexOf(endOfDirectory, at + 1)
  }
  return false
}
