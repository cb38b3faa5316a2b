import type { IdSource, KeyedHash, SecretSource } from '../../../domain/ports.ts'

/** A prefix shows the purpose of a token, and lets scanners of source code find a leaked one. */
const prefixes = { rns: 'LINK', rnh: 'HANDOFF', rna: 'ACCESS', rnk: 'KEY' } as const

type TokenKind = (typeof prefixes)[keyof typeof prefixes]

/** A token of this service: the id of the item with its keyed hash, and 256 random bits. */
export interface OwnToken {
  readonly kind: TokenKind
  /** The id of the session or of the API key. */
  readonly id: string
  readonly text: string
}

/** 16 bytes are 22 characters of base64url, 32 bytes are 43. */
const form = /^(rns|rnh|rna|rnk)_([\w-]{22})[\w-]{43}$/

/** Tokens of the issuer have dots. */
export function isOwnToken(text: string): boolean {
  return form.test(text)
}

/** Undefined for any other text. */
export function readToken(text: string): OwnToken | undefined {
  const [, prefix, bytes = ''] = form.exec(text) ?? []
  if (prefix === undefined) return undefined
  const hex = Buffer.from(bytes, 'base64url').toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { kind: prefixes[prefix as keyof typeof prefixes], id, text }
}

export interface MakingTokens {
  readonly keyedHash: KeyedHash
  readonly newId: IdSource
  readonly newSecret: SecretSource
}

/** A new token. Only its holder gets the text. Only its keyed hash is stored. */
export async function makeToken(
  { keyedHash, newSecret }: Pick<MakingTokens, 'keyedHash' | 'newSecret'>,
  kind: TokenKind,
  id: string,
): Promise<{ readonly text: string; readonly hash: string }> {
  const [prefix] = Object.entries(prefixes).find(([, named]) => named === kind) ?? []
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
  const text = `${prefix}_${bytes}${newSecret()}`
  return { text, hash: await hashOfToken(keyedHash, text) }
}

export function hashOfToken(keyedHash: KeyedHash, text: string): Promise<string> {
  return keyedHash.of(`token|${text}`)
}
