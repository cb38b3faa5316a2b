import { inMemoryRecords } from '../../support/in-memory-records.ts'
import { webhooksContract } from '../../support/webhooks-contract.ts'

webhooksContract('in memory', async () => {
  const records = inMemoryRecords()
  const { webhooks, figures } = records
  return { webhooks, figures, commit: change => records.commit(change), shown: read => read() }
})
