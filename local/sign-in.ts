import { CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { clientConfiguration } from './aws-environment.ts'
import type { Stack, User } from './stack-file.ts'

/** Signs in with a password and returns an access token. */
export const accessToken = async (
  { awsEndpointUrl, userPoolClientId }: Pick<Stack, 'awsEndpointUrl' | 'userPoolClientId'>,
  { username, password }: Pick<User, 'username' | 'password'>,
): Promise<string> => {
  const cognito = new CognitoIdentityProviderClient(clientConfiguration(awsEndpointUrl))
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: userPoolClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: password },
    }),
  )
  const token = AuthenticationResult?.AccessToken
  if (token === undefined) throw new Error(`${username} was given no access token.`)
  return token
}
