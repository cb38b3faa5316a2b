import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { listParked, parkApplication, resumeApplication } from '../../lambdas/usecases/workflow/parking.ts'
import { localDeployment } from '../../ops/deployment.ts'
import { services } from '../../ops/services.ts'
import { database, storedApplication } from './stored.ts'
import { scaleWaits } from './waits.ts'
import { approval, decide, eventually, type Person, stack, submitted } from './world.ts'

/** Takes away what a decision needs, so that applying it fails; answers how to put it back. */
async function breakAccount(accountId: string): Promise<() => Promise<unknown>> {
  const TableName = stack.resources.tableName
  const Key = { pk: `ACCOUNT#${accountId}`, sk: 'ACCOUNT' }
  const { Item } = await database.send(new GetCommand({ TableName, Key }))
  await database.send(new DeleteCommand({ TableName, Key }))
  return () => database.send(new PutCommand({ TableName, Item }))
}

/** An application whose approval could not be applied, and how to remove the cause. Waits go fast from here on. */
export async function parkedApproval(owner: Person, judge: Person) {
  const { applicationId, accountId } = await submitted(owner)
  const repair = await breakAccount(accountId)
  await scaleWaits(0.001)
  await decide(judge, applicationId, approval)
  const item = await eventually(
    () => storedApplication(applicationId),
    seen => seen?.parked !== undefined && seen.waiting?.for === 'OPERATOR',
    // The step is tried nineteen times first, each time in a new process.
    90,
  )
  return { applicationId, accountId, item, repair }
}

const deps = services(localDeployment(String(process.env.REALNAME_STACK)))

/** Marks a draft as parked once its execution waits: one that has only just begun takes the mark away. */
export async function markAsParked(applicationId: string): Promise<void> {
  await eventually(
    () => storedApplication(applicationId),
    seen => seen?.waiting !== undefined,
  )
  await parkApplication(deps, { applicationId, error: 'States.TaskFailed' })
}

/** Takes every such mark away, and those that other tests have left. */
export async function unmarkAll(): Promise<void> {
  const { items } = await listParked(deps, { limit: 100 })
  for (const { applicationId } of items) await resumeApplication(deps, { applicationId })
}
