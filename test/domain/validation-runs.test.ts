import { describe, expect, test } from '@jest/globals'
import { minutesBefore, validationPatienceMinutes } from '../../domain/reconciliation.ts'
import { canStillStoreFiles, validationStart, withoutRun, withRun } from '../../domain/validation-runs.ts'
import { sampleDocument } from '../support/samples.ts'

const now = '2026-11-23T02:00:00.000Z'
const earliest = minutesBefore(now, validationPatienceMinutes)
const tooEarly = new Date(Date.parse(earliest) - 1).toISOString()
const run = (id: string, since: string) => ({ id, since })
const document = sampleDocument()
const running = { ...document, status: 'VALIDATING', validatingSince: now } as const

describe('the runs of a validation', () => {
  test.each([
    ['of a document without one', document, undefined],
    ['of an earlier version, which lists none', running, now],
    ['of a superseded document of an earlier version', { ...running, supersededAt: now }, undefined],
    ['of a document that waits again', { ...running, status: 'AWAITING_UPLOAD' }, undefined],
    ['of several', { ...document, validationRuns: [run('b', now), run('a', tooEarly)] }, now],
    [
      'of the document itself, beside an earlier run',
      { ...running, validationRuns: [run('a', earliest)] },
      now,
    ],
  ] as const)('%s began at %s', (_, of, start) => {
    expect(validationStart(of)).toBe(start)
  })

  test('can store files until the function has timed out', () => {
    const since = (time: string) => ({ ...document, validationRuns: [run('a', time)] })
    expect(canStillStoreFiles([document, since(tooEarly)], now)).toBe(false)
    expect(canStillStoreFiles([document, since(earliest)], now)).toBe(true)
    expect(canStillStoreFiles([], now)).toBe(false)
  })

  test('are stored once each, without those that have timed out', () => {
    const before = {
      ...document,
      validationRuns: [run('old', tooEarly), run('other', earliest), run('own', earliest)],
    }
    expect(withRun(before, run('own', now)).validationRuns).toEqual([run('other', earliest), run('own', now)])
    expect(withRun(document, run('own', now)).validationRuns).toEqual([run('own', now)])
  })

  test('are removed when they end', () => {
    const before = {
      ...document,
      validationRuns: [run('old', tooEarly), run('other', earliest), run('own', now)],
    }
    expect(withoutRun(before, 'own', now)).toEqual({ ...document, validationRuns: [run('other', earliest)] })
    expect(withoutRun(before, undefined, now).validationRuns).toEqual([
      run('other', earliest),
      run('own', now),
    ])
    expect(withoutRun({ ...document, validationRuns: [run('own', now)] }, 'own', now)).toEqual(document)
    expect(withoutRun(document, 'own', now)).toEqual(document)
  })
})
