import type { Caller } from '../../../contract/caller.ts'
import { identifySession } from '../../usecases/access/identify-session.ts'
import { dynamodbSessions } from '../dynamodb/dynamodb-sessions.ts'
import { readEnvironment } from '../environment.ts'
import { systemClock } from '../system.ts'
import { keyedHash } from './keys.ts'
import { tableClient } from './records.ts'

/** Identifies the callers with tokens of ours, which only the table knows. */
export function ownTokens(): (token: string) => Promise<Caller> {
  const { TABLE_NAME } = readEnvironment(['TABLE_NAME'])
  const deps = { ...keyedHash(), records: dynamodbSessions(tableClient(), TABLE_NAME), clock: systemClock }
  return token => identifySession(deps, token)
}
