export const maximumFrames = 12

/**
 * Where an error came from, at most `maximumFrames` places of the code. A stack begins with the message, which may run over
 * lines of its own and quote what a library was given: a frame is what ends in a place in the code.
 */
export function stackFrames(error: unknown): string[] {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : []
  return lines
    .filter(line => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .slice(0, maximumFrames)
    .map(frame => frame.trim())
}

export function errorNameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
