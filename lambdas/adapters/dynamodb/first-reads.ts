import type { Records } from '../../../domain/ports.ts'
import {
  type ChainEnd,
  dynamodbRecords,
  type ExpectedEnds,
  readChainEnd,
  type TablesAndClient,
} from './dynamodb-records.ts'

/** What a request reads first. */
export interface FirstReads {
  readonly applicationId?: string
  readonly accountId?: string
  /**
   * The account whose audit chain the first commit extends: named by its id, or the account of the application. Absent if there
   * may be no commit.
   */
  readonly chainOf?: { readonly accountId: string } | 'APPLICATION'
}

/** Returns what was read ahead at the first call for this id, and undefined after that. */
function taken<T>(id: string | undefined, read: (id: string) => Promise<T>) {
  let value = id === undefined ? undefined : read(id)
  // The failure is reported where the value is used.
  value?.catch(() => undefined)
  const started = value
  return {
    started,
    take(asked: string): Promise<T> | undefined {
      if (asked !== id) return undefined
      const first = value
      value = undefined
      return first
    },
  }
}

async function endOf(
  tables: TablesAndClient,
  chainOf: FirstReads['chainOf'],
  application: ReturnType<Records['application']> | undefined,
): Promise<ChainEnd | undefined> {
  const accountId =
    chainOf === 'APPLICATION' ? (await application)?.application.accountId : chainOf?.accountId
  return accountId === undefined ? undefined : readChainEnd(tables, accountId)
}

/**
 * The records for one request. The first reads begin at once, and each is used once: a use case that has to decide again
 * reads afresh. What is decided on them is committed on condition that it still stands, as always. `presenting` shares no
 * first read, only the end of the audit chain after the request's own commit.
 */
export function firstReads(
  tables: TablesAndClient,
  { applicationId, accountId, chainOf }: FirstReads,
): Record<'performing' | 'presenting', { readonly records: Records }> {
  let expected: Promise<ChainEnd | undefined> | undefined
  const ends: ExpectedEnds = {
    take: async () => {
      const end = expected
      expected = undefined
      return end
    },
    put: end => {
      expected = Promise.resolve(end)
    },
  }
  const records = dynamodbRecords(tables, ends)
  const application = taken(applicationId, records.application)
  const account = taken(accountId, records.account)
  expected = endOf(tables, chainOf, application.started)
  expected.catch(() => undefined)
  return {
    performing: {
      records: {
        ...records,
        application: id => application.take(id) ?? records.application(id),
        account: id => account.take(id) ?? records.account(id),
      },
    },
    presenting: { records },
  }
}
