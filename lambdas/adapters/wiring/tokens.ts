import { randomSecret } from '../system.ts'
import { keyedHash } from './keys.ts'

/** Makes tokens and their keyed hashes. */
export function tokens() {
  return { ...keyedHash(), newSecret: randomSecret }
}
