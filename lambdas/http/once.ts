import type { Context } from 'aws-lambda'
import type { Answering } from '../usecases/answer-once.ts'
import type { HttpEvent } from './request.ts'

/** Does the work once for each caller, route and key; `run` must return plain JSON and nothing secret: it is stored. */
export type Once = (
  event: HttpEvent,
  accountId: string,
  context: Context,
  run: (answering: Answering) => Promise<unknown>,
) => Promise<unknown>

/** Does the work each time. */
export const always: Once = async (_event, _accountId, _context, run) => run({})
