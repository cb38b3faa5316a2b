import {
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Directory } from '../../domain/ports.ts'

/** The users of one user pool. */
export function cognitoDirectory(client: CognitoIdentityProviderClient, userPoolId: string): Directory {
  return {
    async isEnabled(userName) {
      try {
        const { Enabled } = await client.send(
          new AdminGetUserCommand({ UserPoolId: userPoolId, Username: userName }),
        )
        return Enabled === true
      } catch (error) {
        if (error instanceof Error && error.name === 'UserNotFoundException') return false
        throw error
      }
    },
  }
}
