import { describe, expect, test } from '@jest/globals'
import { slotsOf } from '../../domain/certificates.ts'
import { decisionProblem } from '../../domain/decision-rules.ts'
import { decisionReasons, reasonCodes } from '../../domain/reasons.ts'
import { decisionByName } from '../../domain/test-names.ts'

const slots = slotsOf('PASSPORT')

describe('a name of test mode', () => {
  test.each([
    ['TEST APPROVE', 'APPROVE', []],
    ['  TEST  APPROVE ', 'APPROVE', []],
    ['TEST RETRY NAME_MISMATCH', 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }]],
    ['TEST RETRY PHOTO_BLURRED', 'REQUEST_RETRY', [{ code: 'PHOTO_BLURRED', slot: 'DATA_PAGE' }]],
    ['TEST RETRY HEADWEAR', 'REQUEST_RETRY', [{ code: 'HEADWEAR' }]],
    ['TEST REJECT FORGED', 'REJECT', [{ code: 'FORGED' }]],
  ])('%j asks for %s', (name, outcome, reasons) => {
    expect(decisionByName(name, slots)).toEqual({ outcome, reasons })
  })

  test.each([
    'LI SPECIMEN',
    'TEST',
    'test approve',
    'TEST APPROVED',
    'TEST APPROVE FORGED',
    'TEST RETRY',
    'TEST RETRY NOTHING',
    'TEST RETRY toString',
    'TEST RETRY FORGED',
    'TEST REJECT',
    'TEST REJECT NAME_MISMATCH',
    'TEST REJECT FORGED UNDER_AGE',
    'MY TEST APPROVE',
  ])('%j is only a name', name => {
    expect(decisionByName(name, slots)).toBeUndefined()
  })

  test.each(reasonCodes)('can give the reason %s, as a reviewer could', code => {
    const word = decisionReasons[code].kind === 'final' ? 'REJECT' : 'RETRY'
    for (const type of ['PASSPORT', 'ID_CARD'] as const) {
      const decision = decisionByName(`TEST ${word} ${code}`, slotsOf(type))
      expect(decision?.reasons).toEqual([expect.objectContaining({ code })])
      expect(decision && decisionProblem({ ...decision, slots: slotsOf(type) })).toBeUndefined()
    }
  })
})
