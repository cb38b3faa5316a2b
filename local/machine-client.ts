import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import * as z from 'zod'
import type { MachineScope } from '../contract/caller.ts'
import { clientConfiguration } from './aws-environment.ts'
import type { MachineClient, Stack } from './stack-file.ts'

/** Reads the client's secret, which Cognito generates. */
export const clientSecretOf = async (
  { awsEndpointUrl, userPoolId }: Pick<Stack, 'awsEndpointUrl' | 'userPoolId'>,
  clientId: string,
): Promise<string> => {
  const cognito = new CognitoIdentityProviderClient(clientConfiguration(awsEndpointUrl))
  const { UserPoolClient } = await cognito.send(
    new DescribeUserPoolClientCommand({ UserPoolId: userPoolId, ClientId: clientId }),
  )
  if (UserPoolClient?.ClientSecret === undefined) throw new Error('The machine client has no secret.')
  return UserPoolClient.ClientSecret
}

/** Gets an access token with these scopes, valid for 15 minutes. */
export const machineToken = async (
  { clientId, clientSecret, tokenUrl }: MachineClient,
  scopes: readonly MachineScope[],
): Promise<string> => {
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: scopes.join(' ') }),
    signal: AbortSignal.timeout(60_000),
  })
  if (!answer.ok) throw new Error(`The token endpoint answered ${answer.status}.`)
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token
}
