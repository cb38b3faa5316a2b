import { fileURLToPath } from 'node:url'
import {
  type Inspector,
  type Stoppage,
  startInspector,
} from '../../documents/isolation/isolated-inspection.ts'
import { readEnvironment } from '../environment.ts'

/** Beside the bundle, where the packaging puts the program. */
const program = fileURLToPath(new URL('./inspection.mjs', import.meta.url))

export function documentInspector(told: {
  readonly onStopped: (stoppage: Stoppage) => void
  readonly onRepeated: () => void
}): Inspector {
  const { SHORTEST_SIDE } = readEnvironment(['SHORTEST_SIDE'])
  return startInspector({ entry: program, limits: { shortestSide: SHORTEST_SIDE }, ...told })
}
