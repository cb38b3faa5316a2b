import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Directory } from '../../../domain/ports.ts'
import { cognitoDirectory } from '../cognito-directory.ts'
import { readEnvironment } from '../environment.ts'
import { limitRequests } from '../time-limit.ts'

/** Shorter than the function's time limit, so that the function can still answer. */
const timeouts = { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true }

/** For an issuer without a directory of users: its tokens are valid until they expire. */
const noDirectory: Directory = {
  isEnabled: async () => true,
  hasRole: async () => true,
  accountIdsOf: async () => [],
  emailOf: async () => undefined,
}

export function directory(): { directory: Directory } {
  const { USER_DIRECTORY } = readEnvironment(['USER_DIRECTORY'])
  if (USER_DIRECTORY === 'NONE') return { directory: noDirectory }
  const client = limitRequests(
    new CognitoIdentityProviderClient({ maxAttempts: 2, requestHandler: timeouts }),
  )
  return { directory: cognitoDirectory(client, USER_DIRECTORY) }
}
