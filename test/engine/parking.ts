import { DescribeStateMachineCommand, SFNClient, UpdateStateMachineCommand } from '@aws-sdk/client-sfn'
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { listParked, parkApplication, resumeApplication } from '../../lambdas/usecases/workflow/parking.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { localDeployment } from '../../ops/deployment.ts'
import { services } from '../../ops/services.ts'
import { database, storedApplication } from './stored.ts'
import { scaleWaits } from './waits.ts'
import { approval, decide, eventually, type Person, stack, submitted } from './world.ts'

/** Removes an item that a decision needs, so that applying it fails. Returns a function that restores it. */
export async function breakAccount(accountId: string): Promise<() => Promise<unknown>> {
  const TableName = stack.resources.tableName
  const Key = { pk: `ACCOUNT#${accountId}`, sk: 'ACCOUNT' }
  const { Item } = await database.send(new GetCommand({ TableName, Key }))
  await database.send(new DeleteCommand({ TableName, Key }))
  return () => database.send(new PutCommand({ TableName, Item }))
}

interface Retrier {
  readonly ErrorEquals: readonly string[]
  MaxAttempts?: number
}

const sfn = new SFNClient(clientConfiguration(stack.awsEndpointUrl))

/**
 * Executions that start before the call of the returned function retry a failing step twice. Each try is a new
 * process.
 */
async function tryTwice(): Promise<() => Promise<unknown>> {
  const stateMachineArn = stack.resources.applicationStateMachineArn
  const { definition = '' } = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))
  const changed = JSON.parse(definition) as { States: Record<string, { Retry?: Retrier[] }> }
  const retriers = Object.values(changed.States).flatMap(({ Retry = [] }) => Retry)
  for (const retrier of retriers) if (retrier.ErrorEquals.includes('States.ALL')) retrier.MaxAttempts = 1
  const define = (text: string) =>
    sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition: text }))
  await define(JSON.stringify(changed))
  return () => define(definition)
}

/** A submitted application. Unless `asDeployed`, its execution soon gives up failing steps. */
async function submittedToFail(owner: Person, asDeployed: boolean) {
  if (asDeployed) return submitted(owner)
  const restore = await tryTwice()
  try {
    const application = await submitted(owner)
    await eventually(
      () => storedApplication(application.applicationId),
      seen => seen?.waiting !== undefined,
    )
    return application
  } finally {
    await restore()
  }
}

/**
 * An application whose approval could not be applied, and how to remove the cause. Waits go fast from here on.
 * `asDeployed`: the step is tried as often as the deployed machine says, which takes half a minute.
 */
export async function parkedApproval(owner: Person, judge: Person, { asDeployed = false } = {}) {
  const { applicationId, accountId } = await submittedToFail(owner, asDeployed)
  const repair = await breakAccount(accountId)
  await scaleWaits(0.001)
  await decide(judge, applicationId, approval)
  const item = await eventually(
    () => storedApplication(applicationId),
    seen => seen?.parked !== undefined && seen.waiting?.for === 'OPERATOR',
    90,
  )
  return { applicationId, accountId, item, repair }
}

const deps = services(localDeployment(String(process.env.REALNAME_STACK)))

/**
 * Marks a draft as parked when its execution waits. An execution that has just started would remove the mark.
 */
export async function markAsParked(applicationId: string): Promise<void> {
  await eventually(
    () => storedApplication(applicationId),
    seen => seen?.waiting !== undefined,
  )
  await parkApplication(deps, { applicationId, error: 'States.TaskFailed' })
}

/** Removes all such marks, also those of other tests. */
export async function unmarkAll(): Promise<void> {
  const { items } = await listParked(deps, { limit: 100 })
  for (const { applicationId } of items) await resumeApplication(deps, { applicationId })
}
