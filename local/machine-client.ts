import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import * as z from 'zod'
import { clientConfiguration } from './aws-environment.ts'
import type { Stack } from './stack-file.ts'

type MachineReviewer = Stack['machineReviewer']

/** Cognito makes the secret, and tells it whoever may describe the client. */
export const clientSecretOf = async (
  { awsEndpointUrl, userPoolId }: Pick<Stack, 'awsEndpointUrl' | 'userPoolId'>,
  clientId: string,
): Promise<string> => {
  const cognito = new CognitoIdentityProviderClient(clientConfiguration(awsEndpointUrl))
  const { UserPoolClient } = await cognito.send(
    new DescribeUserPoolClientCommand({ UserPoolId: userPoolId, ClientId: clientId }),
  )
  if (UserPoolClient?.ClientSecret === undefined) throw new Error('The machine reviewer has no secret.')
  return UserPoolClient.ClientSecret
}

/** What a reviewing system does first, and again whenever its token is about to run out. */
export const machineToken = async ({
  clientId,
  clientSecret,
  tokenUrl,
}: MachineReviewer): Promise<string> => {
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'reviews/decide' }),
    signal: AbortSignal.timeout(60_000),
  })
  if (!answer.ok) throw new Error(`The token endpoint answered ${answer.status}.`)
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token
}
