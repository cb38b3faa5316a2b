import { describe, expect, test } from '@jest/globals'
import { eraseAccount } from '../../lambdas/usecases/erasure/erase-account.ts'
import { eraseDueContent } from '../../lambdas/usecases/erasure/erase-due-content.ts'
import { readErasureReceipt } from '../../lambdas/usecases/erasure/read-erasure-receipt.ts'
import { withdrawConsent } from '../../lambdas/usecases/erasure/withdraw-consent.ts'
import { withdrawApplication } from '../../lambdas/usecases/intake/withdraw-application.ts'
import { validateDocument } from '../../lambdas/usecases/validation/validate-document.ts'
import { reconcile } from '../../lambdas/usecases/workflow/reconcile.ts'
import { trailOf } from '../support/audit-trail.ts'
import { Crash } from '../support/crashing.ts'
import { assertInvariants } from '../support/invariants.ts'
import { concluded, drafted, submitted } from '../support/walk.ts'
import { makeWorld, operator, type World } from '../support/world.ts'
import { interruptingAll, recordingAll } from './outside-calls.ts'
import { again, deliverStream } from './redelivery.ts'
import { quietErasure, quietly } from './scenarios/reports.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { erika } from './scenarios/situations.ts'
import { scenarios } from './scenarios.ts'
import { asyncUseCases, consumedUseCases } from './sources.ts'
import { streamScenarios } from './stream-scenarios.ts'

/** The use cases of event consumers and scheduled functions, with the use cases that they call. */
const consumers = new Set([...consumedUseCases(), 'publish'])
// The iteration includes elements that are added meanwhile.
for (const name of consumers) for (const called of asyncUseCases().get(name) ?? []) consumers.add(called)

const reason = { reason: 'their wish' }

const withdrawal = 'a withdrawal with the retention job'

/** Every use case that erases the content of an account, with its caller. */
const erasures: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  'an erasure': ({ deps }) => again(() => eraseAccount(deps, operator, erika.accountId, reason)),
  'a withdrawal of the consent': ({ deps }) => withdrawConsent(deps, erika),
  [withdrawal]: async world => {
    for (const { applicationId, accountId } of world.records.stored.applications.values()) {
      if (accountId !== erika.accountId) continue
      await again(() => withdrawApplication(world.deps, erika, applicationId))
    }
    const retention = { images: -1, 'personal-fields': -1 }
    await eraseDueContent({ ...world.deps, retention }, quietErasure, () => true)
  },
}

const rows = [...scenarios, ...streamScenarios]
  .filter(({ usecase }) => consumers.has(usecase))
  .flatMap(scenario =>
    Object.entries(erasures).map(
      ([name, erase]) =>
        [
          `${name} beside ${scenario.usecase} ${scenario.situation}`,
          { scenario, erase, isDueLater: name === withdrawal },
        ] as const,
    ),
  )

const ended = ({ records }: World) =>
  [...records.stored.applications.values()].filter(
    ({ accountId, endedAt }) => accountId === erika.accountId && endedAt !== undefined,
  )

/** The keys of all file versions and uploads of the account's ended applications. */
function filesLeft(world: World): string[] {
  const { vault, inbox } = world.deps.files
  const ids = ended(world).map(({ applicationId }) => applicationId)
  return [...vault.left(), ...inbox.keys()].filter(key => ids.some(id => key.startsWith(`${id}/`)))
}

/** Runs the stream, the reconciler, its repeated validations and the retention job. */
async function upkeep(world: World): Promise<void> {
  const { deps } = world
  await deliverStream(world)
  world.time.advance({ minutes: 30 })
  await reconcile(deps, quietly, () => true)
  for (const document of deps.validations.requested.splice(0)) await validateDocument(deps, document)
  await eraseDueContent(deps, quietErasure, () => true)
  await deliverStream(world)
}

/** Withdrawn applications without a complete erasure are due. */
async function monthLater(world: World): Promise<void> {
  world.time.advance({ days: 31 })
  await eraseDueContent(world.deps, quietErasure, () => true)
}

/** The receipt is true at any time. */
async function assertReceiptIsTrue(world: World): Promise<void> {
  if (!world.records.stored.accounts.has(erika.accountId)) return
  const receipt = await readErasureReceipt(world.deps, erika.accountId)
  const left = filesLeft(world)
  for (const { applicationId, imagesErasedAt } of receipt.applications) {
    if (imagesErasedAt === undefined) continue
    expect(left.filter(key => key.startsWith(`${applicationId}/`))).toEqual([])
  }
  assertInvariants(world)
}

async function callsOf(scenario: Scenario): Promise<number> {
  const world = makeWorld(scenario.world)
  const run = await scenario.prepare(world)
  const calls: string[] = []
  await run(recordingAll(world.deps, calls))
  return calls.length
}

/** Whether the consumer continues after the erasure, or crashes before, at or after its next call. */
const goingOn = ['TO_ITS_END', 'DIES_AT_ONCE', 'DIES_ONE_CALL_LATER', 'DIES_TWO_CALLS_LATER'] as const

/** Only a process that stores files can leave files after a crash. */
const storesFiles = ({ usecase }: Scenario) => usecase === 'validateDocument'

test('every use case of a consumer is interleaved with each erasure', () => {
  const met = new Set(rows.map(([, { scenario }]) => scenario.usecase))
  expect(consumedUseCases().length).toBeGreaterThan(10)
  expect(consumedUseCases().filter(name => !met.has(name))).toEqual([])
})

describe('an erasure at any call of a consumer leaves no file version, and every receipt is true', () => {
  test.each(rows)('%s', async (_, { scenario, erase, isDueLater }) => {
    const calls = await callsOf(scenario)
    for (let at = 0; at <= calls; at += 1) {
      for (const [lives, how] of goingOn.slice(0, storesFiles(scenario) ? goingOn.length : 1).entries()) {
        const world = makeWorld(scenario.world)
        const run = await scenario.prepare(world)
        const diesAt = how === 'TO_ITS_END' ? undefined : at + lives - 1
        const interrupted = interruptingAll(world.deps, {
          at,
          diesAt,
          happens: async () => {
            await erase(world)
            await assertReceiptIsTrue(world)
          },
        })
        await again(() => run(interrupted)).catch(error => {
          if (!(error instanceof Crash)) throw error
        })
        if (at === calls) await erase(world)
        await assertReceiptIsTrue(world)
        await upkeep(world)
        await assertReceiptIsTrue(world)
        if (isDueLater) await monthLater(world)
        const point = `before call ${at + 1} of ${calls}, ${how}`
        await assertReceiptIsTrue(world)
        expect({ point, left: filesLeft(world) }).toEqual({ point, left: [] })
        const unfinished = ended(world).filter(({ erased }) => erased?.imagesAt === undefined)
        expect({ point, unfinished }).toEqual({ point, unfinished: [] })
      }
    }
  })
})

describe('an application that its holder starts at any call of an erasure is erased, too, or was started after it', () => {
  test.each([
    [
      'a withdrawn application',
      async (world: World) => withdrawApplication(world.deps, erika, await drafted(world, erika)),
    ],
    ['a draft', (world: World) => drafted(world, erika)],
    ['an application in review', (world: World) => submitted(world, erika)],
    ['an authentication', async (world: World) => concluded(world, await submitted(world, erika), 'APPROVE')],
  ])('the account has %s', async (_, prepare) => {
    const eraseWith = (deps: World['deps']) => eraseAccount(deps, operator, erika.accountId, reason)
    for (let at = 0, isOver = false; !isOver; at += 1) {
      const world = makeWorld()
      await prepare(world)
      isOver = true
      const happens = async () => {
        isOver = false
        await again(() => drafted(world, erika, { purpose: 'RENEWAL' }))
        await again(() => drafted(world, erika))
      }
      await eraseWith(interruptingAll(world.deps, { at, diesAt: undefined, happens }))
      const trail = trailOf(world)
      const erasure = trail.findLastIndex(({ action }) => action === 'account.erase')
      const before = trail.slice(0, erasure).filter(({ action }) => action === 'application.create')
      const left = before.filter(({ applicationId = '' }) => {
        const application = world.records.stored.applications.get(applicationId)
        return application?.endedAt === undefined || application.erased?.personalFields === undefined
      })
      expect({ at, left }).toEqual({ at, left: [] })
      await assertReceiptIsTrue(world)
    }
  })
})
