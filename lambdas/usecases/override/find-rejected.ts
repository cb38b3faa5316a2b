import type { ApplicationRecord, OverrideProposal, Rejected } from '../../../domain/application.ts'
import { isBefore, wrongState } from '../../../domain/change.ts'
import { notFound } from '../../../domain/errors.ts'
import { openProposal } from '../../../domain/override.ts'
import type { Records } from '../../../domain/ports.ts'
import { assertNotOwnAccount, type Principal } from '../access/people.ts'

interface Found {
  readonly record: ApplicationRecord<Rejected>
  /** The proposal that can still be ruled on. */
  readonly proposal: OverrideProposal | undefined
}

/** A rejected application of another person. */
export async function findRejected(
  records: Records,
  operator: Principal,
  applicationId: string,
  now: string,
): Promise<Found> {
  const record = await records.application(applicationId)
  if (record === undefined) throw notFound()
  const { application } = record
  assertNotOwnAccount(operator, application.accountId)
  if (!isBefore('reopen', application)) throw wrongState()
  return { record: { ...record, application }, proposal: openProposal(application, now) }
}
