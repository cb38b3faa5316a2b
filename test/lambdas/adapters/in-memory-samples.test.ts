import { inMemoryRecords } from '../../support/in-memory-records.ts'
import { samplesContract } from '../../support/samples-contract.ts'

samplesContract('in memory', async () => {
  const records = inMemoryRecords()
  return { samples: records.samples, commit: change => records.commit(change) }
})
