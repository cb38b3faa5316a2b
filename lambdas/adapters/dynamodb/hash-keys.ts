const hashedFields = ['CERTIFICATE', 'EMAIL', 'MAIL_STOP'] as const

type HashedField = (typeof hashedFields)[number]

/** The partition of the index by keyed hashes. It lists applications by their number, and sessions and stops of mail by their address. */
export function hashPartition(field: HashedField, hash: string): string {
  return `${field}#${hash}`
}

/** The keys of one item in that index. They leave the index with the hash, at the erasure of the field. */
export function hashKeys(field: HashedField, hash: string, position: string) {
  return { hashPk: hashPartition(field, hash), hashSk: position }
}
