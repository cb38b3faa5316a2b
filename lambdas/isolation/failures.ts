import * as z from 'zod'
import { errorNameOf, maximumFrames, stackFrames } from '../stack-frames.ts'

/** Characters. */
const limits = { errorName: 100, frame: 500 } as const

/** An unexpected error in an isolated process, without its message, which may quote the file. */
export const failureSchema = z.strictObject({
  kind: z.literal('FAILED'),
  errorName: z.string().max(limits.errorName),
  frames: z.array(z.string().max(limits.frame)).max(maximumFrames),
})

export function failureOf(error: unknown): z.output<typeof failureSchema> {
  return {
    kind: 'FAILED',
    errorName: errorNameOf(error).slice(0, limits.errorName),
    frames: stackFrames(error).map(frame => frame.slice(0, limits.frame)),
  }
}
