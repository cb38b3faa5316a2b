import type { Schemas } from '@realname/client'
import type { Region } from '#domain/regions.ts'

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i

/** A number of a certificate has a digit and no letter but capitals and small ones, with the punctuation that issuers print. */
const numberLike = /^(?=.*\d)[\p{L}\d\s./()<\-·]{4,40}$/u

/**
 * The search that a text means: with an at sign an address, a UUID an id, a text that may be printed on a certificate a number,
 * and any other text an integrator's id of an account. A prefix `id:` states an id.
 */
export function searchOf(text: string, issuingRegion: Region): Schemas['Search'] | undefined {
  const value = text.trim()
  if (value === '') return undefined
  const [, stated] = /^id:\s*(.+)$/i.exec(value) ?? []
  if (stated !== undefined) return { kind: 'ID', value: stated }
  if (value.includes('@')) return { kind: 'EMAIL', value }
  if (uuid.test(value)) return { kind: 'ID', value: value.toLowerCase() }
  return numberLike.test(value) ? { kind: 'CERTIFICATE_NUMBER', value, issuingRegion } : { kind: 'ID', value }
}
