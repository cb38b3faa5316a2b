import { describe } from '@jest/globals'
import { acknowledging } from './records-contract/acknowledging.ts'
import { auditChains } from './records-contract/audit-chains.ts'
import { certificatePlaces } from './records-contract/certificate-places.ts'
import { commits } from './records-contract/commits.ts'
import { fileBytes } from './records-contract/file-bytes.ts'
import { forgetting } from './records-contract/forgetting.ts'
import { givenRecords, type RecordsUnderTest } from './records-contract/given-records.ts'
import { leftovers } from './records-contract/leftovers.ts'
import { lists } from './records-contract/lists.ts'
import { reading } from './records-contract/reading.ts'
import { readings } from './records-contract/readings.ts'
import { reviewQueue } from './records-contract/review-queue.ts'
import { sessions } from './records-contract/sessions.ts'

/**
 * The contract of every adapter of the `Records` port. It works on a shared table, because ids are always new.
 */
export function recordsContract(name: string, make: () => Promise<RecordsUnderTest>): void {
  describe(`records: ${name}`, () => {
    const given = givenRecords(make)
    reading(given)
    commits(given)
    auditChains(given)
    certificatePlaces(given)
    fileBytes(given)
    acknowledging(given)
    forgetting(given)
    leftovers(given)
    lists(given)
    readings(given)
    reviewQueue(given)
    sessions(given)
  })
}
