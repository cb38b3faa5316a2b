import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { metricRows } from '../../contract/metrics.ts'
import { logCodeRows } from '../../lambdas/log-codes.ts'
import { logFailure, logInformation } from '../../lambdas/logging.ts'
import { catchLogLines } from '../support/log-lines.ts'

const folder = new URL('../../lambdas/', import.meta.url)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts') && file !== 'log-codes.ts')
  .map(file => readFileSync(new URL(file, folder), 'utf8'))
const isUsed = (name: string) => sources.some(source => source.includes(`'${name}'`))

describe('the catalogue of log codes', () => {
  test('has no code that no function logs', () => {
    expect(Object.keys(logCodeRows).filter(code => !isUsed(code))).toEqual([])
  })

  test('explains each code by sentences', () => {
    for (const { meaning } of Object.values(logCodeRows)) expect(meaning).toMatch(/^[A-Z].{20,}\.$/)
  })
})

test('the catalogue of metrics has no metric that no function counts', () => {
  expect(Object.keys(metricRows).filter(name => !isUsed(name))).toEqual([])
})

describe('a log line', () => {
  afterEach(() => {
    jest.restoreAllMocks()
  })

  const name = 'Mustermann'

  test('has the fields of its code and no other property of the object that it was given', () => {
    const lines = catchLogLines()
    const found = { applicationId: 'application', documentId: 'document', name }
    logInformation('INSPECTION_REPEATED', found)
    logFailure('VALIDATION_FAILED', new TypeError(name), found)
    expect(lines.map(line => JSON.parse(line) as object)).toMatchObject([
      { level: 'INFO', message: 'INSPECTION_REPEATED', applicationId: 'application', documentId: 'document' },
      { level: 'ERROR', message: 'VALIDATION_FAILED', documentId: 'document', errorName: 'TypeError' },
    ])
    expect(lines.join('')).not.toContain(name)
  })

  test('with an unknown code, a code of another level or a field that its code lacks does not compile', () => {
    const lines = catchLogLines()
    // @ts-expect-error: this code is not in the catalogue.
    expect(() => logInformation('NO_SUCH_CODE')).toThrow()
    // @ts-expect-error: this code is one of failures.
    logInformation('STEP_FAILED')
    // @ts-expect-error: this code has no field `key`.
    logInformation('INSPECTION_REPEATED', { key: name })
    expect(lines.join('')).not.toContain(name)
  })
})
