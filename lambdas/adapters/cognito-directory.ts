import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  type CognitoIdentityProviderClient,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { cognitoTokens } from '../../contract/token-rules.ts'
import type { Directory } from '../../domain/ports.ts'

/** The directory of one user pool. */
export function cognitoDirectory(client: CognitoIdentityProviderClient, userPoolId: string): Directory {
  const user = (Username: string) => ({ UserPoolId: userPoolId, Username })
  return {
    isEnabled: userName =>
      ifUserIsThere(async () => {
        const { Enabled } = await client.send(new AdminGetUserCommand(user(userName)))
        return Enabled === true
      }),

    hasRole: (userName, role) =>
      ifUserIsThere(async () => {
        let NextToken: string | undefined
        do {
          const page = await client.send(
            new AdminListGroupsForUserCommand({ ...user(userName), ...(NextToken && { NextToken }) }),
          )
          if (page.Groups?.some(({ GroupName }) => GroupName === cognitoTokens.roleValues[role])) return true
          NextToken = page.NextToken
        } while (NextToken !== undefined)
        return false
      }),

    async accountIdsOf(email, atMost) {
      const { Users = [] } = await client.send(
        new ListUsersCommand({
          UserPoolId: userPoolId,
          AttributesToGet: ['sub'],
          Filter: `email = "${email.replace(/["\\]/g, '\\$&')}"`,
          Limit: atMost,
        }),
      )
      return Users.flatMap(
        ({ Attributes = [] }) => Attributes.find(({ Name }) => Name === 'sub')?.Value ?? [],
      )
    },
  }
}

async function ifUserIsThere(ask: () => Promise<boolean>): Promise<boolean> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && error.name === 'UserNotFoundException') return false
    throw error
  }
}
