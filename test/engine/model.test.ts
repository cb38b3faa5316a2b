import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { DecisionOutcome } from '../../domain/application.ts'
import { depth } from '../support/depth.ts'
import { brokenRules } from '../support/invariants.ts'
import { whereItBelongs } from '../support/where-it-belongs.ts'
import { redeliver } from './redelivery.ts'
import { storedApplication } from './stored.ts'
import { storedFacts } from './stored-facts.ts'
import {
  applicant,
  eventually,
  fill,
  newApplication,
  newPassportNumber,
  operator,
  type Person,
  reviewer,
  submission,
} from './world.ts'

const runs = depth
const actsInRun = 24
const secondsToAgree = 60

interface Owner {
  readonly person: Person
  readonly accountId: string
}

interface Scene {
  readonly owners: readonly Owner[]
  readonly numbers: readonly string[]
  /** Every application with its account. */
  readonly applications: { readonly applicationId: string; readonly owner: Owner }[]
}

interface Act {
  readonly what: string
  readonly run: (scene: Scene) => Promise<void>
}

let judges: Person[]
let clerk: Person
beforeAll(async () => {
  ;[judges, clerk] = [await Promise.all([reviewer(), reviewer()]), await operator()]
})

function at<T>(items: readonly T[], index: number): T | undefined {
  return items[index % Math.max(1, items.length)]
}

/** A refusal is an answer; a failure of the service is not. */
async function ask(person: Person | undefined, method: string, path: string, body?: unknown) {
  if (person === undefined) throw new Error('nobody is there to ask')
  const { status } = await person.api.request(method, path, body === undefined ? {} : { body })
  expect([path, status < 500]).toEqual([path, true])
}

const decisions: Readonly<Record<DecisionOutcome, unknown>> = {
  APPROVE: { outcome: 'APPROVE' },
  REQUEST_RETRY: { outcome: 'REQUEST_RETRY', reasons: [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }] },
  REJECT: { outcome: 'REJECT', reasons: [{ code: 'FORGED' }] },
}

async function submitWhole(scene: Scene, owner: Owner, number: string): Promise<void> {
  const { person } = owner
  const { currentApplicationId, eligibility } = await person.api.call('getAccount')
  if (currentApplicationId === undefined && !eligibility.eligible) return
  const application =
    currentApplicationId === undefined
      ? await newApplication(person)
      : await person.api.call('getApplication', { path: { applicationId: currentApplicationId } })
  const { applicationId } = application
  if (currentApplicationId === undefined) scene.applications.push({ applicationId, owner })
  const missing = application.documents.filter(({ status }) => status !== 'ACCEPTED')
  const isOpen = application.status === 'DRAFT' || application.status === 'RETRY_REQUESTED'
  if (isOpen)
    await fill(
      person,
      application,
      missing.map(({ slot }) => slot),
    )
  await ask(person, 'POST', `/v1/applications/${applicationId}/submission`, submission(number))
}

const index = fc.nat({ max: 99 })

const single: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(index, fc.constantFrom(0, 0, 0, 1)).map(
      ([who, which]): Act => ({
        what: `owner ${who} fills what is missing and submits number ${which}`,
        run: async scene => {
          const owner = at(scene.owners, who)
          if (owner !== undefined) await submitWhole(scene, owner, scene.numbers[which] ?? '')
        },
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(index, index, fc.constantFrom<DecisionOutcome>('APPROVE', 'REQUEST_RETRY', 'REJECT'))
      .map(
        ([who, which, outcome]): Act => ({
          what: `reviewer ${who} claims application ${which} and decides ${outcome}`,
          run: async scene => {
            const path = `/v1/reviews/${at(scene.applications, which)?.applicationId}`
            await ask(at(judges, who), 'POST', `${path}/claim`)
            await ask(at(judges, who), 'POST', `${path}/decision`, decisions[outcome])
          },
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: index.map(
      (which): Act => ({
        what: `application ${which} is withdrawn`,
        run: async ({ applications }) => {
          const found = at(applications, which)
          await ask(
            found?.owner.person ?? clerk,
            'POST',
            `/v1/applications/${found?.applicationId}/withdrawal`,
          )
        },
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: index.map(
      (who): Act => ({
        what: `owner ${who} is revoked`,
        run: async ({ owners }) => {
          const path = `/v1/accounts/${at(owners, who)?.accountId}/revocation`
          await ask(clerk, 'POST', path, { reason: 'a complaint' })
        },
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(index, fc.boolean()).map(
      ([who, partnerProgram]): Act => ({
        what: `owner ${who} is ${partnerProgram ? 'a' : 'no'} partner`,
        run: async ({ owners }) => {
          const path = `/v1/accounts/${at(owners, who)?.accountId}`
          await ask(clerk, 'PUT', path, { registrationRegion: 'CN', partnerProgram })
        },
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: index.map(
      (which): Act => ({
        what: `all that the stream told of application ${which} comes again, forwards and backwards`,
        run: async ({ applications }) => {
          const found = at(applications, which)
          if (found !== undefined) await redeliver(found.applicationId)
        },
      }),
    ),
  },
)

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: single },
  {
    weight: 1,
    arbitrary: fc.tuple(single, single).map(
      ([one, other]): Act => ({
        what: `at once: ${one.what}; ${other.what}`,
        run: async scene => {
          await Promise.all([one.run(scene), other.run(scene)])
        },
      }),
    ),
  },
)

/** Reads until no rule is broken: concurrent reads may see two different times, but not for long. */
async function assertRulesHold({ owners, applications }: Scene, after: string): Promise<void> {
  const broken = await eventually(
    async () => {
      const accountIds = owners.map(({ accountId }) => accountId)
      const ids = applications.map(({ applicationId }) => applicationId)
      return brokenRules(await storedFacts(accountIds, ids))
    },
    problems => problems.length === 0,
    20,
  ).catch((error: unknown) => error)
  expect({ after, broken }).toEqual({ after, broken: [] })
}

/** Waits until each execution waits for the same event as its application. */
async function assertExecutionsAgree({ applications }: Scene): Promise<void> {
  for (const { applicationId } of applications) {
    await eventually(
      async () => (await storedApplication(applicationId)) ?? {},
      ({ status, attempt, waiting, signal, parked }) => {
        const belongs = whereItBelongs(status, attempt)
        if (parked !== undefined || signal !== undefined) return false
        if (belongs.waitsFor === undefined) return true
        return waiting?.for === belongs.waitsFor && waiting?.attempt === belongs.attempt
      },
      secondsToAgree,
    )
  }
}

async function scene(): Promise<Scene> {
  const people = await Promise.all(Array.from({ length: 5 }, () => applicant()))
  const owners = await Promise.all(
    people.map(async person => ({ person, accountId: (await person.api.call('getAccount')).accountId })),
  )
  return { owners, numbers: [newPassportNumber(), newPassportNumber()], applications: [] }
}

const stories = fc.sample(fc.array(act, { minLength: actsInRun, maxLength: actsInRun }), {
  numRuns: runs,
  seed: 20_261_124,
})

test.each(stories.map((acts, number) => [number + 1, acts] as const))(
  'story %i: every rule holds after every act, and the executions agree with the records in the end',
  async (_, acts) => {
    const current = await scene()
    for (const { what, run } of acts) {
      await run(current)
      await assertRulesHold(current, what)
    }
    await assertExecutionsAgree(current)
    expect(current.applications.length).toBeGreaterThan(2)
  },
  300_000,
)
