import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Application, isStanding } from '../../domain/application.ts'
import { isOpen } from '../../domain/lifecycle.ts'
import type { Records } from '../../domain/ports.ts'
import { applicationKey } from '../../lambdas/adapters/dynamodb/application-item.ts'
import { unlessConditionFails } from '../../lambdas/adapters/dynamodb/stored.ts'
import { isReadable } from '../../lambdas/usecases/records/all-applications.ts'
import type { Journal } from './journal.ts'
import { storedAccount } from './stored-account.ts'

interface Dependencies {
  readonly records: Records
  readonly journal: Journal
}

/** Continues the numbers of events after those that were published later, so that no id is used twice. */
export async function raiseEventSequences({
  client,
  tableName: TableName,
  journal,
}: Pick<Dependencies, 'journal'> & {
  readonly client: DynamoDBDocumentClient
  readonly tableName: string
}): Promise<void> {
  const last = new Map<string, number>()
  for (const note of (await journal.notes()).get('kept-event') ?? []) {
    const [applicationId = '', sequence = ''] = note.split('#')
    last.set(applicationId, Math.max(last.get(applicationId) ?? 0, Number(sequence)))
  }
  for (const [applicationId, sequence] of last) {
    await unlessConditionFails(
      client.send(
        new UpdateCommand({
          TableName,
          Key: applicationKey(applicationId),
          UpdateExpression: 'SET eventSequence = :last',
          ConditionExpression: 'eventSequence < :last',
          ExpressionAttributeValues: { ':last': sequence },
        }),
      ),
    )
  }
}

/**
 * Reports an account whose current application or renewal is missing, in another state or of another account. Backups of items may
 * differ in time.
 */
export async function checkAccount({ records, journal }: Dependencies, accountId: string): Promise<void> {
  const account = await storedAccount(records, accountId)
  if (account === 'UNREADABLE') return journal.note('account-mismatch', accountId)
  const isUnderWay = ({ status }: Application) => isOpen(status)
  const isAuthenticated = account?.authenticationStatus === 'AUTHENTICATED'
  const parts = [
    [account?.currentApplicationId, isAuthenticated ? isStanding : isUnderWay],
    [account?.renewalApplicationId, isUnderWay],
  ] as const
  for (const [applicationId, hasPart] of parts) {
    if (applicationId === undefined) continue
    const named = await records.listed(applicationId)
    if (named !== undefined && !isReadable(named)) continue
    if (named?.application.accountId !== accountId || !hasPart(named.application))
      await journal.note('account-mismatch', accountId)
  }
}

/** Reports the account of an application that authenticates it, if the account does not name that application. */
export async function checkStanding(
  { records, journal }: Dependencies,
  application: Application,
): Promise<void> {
  if (!isStanding(application)) return
  const { accountId, applicationId } = application
  const account = await storedAccount(records, accountId)
  const isNamed =
    account !== 'UNREADABLE' &&
    account?.authenticationStatus === 'AUTHENTICATED' &&
    account.currentApplicationId === applicationId
  if (!isNamed) await journal.note('account-mismatch', accountId)
}
