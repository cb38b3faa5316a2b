import { describe, expect, test } from '@jest/globals'
import {
  neutralDetails,
  neutralReasons,
  shownReasonCodes,
  textsOfReason,
} from '../../domain/neutral-reasons.ts'
import { type DecisionReason, decisionReasons } from '../../domain/reasons.ts'

const neutral = { code: 'COULD_NOT_BE_VERIFIED' } as const
const blurred: DecisionReason = { code: 'PHOTO_BLURRED', slot: 'HOLDING' }
const forged: DecisionReason = { code: 'FORGED' }
const abuse: DecisionReason = { code: 'ABUSE' }
const other: DecisionReason = { code: 'NOT_THE_HOLDER' }

describe('on a stage with neutral rejections', () => {
  test.each([
    ['no reasons', [], []],
    ['other reasons', [blurred], [blurred]],
    ['one reason of suspected fraud', [forged], [neutral]],
    ['each such reason', [other], [neutral]],
    [
      'several, at the place of the first',
      [blurred, abuse, forged, blurred, other],
      [blurred, neutral, blurred],
    ],
  ] as const)('applicants see %s', (_, reasons, shown) => {
    expect(neutralReasons(reasons)).toEqual(shown)
  })

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['without reasons', { expiresAt: 'later' }, { expiresAt: 'later' }],
    ['with a text as reasons', { reasons: 'FORGED' }, { reasons: 'FORGED' }],
    ['with reasons', { a: 1, reasons: [blurred, forged, abuse] }, { a: 1, reasons: [blurred, neutral] }],
    ['with codes alone', { reasons: ['FORGED', 'ABUSE', 'X'] }, { reasons: [neutral.code, 'X'] }],
    ['with both', { reasons: ['FORGED', blurred] }, { reasons: [neutral, blurred] }],
    ['with reasons that are none', { reasons: [null, 1, {}] }, { reasons: [null, 1, {}] }],
  ])('details of events and of the audit trail are neutral: %s', (_, details, shown) => {
    expect(neutralDetails(details)).toEqual(shown)
  })

  test('the neutral reason has texts of its own', () => {
    expect(shownReasonCodes).toContain(neutral.code)
    expect(textsOfReason('FORGED')).toBe(decisionReasons.FORGED)
    expect(textsOfReason(neutral.code).title.en).toBe('We could not verify your identity')
  })
})
