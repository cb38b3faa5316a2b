import { inMemoryRecords } from '../../support/in-memory-records.ts'
import { webhooksContract } from '../../support/webhooks-contract.ts'

webhooksContract('in memory', async () => {
  const records = inMemoryRecords()
  return { webhooks: records.webhooks, commit: change => records.commit(change), shown: read => read() }
})
