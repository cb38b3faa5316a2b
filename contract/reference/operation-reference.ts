import type * as z from 'zod'
import type { RateName } from '../../domain/rates.ts'
import type { Operation } from '../operations/operation.ts'
import type { Problem } from '../problem.ts'

/** One example of a body. */
export interface Example<Value = unknown> {
  readonly summary: string
  readonly value: Value
}

export type Examples<Value = unknown> = Readonly<Record<string, Example<Value>>>

interface Text {
  /** The effect and what follows. Callers, the idempotency key and rates are added from the table of operations. */
  readonly description: string
  /** The limits that a call counts for. */
  readonly rates?: readonly RateName[]
  /** A typical refusal. */
  readonly problem: Problem
}

type InputOf<Schema> = Schema extends () => z.ZodType ? z.input<ReturnType<Schema>> : never
type OutputOf<Schema> = Schema extends () => z.ZodType ? z.output<ReturnType<Schema>> : never

type RequestOf<O> = O extends { body: infer Body } ? { readonly request: Examples<InputOf<Body>> } : object
type AnswerOf<O> = O extends { answer: infer Answer }
  ? { readonly answer: Examples<OutputOf<Answer>> }
  : object

/** The text and the examples of one operation. */
type ReferenceOf<O extends Operation> = Text & RequestOf<O> & AnswerOf<O>

/** The same, whichever operation it is. */
export type OperationReference = Text & { readonly request?: Examples; readonly answer?: Examples }

/** The texts and examples of a part of the API, under one heading. */
export interface Chapter<Operations extends Readonly<Record<string, Operation>>> {
  readonly tag: { readonly name: string; readonly description: string }
  readonly operations: { readonly [Name in keyof Operations]: ReferenceOf<Operations[Name]> }
}
