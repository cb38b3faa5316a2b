import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Directory } from '../../../domain/ports.ts'
import { cognitoDirectory } from '../cognito-directory.ts'
import { readEnvironment } from '../environment.ts'
import { endingInTime } from '../time-limit.ts'

/** Soon enough for a refusal of our own, before the function's time is up. */
const patience = { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true }

/** An issuer whose users we can't ask for: a token is believed until it ends. */
const noDirectory: Directory = { isEnabled: async () => true, hasRole: async () => true }

export function directory(): { directory: Directory } {
  const { USER_DIRECTORY } = readEnvironment(['USER_DIRECTORY'])
  if (USER_DIRECTORY === 'NONE') return { directory: noDirectory }
  const client = endingInTime(new CognitoIdentityProviderClient({ maxAttempts: 2, requestHandler: patience }))
  return { directory: cognitoDirectory(client, USER_DIRECTORY) }
}
