import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { openApiDocument } from '../../contract/openapi.ts'
import type { Operation } from '../../contract/operations/operation.ts'
import { type OperationName, operations, sharedProblems } from '../../contract/operations.ts'
import { problemSchema } from '../../contract/problem.ts'
import type { Examples } from '../../contract/reference/operation-reference.ts'
import { recordedAnswers } from '../../contract/reference/recorded-answers.ts'
import { answersOf, problemOf, referenceOf } from '../../contract/reference/reference.ts'
import { errorCodes } from '../../domain/errors.ts'
import { recordAnswers, recordFile } from './reference/recorded-answers.ts'

interface MediaType {
  readonly schema: object
  readonly examples?: Examples
}

interface Body {
  readonly content?: Readonly<Record<string, MediaType>>
}

interface Described {
  readonly operationId: OperationName
  readonly requestBody?: Body
  readonly responses: Readonly<Record<string, Body>>
}

const document = openApiDocument({ testMode: true })
const described = Object.values(document.paths as Record<string, Record<string, Described>>).flatMap(
  methods => Object.values(methods),
)

const validator = new Ajv2020.default({ strict: false, allErrors: true })
addFormats.default(validator)
validator.addSchema({ $id: 'https://realname.test/', components: document.components })

/** What the JSON Schema of the document says against a value. */
function faults({ schema }: MediaType, value: unknown): unknown {
  const text = JSON.stringify(schema).replaceAll('"#/components', '"https://realname.test/#/components')
  const validate = validator.compile(JSON.parse(text))
  return validate(JSON.parse(JSON.stringify(value))) ? [] : validate.errors
}

const valuesOf = (examples: Examples = {}) => Object.values(examples).map(({ value }) => value)

describe.each(described)('the reference of $operationId', ({ operationId, requestBody, responses }) => {
  const operation: Operation = operations[operationId]
  const { description, request, rates } = referenceOf(operationId)
  const answers = answersOf(operationId)
  const problem = problemOf(operationId)

  test('has a description, and an example of each body that its schemas accept', () => {
    expect(description).toMatch(/\.$/)
    for (const [schema, examples] of [
      [operation.body, request],
      [operation.answer, answers],
    ] as const) {
      expect(valuesOf(examples).length > 0).toBe(schema !== undefined)
      for (const value of valuesOf(examples)) expect(schema?.().safeParse(value).error).toBeUndefined()
    }
  })

  test('shows examples that its JSON Schemas accept', () => {
    const bodies = [requestBody, ...Object.values(responses)].flatMap(body =>
      Object.values(body?.content ?? {}),
    )
    const shown = bodies.flatMap(body => valuesOf(body.examples).map(value => [body, value] as const))
    expect(shown.length).toBe(valuesOf(request).length + valuesOf(answers).length + 1)
    for (const [body, value] of shown) expect(faults(body, value)).toEqual([])
  })

  test('has a problem that the operation can answer', () => {
    expect(problemSchema().parse(problem)).toEqual(problem)
    expect([...sharedProblems(operation), ...operation.problems]).toContain(problem.code)
    expect(problem.status).toBe(errorCodes[problem.code].status)
  })

  test('has limits exactly if its function has those of the stage', () => {
    expect(rates !== undefined).toBe(operation.settings?.includes('rateLimits') === true)
  })

  test('shows exactly the answers that the use cases gave', () => {
    expect(Object.keys(answers ?? {}).toSorted()).toEqual(
      Object.keys(recordedAnswers[operationId].answer ?? {}).toSorted(),
    )
  })
})

test('the examples are the answers of the use cases: `npm run examples` changes nothing', async () => {
  expect(readFileSync(recordFile, 'utf8')).toBe(await recordAnswers())
})
