import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import type { Operation } from '../../contract/operations/operation.ts'
import { operations } from '../../contract/operations.ts'
import { authorizationPage } from '../../docs/authorization-page.ts'
import { authorizationMatrix, callers } from '../engine/authorization-matrix.ts'

test('every route has a row, and no row is of no route', () => {
  expect(Object.keys(authorizationMatrix).sort()).toEqual(Object.keys(operations).sort())
})

test.each(Object.entries<Operation>(operations))(
  '%s has an answer for every caller',
  (name, { who, status }) => {
    const { answers } = authorizationMatrix[name as keyof typeof authorizationMatrix]
    expect(Object.keys(answers).sort()).toEqual(Object.keys(callers).sort())
    const answered = {
      anyone: 'nobody',
      applicant: 'owner',
      reviewer: 'reviewer',
      operator: 'operator',
    } as const
    // The one who may is answered what the contract says, or refused for a state: nothing about who asks.
    expect(answers[answered[who]]).toMatch(new RegExp(`^(${status}$|409 )`))
  },
)

test('the page of the matrix is the one that the matrix draws', () => {
  const page = readFileSync(new URL('../../docs/authorization.md', import.meta.url), 'utf8')
  expect(page).toBe(authorizationPage())
})
