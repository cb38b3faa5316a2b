import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { DomainEventName } from '../../domain/events.ts'
import { accountKey, fromAccountItem, toAccountItem } from '../../lambdas/adapters/dynamodb/account-item.ts'
import { deliver } from './redelivery.ts'
import { database, itemsOf } from './stored.ts'
import { eventually, type Person, readApplication, stack } from './world.ts'

/** Changes the expiry date of the certificate with which the account is authenticated. */
export async function expiresIn(days: number, accountId: string): Promise<void> {
  const TableName = stack.resources.tableName
  const { pk, sk } = accountKey(accountId)
  const account = fromAccountItem((await itemsOf(TableName, pk)).find(item => item.sk === sk))
  if (account.certificate === undefined) throw new Error('The account has no certificate')
  const expiresOn = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const changed = { ...account, certificate: { ...account.certificate, expiresOn } }
  await database.send(new PutCommand({ TableName, Item: toAccountItem(changed) }))
}

/** Runs the watch of certificates until the application has the event. The list of due accounts is an index, which may lag behind. */
export async function watched(owner: Person, applicationId: string, event: DomainEventName): Promise<void> {
  await eventually(
    async () => {
      await deliver('events/reconcile', {})
      return readApplication(owner, applicationId)
    },
    ({ timeline }) => timeline.some(entry => entry.event === event),
  )
}
