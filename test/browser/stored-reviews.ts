import { randomBytes, randomUUID } from 'node:crypto'
import { ExecutionDoesNotExist, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Application } from '../../domain/application.ts'
import { applicationKey, toApplicationItem } from '../../lambdas/adapters/dynamodb/application-item.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { database } from '../engine/stored.ts'
import { eventually, stack } from '../engine/world.ts'

const sfn = new SFNClient(clientConfiguration(stack.awsEndpointUrl))

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

/** Stops the execution that the follower of the table starts for every new application. */
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
export async function storeReviews(told: readonly Told[]): Promise<() => Promise<void>> {
  const reviews = told.map(review)
  await write(reviews.map(each => ({ PutRequest: { Item: toApplicationItem(each) } })))
  return async () => {
    for (const { applicationId } of reviews) await stopExecution(applicationId)
    await write(
      reviews.map(({ applicationId }) => ({ DeleteRequest: { Key: applicationKey(applicationId) } })),
    )
  }
}
