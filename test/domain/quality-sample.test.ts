import { createHmac } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { differ, isSampled, samplingText } from '../../domain/quality-sample.ts'

const hashOf = (applicationId: string, attempt: number) =>
  createHmac('sha256', 'key').update(samplingText({ applicationId, attempt })).digest('base64url')

const hashes = Array.from({ length: 4000 }, (_, index) => hashOf(`application-${index}`, 1))
const sampledOf = (share: number) => hashes.filter(hash => isSampled(hash, share)).length

describe('the choice of decisions', () => {
  test('takes none for the share 0, and all for 1', () => {
    expect([sampledOf(0), sampledOf(1)]).toEqual([0, hashes.length])
  })

  test.each([0.05, 0.2, 0.5])('takes about the share %d', share => {
    expect(Math.abs(sampledOf(share) / hashes.length - share)).toBeLessThan(0.03)
  })

  test('keeps what a smaller share takes', () => {
    expect(hashes.filter(hash => isSampled(hash, 0.1) && !isSampled(hash, 0.2))).toEqual([])
  })

  test('is another one for another attempt', () => {
    const both = (share: number) =>
      Array.from({ length: 1000 }, (_, index) =>
        [1, 2].map(attempt => isSampled(hashOf(`application-${index}`, attempt), share)),
      )
    expect(both(0.5).some(([first, second]) => first !== second)).toBe(true)
  })
})

describe('two opinions', () => {
  const glare = { code: 'PHOTO_GLARE', slot: 'FRONT' } as const
  const name = { code: 'NAME_MISMATCH' } as const

  test.each([
    ['the same approval', 'APPROVE', [], 'APPROVE', [], false],
    ['another outcome', 'APPROVE', [], 'REQUEST_RETRY', [glare], true],
    [
      'the same reasons in another order',
      'REQUEST_RETRY',
      [glare, name],
      'REQUEST_RETRY',
      [name, glare],
      false,
    ],
    ['a repeated reason', 'REQUEST_RETRY', [glare], 'REQUEST_RETRY', [glare, glare], false],
    ['one reason more', 'REQUEST_RETRY', [glare], 'REQUEST_RETRY', [glare, name], true],
    [
      'the reason for another file',
      'REQUEST_RETRY',
      [glare],
      'REQUEST_RETRY',
      [{ ...glare, slot: 'BACK' }],
      true,
    ],
  ] as const)('with %s', (_what, first, firstReasons, second, secondReasons, expected) => {
    const one = { outcome: first, reasons: firstReasons }
    const other = { outcome: second, reasons: secondReasons }
    expect([differ(one, other), differ(other, one)]).toEqual([expected, expected])
  })
})
