import fc from 'fast-check'
import { type DecisionOutcome, isReviewOpen } from '../../domain/application.ts'
import { DomainError } from '../../domain/errors.ts'
import type { DecisionReason } from '../../domain/reasons.ts'
import { createApplication } from '../../lambdas/usecases/applicant/create-application.ts'
import { requestUpload } from '../../lambdas/usecases/applicant/request-upload.ts'
import { submitApplication } from '../../lambdas/usecases/applicant/submit-application.ts'
import { withdrawApplication } from '../../lambdas/usecases/applicant/withdraw-application.ts'
import { putAccount } from '../../lambdas/usecases/operator/manage-account.ts'
import { revokeAuthentication } from '../../lambdas/usecases/operator/revoke-authentication.ts'
import { claimReview, releaseReview } from '../../lambdas/usecases/reviewer/claim-review.ts'
import { decideReview } from '../../lambdas/usecases/reviewer/decide-review.ts'
import { validateDocument } from '../../lambdas/usecases/validate-document.ts'
import { markOverdue, remindReviewers } from '../../lambdas/usecases/workflow/watch-deadline.ts'
import { crashingAll } from '../crash/outside-calls.ts'
import { Crash, type CrashPlan } from '../support/crashing.ts'
import { fileKey } from '../support/in-memory-services.ts'
import { photo, uploadOf } from '../support/walk.ts'
import {
  applicant,
  consentPolicy,
  type Dependencies,
  operator,
  otherReviewer,
  reviewer,
} from '../support/world.ts'
import type { Simulation } from './simulation.ts'

const accounts = ['ann', 'ben', 'cem', 'dia', 'eva'].map(name => applicant(name))
const reviewers = [reviewer, otherReviewer]
const certificateOf = (certificateNumber: string) => ({
  name: 'Erika Mustermann',
  certificateNumber,
  expiryDate: '2039-05-01',
})

const reasonsFor: Readonly<Record<DecisionOutcome, readonly DecisionReason[]>> = {
  APPROVE: [],
  REQUEST_RETRY: [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }, { code: 'NUMBER_MISMATCH' }],
  REJECT: [{ code: 'FORGED' }],
}

/** One thing that somebody does, told as what a failing run prints. */
export interface Act {
  readonly what: string
  readonly run: (simulation: Simulation) => Promise<unknown>
}

interface Deed {
  readonly what: string
  readonly run: (simulation: Simulation, deps: Dependencies) => Promise<unknown>
}

const pick = fc.nat({ max: 1000 })
const account = fc.constantFrom(...accounts)
const judge = fc.constantFrom(...reviewers)

function at<T>(items: readonly T[], index: number): T | undefined {
  return items[index % Math.max(1, items.length)]
}

/** The account's open application, or any id at all. */
function currentOf({ world }: Simulation, accountId: string): string {
  return world.records.stored.accounts.get(accountId)?.currentApplicationId ?? 'none'
}

function anyApplication(simulation: Simulation, index: number): string {
  return at(simulation.applicationIds(), index) ?? 'none'
}

/** Somebody who has an application, if anybody has. */
function anyHolder({ world }: Simulation, index: number) {
  const holders = accounts.filter(
    ({ accountId }) => world.records.stored.accounts.get(accountId)?.currentApplicationId !== undefined,
  )
  return at(holders, index) ?? accounts[0] ?? applicant('ann')
}

/** A review that is open, if there is one. */
function anyReview({ world }: Simulation, index: number): string {
  const open = [...world.records.stored.applications.values()].filter(isReviewOpen)
  return at(open, index)?.applicationId ?? 'none'
}

async function fill(simulation: Simulation, deps: Dependencies, accountId: string, slots: readonly string[]) {
  const applicationId = currentOf(simulation, accountId)
  for (const slot of slots as ('DATA_PAGE' | 'HOLDING')[]) {
    const document = await requestUpload(deps, applicant(accountId), applicationId, uploadOf(slot))
    simulation.world.deps.files.inbox.set(fileKey(document), photo)
    await validateDocument(deps, document)
  }
}

/** Most people share one, so that it runs out of places. */
const certificate = fc
  .constantFrom('C01X00T47', 'C01X00T47', 'C01X00T47', 'C01X00T47', 'C01X00T48')
  .map(certificateOf)

const slotsToFill = fc.constantFrom(['DATA_PAGE', 'HOLDING'], ['DATA_PAGE'], ['HOLDING'])

function start(deps: Dependencies, who: (typeof accounts)[number]) {
  const consent = { policyVersion: consentPolicy.policyVersion }
  return createApplication(deps, who, { certificateType: 'PASSPORT', issuingRegion: 'DE', consent })
}

const wholeSubmission: fc.Arbitrary<Deed> = fc.tuple(account, certificate).map(([who, certificate]) => ({
  what: `${who.accountId} starts, uploads all and submits ${certificate.certificateNumber}`,
  run: async (simulation: Simulation, deps: Dependencies) => {
    if (currentOf(simulation, who.accountId) === 'none') await start(deps, who)
    await fill(simulation, deps, who.accountId, ['DATA_PAGE', 'HOLDING'])
    await submitApplication(deps, who, currentOf(simulation, who.accountId), certificate)
  },
}))

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  ...Array.from({ length: 4 }, () => wholeSubmission),
  account.map(who => ({
    what: `${who.accountId} starts an application`,
    run: (_: Simulation, deps: Dependencies) => start(deps, who),
  })),
  fc.tuple(pick, slotsToFill).map(([index, slots]) => ({
    what: `applicant ${index} uploads ${slots.join(' and ')}`,
    run: (simulation: Simulation, deps: Dependencies) =>
      fill(simulation, deps, anyHolder(simulation, index).accountId, slots),
  })),
  fc.tuple(pick, certificate).map(([index, fields]) => ({
    what: `applicant ${index} submits ${fields.certificateNumber}`,
    run: (simulation: Simulation, deps: Dependencies) => {
      const who = anyHolder(simulation, index)
      return submitApplication(deps, who, currentOf(simulation, who.accountId), fields)
    },
  })),
  fc.tuple(judge, pick).map(([who, index]) => ({
    what: `${who.accountId} claims review ${index}`,
    run: (simulation: Simulation, deps: Dependencies) => claimReview(deps, who, anyReview(simulation, index)),
  })),
  fc.tuple(judge, pick).map(([who, index]) => ({
    what: `${who.accountId} releases review ${index}`,
    run: (simulation: Simulation, deps: Dependencies) =>
      releaseReview(deps, who, anyReview(simulation, index)),
  })),
  fc
    .tuple(judge, pick, fc.constantFrom<DecisionOutcome>('APPROVE', 'APPROVE', 'REQUEST_RETRY', 'REJECT'))
    .map(([who, index, outcome]) => ({
      what: `${who.accountId} claims review ${index} and decides ${outcome}`,
      run: async (simulation: Simulation, deps: Dependencies) => {
        const applicationId = anyReview(simulation, index)
        await claimReview(deps, who, applicationId)
        await decideReview(deps, who, applicationId, { outcome, reasons: [...reasonsFor[outcome]] })
        if (index % 2 === 0) await simulation.settle()
      },
    })),
  pick.map(index => ({
    what: `applicant ${index} withdraws`,
    run: (simulation: Simulation, deps: Dependencies) => {
      const who = anyHolder(simulation, index)
      return withdrawApplication(deps, who, currentOf(simulation, who.accountId))
    },
  })),
  pick.map(index => ({
    what: `nobody submits application ${index} in time`,
    run: (simulation: Simulation) => simulation.timeOut(anyApplication(simulation, index)),
  })),
  account.map(who => ({
    what: `an operator revokes ${who.accountId}, or whoever is authenticated`,
    run: ({ world }: Simulation, deps: Dependencies) => {
      const authenticated = [...world.records.stored.accounts.values()].find(
        ({ authenticationStatus }) => authenticationStatus === 'AUTHENTICATED',
      )
      const accountId = authenticated?.accountId ?? who.accountId
      return revokeAuthentication(deps, operator, accountId, { reason: 'a complaint' })
    },
  })),
  fc
    .tuple(account, fc.constantFrom(false, false, false, true), fc.constantFrom('DE', 'DE', 'DE', 'CN'))
    .map(([who, partnerProgram, region]) => ({
      what: `${who.accountId} is ${partnerProgram ? 'a partner' : 'no partner'} in ${region}`,
      run: (_: Simulation, deps: Dependencies) =>
        putAccount(deps, operator, who.accountId, { registrationRegion: region, partnerProgram }),
    })),
  pick.map(index => ({
    what: `the stream delivers what it told as number ${index}`,
    run: (simulation: Simulation) => simulation.deliver(index),
  })),
  fc.constant({
    what: 'the stream delivers all that it owes',
    run: (simulation: Simulation) => simulation.settle(),
  }),
  pick.map(index => ({
    what: `the deadline of review ${index} passes`,
    run: async (simulation: Simulation, deps: Dependencies) => {
      const applicationId = anyReview(simulation, index)
      const { attempt = 1, deadline } = simulation.world.records.stored.applications.get(applicationId) ?? {}
      if (deadline === undefined) return
      const { dueAt, revision = 0 } = deadline
      await remindReviewers(deps, { applicationId, attempt, revision })
      await markOverdue(deps, { applicationId, attempt, revision, dueAt })
    },
  })),
  fc.constantFrom(1, 20, 60 * 24).map(minutes => ({
    what: `${minutes} minutes pass`,
    run: async ({ world }: Simulation) => world.time.advance({ minutes }),
  })),
)

const death = fc.record<CrashPlan>({ calls: fc.nat({ max: 6 }), takesEffect: fc.boolean() })

/** A refusal is an answer, and a death is what this is about. */
async function survive(simulation: Simulation, run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (error instanceof DomainError) simulation.refusals.push(error.code)
    else if (!(error instanceof Crash)) throw error
  }
}

/** A deed; one whose process dies and that is asked for again; one while a step of the workflow dies. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: deeds.map(({ what, run }) => ({
      what,
      run: (simulation: Simulation) => survive(simulation, () => run(simulation, simulation.deps)),
    })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(deeds, death).map(([{ what, run }, plan]) => ({
      what: `${what}, dies ${plan.takesEffect ? 'after' : 'before'} call ${plan.calls + 1}, and again`,
      run: async (simulation: Simulation) => {
        await survive(simulation, () => run(simulation, crashingAll(simulation.deps, { ...plan })))
        await survive(simulation, () => run(simulation, simulation.deps))
      },
    })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(deeds, death).map(([{ what, run }, plan]) => ({
      what: `${what}, while a step of the workflow dies`,
      run: async (simulation: Simulation) => {
        simulation.nextStepDies = { ...plan }
        await survive(simulation, () => run(simulation, simulation.deps))
      },
    })),
  },
)
