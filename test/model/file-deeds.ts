import fc from 'fast-check'
import type { DocumentName } from '../../domain/document-ports.ts'
import { canStillStoreFiles } from '../../domain/validation-runs.ts'
import type { Principal } from '../../lambdas/usecases/access/people.ts'
import { eraseAccount } from '../../lambdas/usecases/erasure/erase-account.ts'
import { withdrawConsent } from '../../lambdas/usecases/erasure/withdraw-consent.ts'
import { withdrawApplication } from '../../lambdas/usecases/intake/withdraw-application.ts'
import { validateDocument } from '../../lambdas/usecases/validation/validate-document.ts'
import { interruptingAll } from '../crash/outside-calls.ts'
import { assertInvariants } from '../support/invariants.ts'
import { type Dependencies, operator } from '../support/world.ts'
import { account, anyHolder, at, currentOf, type Deed, pick, start, survive, upload } from './deed.ts'
import type { Simulation } from './simulation.ts'

const slot = fc.constantFrom('DATA_PAGE', 'HOLDING')

/** The actions that delete an account's files or end their application. */
const endings: Readonly<
  Record<string, (simulation: Simulation, deps: Dependencies, who: Principal) => Promise<unknown>>
> = {
  'an erasure': (_, deps, { accountId }) => eraseAccount(deps, operator, accountId, { reason: 'their wish' }),
  'a withdrawal of the consent': (_, deps, who) => withdrawConsent(deps, who),
  'a withdrawal': (simulation, deps, who) =>
    withdrawApplication(deps, who, currentOf(simulation, who.accountId)),
}
const ending = fc.constantFrom(...Object.keys(endings))

/** Whether a document's application has ended while a validation may still store its files. */
function mayBeStoredAfterItsEnd(
  { world, deps }: Simulation,
  { applicationId, documentId }: DocumentName,
): boolean {
  const { applications, documents } = world.records.stored
  const own = [...documents.values()].filter(document => document.documentId === documentId)
  return applications.get(applicationId)?.endedAt !== undefined && canStillStoreFiles(own, deps.clock())
}

/** The number of calls of a validation, plus one that it does not reach. */
const mostCalls = 11

const interrupted: fc.Arbitrary<Deed> = fc
  .record({
    who: account,
    slot,
    name: ending,
    at: fc.nat({ max: mostCalls }),
    dies: fc.constantFrom('NEVER', 'NEVER', 'AT_ONCE', 'LATER'),
    looksAgain: fc.boolean(),
  })
  .map(({ who, slot, name, at: call, dies, looksAgain }) => ({
    what: `${name} of ${who.accountId} before call ${call + 1} of a validation, which dies ${dies}${looksAgain ? '; retention looks again meanwhile' : ''}`,
    run: async (simulation: Simulation, deps: Dependencies) => {
      if (currentOf(simulation, who.accountId) === 'none') await start(deps, who)
      const document = await upload(simulation, deps, who, slot)
      const diesAt = { NEVER: undefined, AT_ONCE: call, LATER: call + 2 }[dies]
      const happens = async () => {
        await survive(simulation, async () => endings[name]?.(simulation, simulation.deps, who))
        if (mayBeStoredAfterItsEnd(simulation, document)) simulation.met(`${name} during a validation`)
        if (looksAgain) await simulation.lookAgain(simulation.deps)
        assertInvariants(simulation.world)
      }
      await validateDocument(interruptingAll(deps, { at: call, diesAt, happens }), document)
    },
  }))

const ended: fc.Arbitrary<Deed> = fc.tuple(account, ending).map(([who, name]) => ({
  what: `${name} of ${who.accountId}`,
  run: (simulation: Simulation, deps: Dependencies) =>
    endings[name]?.(simulation, deps, who) ?? Promise.resolve(),
}))

const late: fc.Arbitrary<Deed> = fc.tuple(pick, slot).map(([index, slot]) => ({
  what: `applicant ${index} uploads ${slot}, of which the validator is not told`,
  run: (simulation: Simulation, deps: Dependencies) =>
    upload(simulation, deps, anyHolder(simulation, index), slot),
}))

const toldAgain: fc.Arbitrary<Deed> = pick.map(index => ({
  what: `the validator is told of upload ${index}, perhaps again`,
  run: async ({ world }: Simulation, deps: Dependencies) => {
    const document = at([...world.records.stored.documents.values()], index)
    if (document !== undefined) await validateDocument(deps, document)
  },
}))

/** The work of the reconciler and the retention job on files. */
const secondLook: fc.Arbitrary<Deed> = fc.constant({
  what: 'the reconciler and the retention job look again',
  run: (simulation: Simulation, deps: Dependencies) => simulation.lookAgain(deps),
})

export const fileDeeds: readonly fc.Arbitrary<Deed>[] = [interrupted, ended, late, toldAgain, secondLook]
