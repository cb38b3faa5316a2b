import { CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { clientConfiguration } from '../../local/aws-environment.ts'
import type { User } from '../../local/stack-file.ts'
import { stack } from './world.ts'

/** The token that is for the client to read, not to act with. */
export async function idToken({ username, password }: User): Promise<string> {
  const cognito = new CognitoIdentityProviderClient(clientConfiguration(stack.awsEndpointUrl))
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: stack.userPoolClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: password },
    }),
  )
  const token = AuthenticationResult?.IdToken
  if (token === undefined) throw new Error('no ID token was given')
  return token
}
