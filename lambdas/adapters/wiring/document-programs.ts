import { fileURLToPath } from 'node:url'
import type { ReadDocument } from '../../../domain/evidence/document-reading.ts'
import {
  type Inspector,
  type Stoppage,
  startInspector,
} from '../../documents/isolation/isolated-inspection.ts'
import { isolatedReading, type ReadingStoppage } from '../../evidence/isolated-reading.ts'
import { readEnvironment } from '../environment.ts'

/** The packaging puts the programs into the folder of the bundle. */
const inspectionProgram = fileURLToPath(new URL('./inspection.mjs', import.meta.url))
const readingProgram = fileURLToPath(new URL('./reading.mjs', import.meta.url))

export function documentInspector(listeners: {
  readonly onStopped: (stoppage: Stoppage) => void
  readonly onRepeated: () => void
}): Inspector {
  const { SHORTEST_SIDE } = readEnvironment(['SHORTEST_SIDE'])
  return startInspector({ entry: inspectionProgram, limits: { shortestSide: SHORTEST_SIDE }, ...listeners })
}

export function documentReader(onStopped: (stoppage: ReadingStoppage) => void): ReadDocument {
  return isolatedReading({ entry: readingProgram, onStopped })
}
