export const maximumFrames = 12

/**
 * The stack frames of an error, at most `maximumFrames`. A stack begins with the message, which may have several lines
 * and quote values. A frame is a line that ends with a position in the code.
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
