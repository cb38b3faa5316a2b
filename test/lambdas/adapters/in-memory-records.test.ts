import { inMemoryRecords } from '../../support/in-memory-records.ts'
import { recordsContract } from '../../support/records-contract.ts'

recordsContract('in memory', async () => {
  const records = inMemoryRecords()
  return {
    records,
    leftovers: records.leftovers,
    async awaitSubmission(applicationId) {
      records.await(applicationId, { for: 'SUBMISSION', attempt: 1, token: 'token' })
    },
    spoilCalendar: async (year, telling) => records.spoilCalendar(year, telling),
    certificateQuota: 3,
    chainOf: async accountId => ({
      entries: [...records.stored.audit.values()].filter(entry => entry.accountId === accountId),
      head: records.stored.heads.get(accountId),
    }),
    foreignAttribute: {
      async write(applicationId, _waiting, token) {
        records.await(applicationId, { for: 'SUBMISSION', attempt: 1, token })
      },
      read: async applicationId => records.state(applicationId).waiting?.token,
    },
  }
})
