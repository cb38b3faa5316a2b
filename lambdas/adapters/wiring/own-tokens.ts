import type { Caller } from '../../../contract/caller.ts'
import { identifyApiKey } from '../../usecases/access/identify-api-key.ts'
import { identifySession } from '../../usecases/access/identify-session.ts'
import { readToken } from '../../usecases/sessions/tokens.ts'
import { dynamodbApiKeys } from '../dynamodb/dynamodb-api-keys.ts'
import { dynamodbSessions } from '../dynamodb/dynamodb-sessions.ts'
import { readEnvironment } from '../environment.ts'
import { systemClock } from '../system.ts'
import { keyedHash } from './keys.ts'
import { tableClient } from './records.ts'

/** Identifies the callers with tokens of ours, which only the table knows. */
export function ownTokens(): (token: string) => Promise<Caller> {
  const { TABLE_NAME } = readEnvironment(['TABLE_NAME'])
  const deps = {
    ...keyedHash(),
    records: dynamodbSessions(tableClient(), TABLE_NAME),
    apiKeys: dynamodbApiKeys(tableClient(), TABLE_NAME),
    clock: systemClock,
  }
  return token =>
    readToken(token)?.kind === 'KEY' ? identifyApiKey(deps, token) : identifySession(deps, token)
}
