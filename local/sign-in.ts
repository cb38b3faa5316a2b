import { CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { clientConfiguration } from './aws-environment.ts'
import type { Stack, User } from './stack-file.ts'

type Issuer = Pick<Stack, 'awsEndpointUrl' | 'userPoolClientId'>
type Credentials = Pick<User, 'username' | 'password'>

interface Tokens {
  /** Good for one hour unless the user pool says otherwise. */
  readonly accessToken: string
  readonly idToken: string
  readonly refreshToken: string
}

/** Signs in with a password. */
export async function signIn(
  { awsEndpointUrl, userPoolClientId }: Issuer,
  { username, password }: Credentials,
): Promise<Tokens> {
  const cognito = new CognitoIdentityProviderClient(clientConfiguration(awsEndpointUrl))
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: userPoolClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username, PASSWORD: password },
    }),
  )
  const { AccessToken, IdToken, RefreshToken } = AuthenticationResult ?? {}
  if (AccessToken === undefined || IdToken === undefined || RefreshToken === undefined) {
    throw new Error(`${username} was not given all tokens.`)
  }
  return { accessToken: AccessToken, idToken: IdToken, refreshToken: RefreshToken }
}

export const accessToken = async (issuer: Issuer, credentials: Credentials): Promise<string> =>
  (await signIn(issuer, credentials)).accessToken
