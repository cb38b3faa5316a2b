import type * as z from 'zod'
import type { RateName } from '../../domain/rates.ts'
import type { Operation } from '../operations/operation.ts'
import type { OperationName, operations } from '../operations.ts'
import type { Problem } from '../problem.ts'

/** One example of a body. */
interface Example<Value = unknown> {
  readonly summary: string
  readonly value: Value
}

export type Examples<Value = unknown> = Readonly<Record<string, Example<Value>>>

interface Text {
  /** The effect and what follows. Callers, the idempotency key and rates are added from the table of operations. */
  readonly description: string
  /** The limits that a call counts for. */
  readonly rates?: readonly RateName[]
}

type InputOf<Schema> = Schema extends () => z.ZodType ? z.input<ReturnType<Schema>> : never
type OutputOf<Schema> = Schema extends () => z.ZodType ? z.output<ReturnType<Schema>> : never

type RequestOf<O> = O extends { body: infer Body } ? { readonly request: Examples<InputOf<Body>> } : object
/** The summaries of the recorded answers. */
type AnswersOf<O> = O extends { answer: unknown }
  ? { readonly answers: Readonly<Record<string, string>> }
  : object

/** The text and the examples of one operation. Its answers are recorded. */
type ReferenceOf<O extends Operation> = Text & RequestOf<O> & AnswersOf<O>

/** The same, whichever operation it is. */
export type OperationReference = Text & {
  readonly request?: Examples
  readonly answers?: Readonly<Record<string, string>>
}

/** The texts and examples of a part of the API, under one heading. */
export interface Chapter<Operations extends Readonly<Record<string, Operation>>> {
  readonly tag: { readonly name: string; readonly description: string }
  readonly operations: { readonly [Name in keyof Operations]: ReferenceOf<Operations[Name]> }
}

/** What was recorded of one operation. */
export interface Recorded {
  readonly problem: Problem
  readonly answer?: Readonly<Record<string, unknown>>
}

type RecordedOf<O> = { readonly problem: Problem } & (O extends { answer: infer Answer }
  ? { readonly answer: Readonly<Record<string, OutputOf<Answer>>> }
  : { readonly answer?: Readonly<Record<string, never>> })

/** The answers of the use cases, by the names of the examples, and a typical refusal of each operation. */
export type RecordedAnswers = { readonly [Name in OperationName]: RecordedOf<(typeof operations)[Name]> }
