/** Why the camera shows no picture. `DENIED`: by the user, the browser or the device. `BUSY`: another program uses it. */
export type CameraProblem = 'DENIED' | 'MISSING' | 'BUSY' | 'FAILED'

const problems: Readonly<Record<string, CameraProblem>> = {
  NotAllowedError: 'DENIED',
  SecurityError: 'DENIED',
  NotFoundError: 'MISSING',
  OverconstrainedError: 'MISSING',
  NotReadableError: 'BUSY',
  AbortError: 'BUSY',
}

/** The problem by the name of an error of `getUserMedia`. */
export const cameraProblem = (error: unknown): CameraProblem =>
  (error instanceof DOMException ? problems[error.name] : undefined) ?? 'FAILED'
