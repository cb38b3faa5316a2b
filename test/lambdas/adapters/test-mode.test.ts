import { afterEach, expect, test } from '@jest/globals'
import { assertTestMode, testMode } from '../../../lambdas/adapters/wiring/settings.ts'
import { refusalOf, refused } from '../../support/refusal.ts'

const { TEST_MODE } = process.env
afterEach(() => {
  if (TEST_MODE === undefined) delete process.env.TEST_MODE
  else process.env.TEST_MODE = TEST_MODE
})

test('a function that simulates answers 404 on a stage that is not in test mode', async () => {
  process.env.TEST_MODE = 'false'
  expect(await refusalOf(() => assertTestMode())).toEqual(refused('NOT_FOUND'))
  expect(testMode()).toEqual({ testMode: false })
})

test('a function that simulates answers on a stage in test mode', () => {
  process.env.TEST_MODE = 'true'
  expect(() => assertTestMode()).not.toThrow()
})
