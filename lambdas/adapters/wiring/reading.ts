import { fileURLToPath } from 'node:url'
import type { ReadDocument } from '../../../domain/evidence/document-reading.ts'
import { isolatedReading, type ReadingStoppage } from '../../evidence/isolated-reading.ts'

/** The packaging puts the program into the folder of the bundle. */
const program = fileURLToPath(new URL('./reading.mjs', import.meta.url))

export function documentReader(onStopped: (stoppage: ReadingStoppage) => void): ReadDocument {
  return isolatedReading({ entry: program, onStopped })
}
