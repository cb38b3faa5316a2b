import { expect, test } from '@jest/globals'
import type { Operation } from '../../contract/operations/operation.ts'
import { operations } from '../../contract/operations.ts'
import { authorizationMatrix, callers } from '../engine/authorization-matrix.ts'

test('the rows are exactly the routes', () => {
  expect(Object.keys(authorizationMatrix).sort()).toEqual(Object.keys(operations).sort())
})

test.each(Object.entries<Operation>(operations))(
  '%s has an answer for every caller',
  (name, { who, status, path }) => {
    const { answers } = authorizationMatrix[name as keyof typeof authorizationMatrix]
    expect(Object.keys(answers).sort()).toEqual(Object.keys(callers).sort())
    const answered = {
      anyone: 'nobody',
      applicant: 'owner',
      reviewer: 'reviewer',
      operator: 'operator',
      machine: 'backend',
    } as const
    // An allowed caller gets the contract's answer or a refusal for a state, never a refusal of the caller. The matrix has no
    // second review and no question.
    expect(answers[answered[who]]).toMatch(
      new RegExp(/\{(sample|consultation)Id\}/.test(path) ? '^404 ' : `^(${status}$|409 )`),
    )
  },
)
