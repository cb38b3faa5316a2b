import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { attemptInputSchema, overdueInputSchema, parkInputSchema } from '../../../contract/step-inputs.ts'
import { DomainError } from '../../../domain/errors.ts'
import { isPassing } from '../../../domain/reconciliation.ts'
import { step } from '../../../lambdas/steps/step.ts'
import { catchLogLines } from '../../support/log-lines.ts'

const applicationId = '00000000-0000-4000-8000-000000000001'
const input = { applicationId, attempt: 1 }

let lines: string[]
beforeEach(() => {
  lines = catchLogLines()
})
afterEach(() => {
  jest.restoreAllMocks()
})

describe('a step', () => {
  test('does its work on a checked input, with dependencies built once', async () => {
    let built = 0
    const handler = step('test', {
      input: attemptInputSchema(),
      wire: () => {
        built += 1
        return built
      },
      perform: async (deps, { attempt }) => ({ deps, attempt }),
    })
    expect(await handler(input)).toEqual({ deps: 1, attempt: 1 })
    expect(await handler({ ...input, attempt: 2 })).toEqual({ deps: 1, attempt: 2 })
    expect(lines).toEqual([])
  })

  test('ignores fields that it does not know, and hands none of them on', async () => {
    const perform = async (_deps: undefined, given: unknown) => given
    const handler = step('test', { input: attemptInputSchema(), wire: () => undefined, perform })
    expect(await handler({ ...input, newer: 'field' })).toEqual(input)
  })

  test('that fails reports the error’s name to the state machine and logs its position', async () => {
    const failure = new TypeError('Mustermann')
    const handler = step('test', {
      input: attemptInputSchema(),
      wire: () => undefined,
      perform: () => Promise.reject(failure),
    })
    // A thrown error reaches the execution's history and the platform's log.
    const thrown: unknown = await handler(input).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ name: 'TypeError', message: expect.not.stringContaining('Mustermann') })
    expect(String((thrown as Error).stack)).not.toContain('Mustermann')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(String(lines[0]))).toMatchObject({
      message: 'STEP_FAILED',
      operation: 'test',
      errorName: 'TypeError',
    })
    expect(lines.join('')).not.toContain('Mustermann')
  })

  test('that is refused reports the code to the state machine, so that contention counts as temporary', async () => {
    const handler = step('test', {
      input: attemptInputSchema(),
      wire: () => undefined,
      perform: () => Promise.reject(new DomainError('TOO_MANY_REQUESTS', 'Too many changes at once.')),
    })
    const thrown: unknown = await handler(input).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ name: 'TOO_MANY_REQUESTS' })
    expect(isPassing((thrown as Error).name)).toBe(true)
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['no id', { applicationId: 'x', attempt: 1 }],
    ['no attempt', { applicationId }],
    ['attempt zero', { applicationId, attempt: 0 }],
  ])('given %s does nothing', async (_what, event) => {
    let performed = false
    const handler = step('test', {
      input: attemptInputSchema(),
      wire: () => undefined,
      perform: async () => {
        performed = true
      },
    })
    await expect(handler(event)).rejects.toThrow()
    expect(performed).toBe(false)
    expect(lines.join('')).not.toContain('Mustermann')
  })
})

test('a deadline’s step gets the deadline, a parking step the error’s name', () => {
  expect(overdueInputSchema().safeParse({ ...input, dueAt: '2026-11-26T10:00:00.000Z' }).success).toBe(true)
  expect(overdueInputSchema().safeParse({ ...input, dueAt: 'tomorrow' }).success).toBe(false)
  expect(parkInputSchema().safeParse({ ...input, error: 'States.TaskFailed' }).success).toBe(true)
  expect(parkInputSchema().safeParse({ ...input, error: 'x'.repeat(257) }).success).toBe(false)
})
