import { DomainError, type ErrorCode } from '../../domain/errors.ts'

export interface Refusal {
  readonly code: ErrorCode
  readonly pointers: readonly string[]
}

/** The refusal of the work, with its text. The test fails if the work succeeds or fails in another way. */
export async function refusalOf(work: Promise<unknown> | (() => unknown)): Promise<Refusal> {
  try {
    await (typeof work === 'function' ? work() : work)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const wordless = [error, ...error.errors].some(({ message }) => message.trim() === '')
    if (wordless) throw new Error(`${error.code} says nothing in words`)
    return { code: error.code, pointers: error.errors.map(({ pointer }) => pointer) }
  }
  throw new Error('it was not refused')
}

export const refused = (code: ErrorCode, ...pointers: string[]): Refusal => ({ code, pointers })
