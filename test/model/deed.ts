import fc from 'fast-check'
import { latestApplicationOf } from '../../domain/account.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Principal } from '../../lambdas/usecases/access/people.ts'
import { createApplication } from '../../lambdas/usecases/intake/create-application.ts'
import { requestUpload } from '../../lambdas/usecases/intake/request-upload.ts'
import { Crash } from '../support/crashing.ts'
import { fileKey } from '../support/in-memory-services.ts'
import { photo, uploadOf } from '../support/walk.ts'
import { applicant, consentPolicy, type Dependencies } from '../support/world.ts'
import type { Simulation } from './simulation.ts'

/** One action of a person, with its description for a failing run. */
export interface Deed {
  readonly what: string
  readonly run: (simulation: Simulation, deps: Dependencies) => Promise<unknown>
}

const accounts = ['ann', 'ben', 'cem', 'dia', 'eva'].map(name => applicant(name))

export const pick = fc.nat({ max: 1000 })
export const account = fc.constantFrom(...accounts)

export function at<T>(items: readonly T[], index: number): T | undefined {
  return items[index % Math.max(1, items.length)]
}

/** The account's open application, or the approved one, or any id. */
export function currentOf({ world }: Simulation, accountId: string): string {
  const account = world.records.stored.accounts.get(accountId)
  return (account && latestApplicationOf(account)) ?? 'none'
}

/** Whether the account has no open application. */
export function hasNoOpen({ world }: Simulation, accountId: string): boolean {
  const account = world.records.stored.accounts.get(accountId)
  return account?.authenticationStatus === 'AUTHENTICATED'
    ? account.renewalApplicationId === undefined
    : account?.currentApplicationId === undefined
}

/** A person with an application, if any. */
export function anyHolder({ world }: Simulation, index: number): Principal {
  const holders = accounts.filter(
    ({ accountId }) => world.records.stored.accounts.get(accountId)?.currentApplicationId !== undefined,
  )
  return at(holders, index) ?? accounts[0] ?? applicant('ann')
}

/** An application, or a renewal if the account is authenticated. */
export async function start(deps: Dependencies, who: Principal) {
  const consent = { policyVersion: consentPolicy.policyVersion }
  const account = await deps.records.account(who.accountId)
  const purpose = account?.authenticationStatus === 'AUTHENTICATED' ? 'RENEWAL' : 'AUTHENTICATION'
  return createApplication(deps, who, { certificateType: 'PASSPORT', issuingRegion: 'DE', purpose, consent })
}

/** The account has a file in the inbox without a validation. */
export async function upload(
  simulation: Simulation,
  deps: Dependencies,
  who: Principal,
  slot: 'DATA_PAGE' | 'HOLDING',
) {
  const document = await requestUpload(deps, who, currentOf(simulation, who.accountId), uploadOf(slot))
  const { files } = simulation.world.deps
  files.inbox.set(fileKey(document), photo)
  files.arrivals.set(fileKey(document), simulation.deps.clock())
  return document
}

/** A refusal is an answer, and crashes are expected. */
export async function survive(simulation: Simulation, run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (error instanceof DomainError) simulation.refusals.push(error.code)
    else if (!(error instanceof Crash)) throw error
  }
}
