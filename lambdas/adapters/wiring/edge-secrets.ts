import { readEnvironment } from '../environment.ts'

let read: readonly string[] | undefined

/** Those of which the stage's edge sends one, read once; none where the stage has no edge. */
export function edgeSecrets(): readonly string[] {
  read ??= readEnvironment(['EDGE_SECRETS']).EDGE_SECRETS
  return read
}
