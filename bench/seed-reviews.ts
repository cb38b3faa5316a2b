import { randomInt, randomUUID } from 'node:crypto'
import type { Stack } from '../local/stack-file.ts'
import { seeding } from '../test/engine/seeding.ts'

const seedersAtOnce = 4

/** Stores open reviews of passports, each of an account of its own. */
export async function seedReviews(stack: Stack, count: number): Promise<void> {
  const seeds = seeding(stack)
  let left = count
  const seeder = async () => {
    while (left > 0) {
      left -= 1
      const id = randomUUID()
      const owner = {
        user: { accountId: id, username: `${id}@example.com`, password: '' },
        registrationRegion: 'CN',
      }
      const { applicationId } = await seeds.draft(owner, 'PASSPORT')
      await seeds.fill(owner, applicationId, ['DATA_PAGE', 'HOLDING'])
      await seeds.submit(owner, applicationId, {
        name: 'LI SPECIMEN',
        certificateNumber: `E${String(randomInt(10 ** 9)).padStart(9, '0')}`,
        expiryDate: '2039-12-31',
      })
    }
  }
  await Promise.all(Array.from({ length: seedersAtOnce }, seeder))
}
