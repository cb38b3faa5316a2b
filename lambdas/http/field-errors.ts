import type * as z from 'zod'
import { fieldCodeSchema } from '../../contract/problem.ts'
import type { FieldCode, FieldError } from '../../domain/errors.ts'

type Issue = z.core.$ZodIssue

/** Pointers echo the names of unknown fields: no more of them than helps to find the field. */
const longestEchoedName = 64

const messages: Partial<Record<FieldCode, string>> = {
  REQUIRED: 'This field is needed.',
  WRONG_TYPE: 'This field has another type.',
  UNKNOWN_FIELD: 'There is no such field.',
  TOO_BIG: 'This is longer or larger than allowed.',
  TOO_SMALL: 'This is shorter or smaller than allowed.',
  INVALID_FORMAT: 'This does not have the form that the field asks for.',
  INVALID_VALUE: 'This is none of the values that the field can have.',
}

/** What zod found, as pointers and stable codes; messages are fixed, so that no value is ever echoed. */
export function fieldErrors(issues: readonly Issue[], input: unknown, root = ''): FieldError[] {
  return issues.flatMap(issue => {
    const at = issue.path.map(String)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => fieldError(root, [...at, key], 'UNKNOWN_FIELD'))
    }
    return [fieldError(root, at, codeOf(issue, valueAt(input, issue.path)), customMessage(issue))]
  })
}

function fieldError(root: string, path: readonly string[], code: FieldCode, message?: string): FieldError {
  const pointer = path.map(part => `/${escapeName(part)}`).join('')
  return { pointer: `${root}${pointer}`, code, message: message ?? messages[code] ?? 'This is not allowed.' }
}

function escapeName(name: string): string {
  const printable = name.slice(0, longestEchoedName).replace(/[^\x20-\x7e]/g, '?')
  return printable.replaceAll('~', '~0').replaceAll('/', '~1')
}

function codeOf(issue: Issue, value: unknown): FieldCode {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? 'REQUIRED' : 'WRONG_TYPE'
    case 'too_big':
      return 'TOO_BIG'
    case 'too_small':
      return 'TOO_SMALL'
    case 'invalid_format':
      return 'INVALID_FORMAT'
    case 'custom':
      return fieldCodeSchema().parse(issue.params?.code ?? 'INVALID_VALUE')
    default:
      return value === undefined ? 'REQUIRED' : 'INVALID_VALUE'
  }
}

function customMessage(issue: Issue): string | undefined {
  return issue.code === 'custom' ? issue.message : undefined
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Record<PropertyKey, unknown>)[name]
        : undefined,
    input,
  )
}
