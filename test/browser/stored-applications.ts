import { randomBytes, randomUUID } from 'node:crypto'
import { ExecutionDoesNotExist, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { type Application, isReviewOpen, type OpenReview } from '../../domain/application.ts'
import { toApplicationItem } from '../../lambdas/adapters/dynamodb/application-item.ts'
import { toFacetItems } from '../../lambdas/adapters/dynamodb/queue-facet-item.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { markAsParked } from '../engine/parking.ts'
import { database } from '../engine/stored.ts'
import { eventually, stack } from '../engine/world.ts'

const sfn = new SFNClient(clientConfiguration(stack.awsEndpointUrl))

type ReviewFacts = Pick<Application, 'certificateType' | 'overdue'> & {
  readonly dueAt: string
  readonly dueProvisional: boolean
}

const consentAt = (givenAt: string) => ({ policyVersion: '2026-12', givenAt })

/** An open review as the service stores it. It has no documents and cannot be decided. */
function review({ dueAt, dueProvisional, ...facts }: ReviewFacts): OpenReview {
  const at = new Date(Date.parse(dueAt) - 5 * 86_400_000).toISOString()
  return {
    applicationId: randomUUID(),
    accountId: randomUUID(),
    status: 'IN_REVIEW',
    attempt: 1,
    issuingRegion: 'CN',
    consent: consentAt(at),
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
    ...facts,
  }
}

/** A draft as the service stores it. */
function draft(at: string): Application {
  return {
    applicationId: randomUUID(),
    accountId: randomUUID(),
    status: 'DRAFT',
    attempt: 1,
    certificateType: 'PASSPORT',
    issuingRegion: 'CN',
    consent: consentAt(at),
    currentDocuments: {},
    overdue: false,
    createdAt: at,
    updatedAt: at,
    eventSequence: 1,
    version: 1,
  }
}

async function write(requests: Record<string, unknown>[]): Promise<void> {
  for (let first = 0; first < requests.length; first += 25) {
    const batch = requests.slice(first, first + 25)
    await database.send(new BatchWriteCommand({ RequestItems: { [stack.resources.tableName]: batch } }))
  }
}

const itemsOf = (application: Application) => [
  toApplicationItem(application),
  ...(isReviewOpen(application) ? toFacetItems(application).values() : []),
]

const put = (applications: readonly Application[]) =>
  write(applications.flatMap(itemsOf).map(Item => ({ PutRequest: { Item } })))

const remove = (applications: readonly Application[]) =>
  write(applications.flatMap(itemsOf).map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })))

/** Stops the execution that the stream consumer starts for every new application. */
async function stopExecution(applicationId: string): Promise<void> {
  const machine = stack.resources.applicationStateMachineArn.replace(':stateMachine:', ':execution:')
  const stop = new StopExecutionCommand({ executionArn: `${machine}:${applicationId}` })
  const isStopped = () =>
    sfn.send(stop).then(
      () => true,
      error => {
        if (error instanceof ExecutionDoesNotExist) return false
        throw error
      },
    )
  await eventually(isStopped, stopped => stopped)
}

/**
 * Stores open reviews at once; submitting a page of them one by one would take minutes. Returns a function that removes
 * them. It stops their executions first: without their item these would retry every step for the rest of the run.
 */
export async function storeReviews(facts: readonly ReviewFacts[]): Promise<() => Promise<void>> {
  const reviews = facts.map(review)
  await put(reviews)
  return async () => {
    await Promise.all(reviews.map(({ applicationId }) => stopExecution(applicationId)))
    await remove(reviews)
  }
}

/** Stores parked drafts, longest parked first. Returns their ids and a function that removes them. */
export async function storeParkedDrafts(
  count: number,
): Promise<{ readonly ids: readonly string[]; readonly undo: () => Promise<void> }> {
  const drafts = Array.from({ length: count }, () => draft(new Date().toISOString()))
  const ids = drafts.map(({ applicationId }) => applicationId)
  await put(drafts)
  for (const applicationId of ids) await markAsParked(applicationId)
  return { ids, undo: () => remove(drafts) }
}
