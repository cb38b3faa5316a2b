import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { transitions } from '../../domain/lifecycle.ts'
import { depth } from '../support/depth.ts'
import { assertInvariants } from '../support/invariants.ts'
import { assertExecutionsAgree, assertFilesAgree } from './agreement.ts'
import { type Act, anyAct } from './commands.ts'
import { Simulation } from './simulation.ts'

/** The actions of a run in words, for a failure. */
class Story {
  readonly acts: readonly Act[]
  constructor(acts: readonly Act[]) {
    this.acts = acts
  }

  toString(): string {
    return this.acts.map(({ what }) => `\n  ${what}`).join('')
  }
}

/** The number of each action over all runs: an action that never happened proves nothing. */
const deeds = new Map<string, number>()

function tally({ world, refusals, meetings }: Simulation): void {
  const actions = [...world.records.stored.audit.values()].map(({ action }) => action)
  const renewals = [...world.records.stored.events.values()]
    .filter(({ name, purpose }) => purpose === 'RENEWAL' || name === 'application.superseded')
    .map(({ name }) => `${name} of a renewal`)
  for (const deed of [...actions, ...refusals, ...meetings, ...renewals])
    deeds.set(deed, (deeds.get(deed) ?? 0) + 1)
}

test(
  'every rule holds after every step, with crashes and repeated, late or reordered events, and the executions agree with the records in the end',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyAct, { minLength: 20, maxLength: 40 }).map(acts => new Story(acts)),
        async ({ acts }) => {
          const simulation = new Simulation()
          let commits = 0
          for (const { run } of acts) {
            await run(simulation)
            // An action without a change breaks no rule.
            if (simulation.world.records.commits() === commits) continue
            commits = simulation.world.records.commits()
            simulation.note()
            assertInvariants(simulation.world)
          }
          await simulation.tidyUp()
          assertInvariants(simulation.world)
          assertFilesAgree(simulation)
          assertExecutionsAgree(simulation)
          tally(simulation)
        },
      ),
      { numRuns: 250 * depth, seed: 20_261_124 },
    )
  },
  300_000 * depth,
)

test('the runs include every transition, every other action and every refusal at least ten times', () => {
  const others = ['review.claim', 'review.release', 'review.decide', 'review.mark-overdue', 'account.put']
  const refusals = ['CERTIFICATE_QUOTA_EXCEEDED', 'REVIEW_CLAIMED_BY_OTHER', 'PARTNER_PROGRAM_MEMBER']
  const erasures = ['account.erase', 'application.erase-images', 'an erasure during a validation']
  const withdrawals = ['a withdrawal during a validation', 'a withdrawal of the consent during a validation']
  const steps = Object.keys(transitions).map(name => `application.${name}`)
  const renewals = [
    'created',
    'submitted',
    'approved',
    'rejected',
    'withdrawn',
    'expired',
    'superseded',
    'reopened',
  ].map(name => `application.${name} of a renewal`)
  renewals.push('a revocation beside a renewal')
  for (const action of [...steps, ...renewals, ...others, ...refusals, ...erasures, ...withdrawals]) {
    expect([action, (deeds.get(action) ?? 0) >= 10]).toEqual([action, true])
  }
})
