import { createHash } from 'node:crypto'

const digests = ['sha256', 'sha1', 'md5'] as const
const encodings = ['hex', 'base64', 'base64url'] as const

/** The stable part of base64 text for unknown neighbouring bytes: one for each of three alignments. */
function base64Within(bytes: Buffer): string[] {
  return [0, 1, 2].map(shift => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    return text.slice(shift === 0 ? 0 : shift + 1, -2)
  })
}

function hashesOf(bytes: Uint8Array): string[] {
  return digests.flatMap(name => encodings.map(encoding => createHash(name).update(bytes).digest(encoding)))
}

const withoutPadding = (text: string) => text.replace(/=+$/, '')

/** Every encoding of a secret without a key, for a search without case. */
export function spellingsOf(secret: string): string[] {
  const forms = [...new Set([secret, secret.toLowerCase(), secret.toUpperCase()])]
  const spellings = forms.flatMap(form => {
    const bytes = Buffer.from(form)
    const encoded = [form, encodeURIComponent(form), form.replaceAll(' ', '+'), bytes.toString('hex')]
    return [...encoded, ...base64Within(bytes), ...hashesOf(bytes).map(withoutPadding)]
  })
  return [...new Set(spellings)]
}

/** The same for a file: a part of its bytes, and hashes of the whole. */
export function spellingsOfFile(bytes: Buffer, stretch: Buffer): string[] {
  const within = [stretch.toString('latin1'), stretch.toString('hex'), ...base64Within(stretch)]
  return [...within, ...hashesOf(bytes).map(withoutPadding)]
}

/** The spellings that the text contains. */
export function foundIn(text: string, spellings: readonly string[]): string[] {
  const searched = text.toLowerCase()
  return spellings.filter(spelling => searched.includes(spelling.toLowerCase()))
}
