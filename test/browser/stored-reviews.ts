import { randomBytes, randomUUID } from 'node:crypto'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Application } from '../../domain/application.ts'
import { applicationKey, toApplicationItem } from '../../lambdas/adapters/dynamodb/application-item.ts'
import { database } from '../engine/stored.ts'
import { stack } from '../engine/world.ts'

type Told = Pick<Application, 'certificateType' | 'overdue'> & {
  readonly dueAt: string
  readonly dueProvisional: boolean
}

/** An open review as the service would have stored it; nothing stands behind it that could be looked at or decided. */
function review({ dueAt, dueProvisional, ...told }: Told): Application {
  const at = new Date(Date.parse(dueAt) - 5 * 86_400_000).toISOString()
  return {
    applicationId: randomUUID(),
    accountId: randomUUID(),
    status: 'IN_REVIEW',
    attempt: 1,
    issuingRegion: 'CN',
    consent: { policyVersion: '2026-11', givenAt: at },
    currentDocuments: {},
    entered: {
      nameCiphertext: randomBytes(180).toString('base64'),
      numberCiphertext: randomBytes(180).toString('base64'),
      maskedNumber: 'E******78',
      certificateHash: randomBytes(32).toString('base64url'),
    },
    submittedAt: at,
    deadline: { dueSoonAt: dueAt, dueAt, dueProvisional },
    createdAt: at,
    updatedAt: at,
    eventSequence: 2,
    version: 2,
    ...told,
  }
}

async function write(requests: Record<string, unknown>[]): Promise<void> {
  for (let first = 0; first < requests.length; first += 25) {
    const batch = requests.slice(first, first + 25)
    await database.send(new BatchWriteCommand({ RequestItems: { [stack.resources.tableName]: batch } }))
  }
}

/** Puts them into the queue at once: a page of it, submitted one by one, would take minutes. Answers how to remove them. */
export async function storeReviews(told: readonly Told[]): Promise<() => Promise<void>> {
  const reviews = told.map(review)
  await write(reviews.map(each => ({ PutRequest: { Item: toApplicationItem(each) } })))
  return () =>
    write(reviews.map(({ applicationId }) => ({ DeleteRequest: { Key: applicationKey(applicationId) } })))
}
