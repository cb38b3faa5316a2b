import { describe, expect, test } from '@jest/globals'
import { decisionOutcomes } from '../../domain/application.ts'
import { assertNotExcluded, excludedFrom, rulingOn } from '../../domain/four-eyes.ts'
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

  const override = { at: proposal.proposedAt, proposedBy: 'operator', confirmedBy: 'other' }
  const reopened = { ...plain, override: { ...override, barred: ['decider', 'operator'] } }

  test.each([
    ['nobody from a review', plain, []],
    ['the proposer from the confirmation of a rejection', proposed, ['first']],
    ['those who are barred from a reopened review', reopened, ['decider', 'operator']],
    ['all of them', { ...reopened, proposedRejection: proposal }, ['first', 'decider', 'operator']],
  ] as const)('exclude %s', (_, review, excluded) => {
    expect(excludedFrom(review)).toEqual(excluded)
  })

  test('tell the excluded reviewer why', () => {
    const both = { ...reopened, proposedRejection: proposal }
    expect(() => assertNotExcluded(both, 'first')).toThrow('that you proposed')
    expect(() => assertNotExcluded(both, 'decider')).toThrow('was reopened')
    expect(() => assertNotExcluded(reopened, 'operator')).toThrow('was reopened')
  })

  test('exclude only the proposer while the proposal is open', async () => {
    expect(await refusalOf(() => assertNotExcluded(proposed, 'first'))).toEqual(refused('FORBIDDEN'))
    expect(() => assertNotExcluded(proposed, 'second')).not.toThrow()
    expect(() => assertNotExcluded(plain, 'first')).not.toThrow()
  })
})
