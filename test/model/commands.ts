import fc from 'fast-check'
import { type DecisionOutcome, isReviewOpen } from '../../domain/application.ts'
import { canBeReopened, type OverrideRuling } from '../../domain/override.ts'
import type { DecisionReason } from '../../domain/reasons.ts'
import type { Principal } from '../../lambdas/usecases/access/people.ts'
import { putAccount } from '../../lambdas/usecases/accounts/manage-account.ts'
import { revokeAuthentication } from '../../lambdas/usecases/accounts/revoke-authentication.ts'
import { submitApplication } from '../../lambdas/usecases/intake/submit-application.ts'
import { withdrawApplication } from '../../lambdas/usecases/intake/withdraw-application.ts'
import { proposeOverride } from '../../lambdas/usecases/override/propose-override.ts'
import { ruleOnOverride } from '../../lambdas/usecases/override/rule-on-override.ts'
import { claimReview, releaseReview } from '../../lambdas/usecases/review/claim-review.ts'
import { decideReview } from '../../lambdas/usecases/review/decide-review.ts'
import { validateDocument } from '../../lambdas/usecases/validation/validate-document.ts'
import { markOverdue, remindReviewers } from '../../lambdas/usecases/workflow/watch-deadline.ts'
import { crashingAll } from '../crash/outside-calls.ts'
import type { CrashPlan } from '../support/crashing.ts'
import {
  applicant,
  type Dependencies,
  operator,
  otherOperator,
  otherReviewer,
  reviewer,
} from '../support/world.ts'
import {
  account,
  anyHolder,
  at,
  currentOf,
  type Deed,
  hasNoOpen,
  pick,
  start,
  survive,
  upload,
} from './deed.ts'
import { fileDeeds } from './file-deeds.ts'
import type { Simulation } from './simulation.ts'

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

/** One action of a person, with its description for a failing run. */
export interface Act {
  readonly what: string
  readonly run: (simulation: Simulation) => Promise<unknown>
}

const judge = fc.constantFrom(...reviewers)

/** An application whose execution waits for its submission, if any. */
function anyAwaited(simulation: Simulation, index: number): string {
  return at(simulation.awaitingSubmission(), index) ?? 'none'
}

/** An open review, if any. */
function anyReview({ world }: Simulation, index: number): string {
  const open = [...world.records.stored.applications.values()].filter(isReviewOpen)
  return at(open, index)?.applicationId ?? 'none'
}

/** A rejected application, if any. */
function anyRejected({ world }: Simulation, index: number): string {
  const rejected = [...world.records.stored.applications.values()].filter(canBeReopened)
  return at(rejected, index)?.applicationId ?? 'none'
}

/** Rejects an open review, if there is one that the reviewer can decide. */
async function rejectOpen(simulation: Simulation, deps: Dependencies, who: Principal, index: number) {
  const applicationId = anyReview(simulation, index)
  if (applicationId === 'none') return
  await survive(simulation, async () => {
    await claimReview(deps, who, applicationId)
    await decideReview(deps, who, applicationId, { outcome: 'REJECT', reasons: [...reasonsFor.REJECT] })
    await simulation.settle()
  })
}

async function fill(simulation: Simulation, deps: Dependencies, accountId: string, slots: readonly string[]) {
  for (const slot of slots as ('DATA_PAGE' | 'HOLDING')[]) {
    await validateDocument(deps, await upload(simulation, deps, applicant(accountId), slot))
  }
}

/** Most people share one certificate, so that its places run out. */
const certificate = fc
  .constantFrom('C01X00T47', 'C01X00T47', 'C01X00T47', 'C01X00T47', 'C01X00T48')
  .map(certificateOf)

const slotsToFill = fc.constantFrom(['DATA_PAGE', 'HOLDING'], ['DATA_PAGE'], ['HOLDING'])

const wholeSubmission: fc.Arbitrary<Deed> = fc.tuple(account, certificate).map(([who, certificate]) => ({
  what: `${who.accountId} starts, uploads all and submits ${certificate.certificateNumber}`,
  run: async (simulation: Simulation, deps: Dependencies) => {
    if (hasNoOpen(simulation, who.accountId)) await start(deps, who)
    await fill(simulation, deps, who.accountId, ['DATA_PAGE', 'HOLDING'])
    await submitApplication(deps, who, currentOf(simulation, who.accountId), certificate)
  },
}))

/** An account that is authenticated, if any. */
const anyAuthenticated = ({ world }: Simulation, index: number) =>
  at(
    [...world.records.stored.accounts.values()].filter(
      ({ authenticationStatus }) => authenticationStatus === 'AUTHENTICATED',
    ),
    index,
  )

interface Applying {
  readonly who: Principal
  readonly fields: ReturnType<typeof certificateOf>
  readonly judging: Principal
}

/** The account submits an application, or a renewal if it is authenticated. */
async function submitWhole(simulation: Simulation, deps: Dependencies, { who, fields }: Applying) {
  if (hasNoOpen(simulation, who.accountId)) await start(deps, who)
  await fill(simulation, deps, who.accountId, ['DATA_PAGE', 'HOLDING'])
  const applicationId = currentOf(simulation, who.accountId)
  await submitApplication(deps, who, applicationId, fields)
  await simulation.settle()
  return applicationId
}

async function judgeWhole(
  simulation: Simulation,
  deps: Dependencies,
  applying: Applying,
  outcome: DecisionOutcome,
): Promise<string> {
  const applicationId = await submitWhole(simulation, deps, applying)
  await claimReview(deps, applying.judging, applicationId)
  await decideReview(deps, applying.judging, applicationId, { outcome, reasons: [...reasonsFor[outcome]] })
  await simulation.settle()
  return applicationId
}

type Ending = (simulation: Simulation, deps: Dependencies, applying: Applying) => Promise<unknown>

const revoke: Ending = (simulation, deps, { who: { accountId } }) => {
  const { renewalApplicationId } = simulation.world.records.stored.accounts.get(accountId) ?? {}
  if (renewalApplicationId !== undefined) simulation.met('a revocation beside a renewal')
  return revokeAuthentication(deps, operator, accountId, { reason: 'a complaint' })
}

/** The ways in which a renewal ends. */
const endings: Readonly<Record<string, Ending>> = {
  'is approved': (...given) => judgeWhole(...given, 'APPROVE'),
  'is rejected': (...given) => judgeWhole(...given, 'REJECT'),
  'is rejected and reopened': async (simulation, deps, applying) => {
    const applicationId = await judgeWhole(simulation, deps, applying, 'REJECT')
    const { proposalId } = await proposeOverride(deps, operator, applicationId, { reason: 'misread' })
    await ruleOnOverride(deps, otherOperator, applicationId, { proposalId, ruling: 'CONFIRM' })
  },
  'is withdrawn': async (simulation, deps, applying) =>
    withdrawApplication(deps, applying.who, await submitWhole(simulation, deps, applying)),
  expires: async (simulation, deps, { who }) => {
    if (hasNoOpen(simulation, who.accountId)) await start(deps, who)
    await simulation.settle()
    await simulation.timeOut(currentOf(simulation, who.accountId))
  },
  'is in review while the authentication is revoked': async (simulation, deps, applying) => {
    await submitWhole(simulation, deps, applying)
    await revoke(simulation, deps, applying)
  },
}

const renewal: fc.Arbitrary<Deed> = fc
  .tuple(account, pick, fc.tuple(certificate, certificate), judge, fc.constantFrom(...Object.keys(endings)))
  .map(([somebody, index, [first, second], judging, ending]) => ({
    what: `authenticated account ${index}, or ${somebody.accountId}, renews with ${second.certificateNumber}, which ${ending}`,
    run: async (simulation: Simulation, deps: Dependencies) => {
      const authenticated = anyAuthenticated(simulation, index)
      const who = authenticated === undefined ? somebody : applicant(authenticated.accountId)
      if (authenticated === undefined) {
        await judgeWhole(simulation, deps, { who, fields: first, judging }, 'APPROVE')
      }
      await endings[ending]?.(simulation, deps, { who, fields: second, judging })
    },
  }))

const timeOut: fc.Arbitrary<Deed> = pick.map(index => ({
  what: `nobody submits awaited application ${index} in time`,
  run: (simulation: Simulation) => simulation.timeOut(anyAwaited(simulation, index)),
}))

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  ...Array.from({ length: 4 }, () => wholeSubmission),
  renewal,
  renewal,
  ...fileDeeds,
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
  fc
    .tuple(judge, pick, fc.constantFrom<OverrideRuling>('CONFIRM', 'CONFIRM', 'DECLINE'))
    .map(([who, index, ruling]) => ({
      what: `${who.accountId} rejects review ${index}, and two operators propose an override of a rejection and ${ruling} it`,
      run: async (simulation: Simulation, deps: Dependencies) => {
        await rejectOpen(simulation, deps, who, index)
        const applicationId = anyRejected(simulation, index)
        const { proposalId } = await proposeOverride(deps, operator, applicationId, { reason: 'misread' })
        await ruleOnOverride(deps, otherOperator, applicationId, { proposalId, ruling })
      },
    })),
  pick.map(index => ({
    what: `applicant ${index} withdraws`,
    run: (simulation: Simulation, deps: Dependencies) => {
      const who = anyHolder(simulation, index)
      return withdrawApplication(deps, who, currentOf(simulation, who.accountId))
    },
  })),
  timeOut,
  timeOut,
  fc.tuple(account, pick).map(([who, index]) => ({
    what: `an operator revokes authenticated account ${index}, or ${who.accountId}`,
    run: (simulation: Simulation, deps: Dependencies) => {
      const accountId = anyAuthenticated(simulation, index)?.accountId ?? who.accountId
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

/**
 * An action; an action whose process crashes and that is repeated; an action during a crash of a workflow step.
 */
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
