import { createHash } from 'node:crypto'

const digests = ['sha256', 'sha1', 'md5'] as const
const encodings = ['hex', 'base64', 'base64url'] as const

/** What is left of base64 text when it is unknown what stands before and after the bytes: three ways to begin. */
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

/** Every form in which somebody could write a secret down without its key. All are to be looked for without case. */
export function spellingsOf(secret: string): string[] {
  const forms = [...new Set([secret, secret.toLowerCase(), secret.toUpperCase()])]
  const spellings = forms.flatMap(form => {
    const bytes = Buffer.from(form)
    const encoded = [form, encodeURIComponent(form), form.replaceAll(' ', '+'), bytes.toString('hex')]
    return [...encoded, ...base64Within(bytes), ...hashesOf(bytes).map(withoutPadding)]
  })
  return [...new Set(spellings)]
}

/** The same of a file: a stretch of its bytes, and hashes of the whole. */
export function spellingsOfFile(bytes: Buffer, stretch: Buffer): string[] {
  const within = [stretch.toString('latin1'), stretch.toString('hex'), ...base64Within(stretch)]
  return [...within, ...hashesOf(bytes).map(withoutPadding)]
}

/** Which of the spellings a text holds. */
export function foundIn(text: string, spellings: readonly string[]): string[] {
  const searched = text.toLowerCase()
  return spellings.filter(spelling => searched.includes(spelling.toLowerCase()))
}
