import { auditEntry, without } from '../../domain/change.ts'
import type { SubmittedFields } from '../../domain/submission.ts'
import { newAct, type Principal } from '../../lambdas/usecases/access/people.ts'
import { concluded, passport, submitted } from './walk.ts'
import type { World } from './world.ts'

/** The passport after its renewal by the same number, and another one. */
export const renewedPassport: SubmittedFields = { ...passport, expiryDate: '2041-05-01' }
export const otherPassport: SubmittedFields = { ...renewedPassport, certificateNumber: 'C01X00T48' }

export const renewal = { purpose: 'RENEWAL' } as const

export async function authenticated(world: World, person: Principal): Promise<string> {
  const applicationId = await submitted(world, person)
  await concluded(world, applicationId, 'APPROVE')
  return applicationId
}

/** The same by a release that stored no certificate with the account. */
export async function authenticatedBefore(world: World, person: Principal): Promise<string> {
  const applicationId = await authenticated(world, person)
  const before = await world.records.account(person.accountId)
  if (before === undefined) throw new Error('The account was authenticated')
  const after = { ...without(before, 'certificate'), version: before.version + 1 }
  const act = newAct(world.deps, 'system', 'the previous release')
  const audit = auditEntry(act, person.accountId, 'account.put')
  await world.records.commit({ account: { before, after }, audit })
  return applicationId
}

/** A renewal in review, beside the approved application. */
export async function renewing(
  world: World,
  person: Principal,
  fields = otherPassport,
  authenticate = authenticated,
) {
  const standing = await authenticate(world, person)
  return { standing, applicationId: await submitted(world, person, fields, renewal) }
}
