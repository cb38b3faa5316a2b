import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file that only its owner may read; readers see the old one or the new one, never half of it. */
export const writePrivately = (file: string, content: string): void => {
  mkdirSync(dirname(file), { recursive: true })
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, content, { mode: 0o600 })
  renameSync(aside, file)
}
