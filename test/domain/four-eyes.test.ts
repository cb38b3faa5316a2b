import { describe, expect, test } from '@jest/globals'
import { decisionOutcomes } from '../../domain/application.ts'
import { assertNotProposer, rulingOn } from '../../domain/four-eyes.ts'
import { refusalOf, refused } from '../support/refusal.ts'
import { applicationIn } from '../support/samples.ts'

const proposal = {
  reasons: [{ code: 'FORGED' as const }],
  reviewerId: 'first',
  proposedAt: '2026-11-23T02:00:00.000Z',
}
const plain = applicationIn('OPEN_REVIEW')
const proposed = { ...plain, proposedRejection: proposal }
const decide = { kind: 'DECIDE' }

describe('four eyes', () => {
  test.each([
    ['APPROVE', decide],
    ['REQUEST_RETRY', decide],
    ['REJECT', { kind: 'PROPOSE' }],
  ] as const)('with the setting, one reviewer’s %s leads to %j', (outcome, ruling) => {
    expect(rulingOn(plain, { outcome, reviewerId: 'first' }, true)).toEqual(ruling)
  })

  test.each(decisionOutcomes)('without the setting, one reviewer’s %s decides', outcome => {
    expect(rulingOn(plain, { outcome, reviewerId: 'first' }, false)).toEqual(decide)
  })

  test.each(decisionOutcomes.flatMap(outcome => [true, false].map(fourEyes => ({ outcome, fourEyes }))))(
    'the second reviewer’s $outcome decides on the proposal; the proposer’s does not (asked for now: $fourEyes)',
    async ({ outcome, fourEyes }) => {
      expect(rulingOn(proposed, { outcome, reviewerId: 'second' }, fourEyes)).toEqual({
        kind: 'DECIDE',
        proposal,
      })
      expect(await refusalOf(() => rulingOn(proposed, { outcome, reviewerId: 'first' }, fourEyes))).toEqual(
        refused('FORBIDDEN'),
      )
    },
  )

  test('exclude only the proposer while the proposal is open', async () => {
    expect(await refusalOf(() => assertNotProposer(proposed, 'first'))).toEqual(refused('FORBIDDEN'))
    expect(() => assertNotProposer(proposed, 'second')).not.toThrow()
    expect(() => assertNotProposer(plain, 'first')).not.toThrow()
  })
})
