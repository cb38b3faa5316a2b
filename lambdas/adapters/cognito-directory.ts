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
      ifUserIsThere(false, async () => {
        const { Enabled } = await client.send(new AdminGetUserCommand(user(userName)))
        return Enabled === true
      }),

    hasRole: (userName, role) =>
      ifUserIsThere(false, async () => {
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

    // The pool accepts the id of an account, its `sub`, as a user name.
    emailOf: accountId =>
      ifUserIsThere(undefined, async () => {
        const { Enabled, UserAttributes = [] } = await client.send(new AdminGetUserCommand(user(accountId)))
        const attribute = (name: string) => UserAttributes.find(({ Name }) => Name === name)?.Value
        return Enabled === true && attribute('email_verified') === 'true' ? attribute('email') : undefined
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

async function ifUserIsThere<T>(otherwise: T, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && error.name === 'UserNotFoundException') return otherwise
    throw error
  }
}
