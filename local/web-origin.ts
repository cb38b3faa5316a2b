import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { PutBucketCorsCommand, S3Client } from '@aws-sdk/client-s3'
import { clientConfiguration } from './aws-environment.ts'
import type { Stack } from './stack-file.ts'

/** Allows uploads and sign-ins from pages at this origin. On AWS the template does this; here the port is known only now. */
export const allowOrigin = async (stack: Stack, origin: string): Promise<void> => {
  const configuration = clientConfiguration(stack.awsEndpointUrl)
  const s3 = new S3Client({ ...configuration, forcePathStyle: true })
  await s3.send(
    new PutBucketCorsCommand({
      Bucket: stack.resources.inboxBucketName,
      CORSConfiguration: {
        CORSRules: [{ AllowedOrigins: [origin], AllowedMethods: ['PUT'], AllowedHeaders: ['*'] }],
      },
    }),
  )
  const cognito = new CognitoIdentityProviderClient(configuration)
  const client = { UserPoolId: stack.userPoolId, ClientId: stack.userPoolClientId }
  const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand(client))
  const { CreationDate: _created, LastModifiedDate: _modified, ...kept } = UserPoolClient ?? {}
  await cognito.send(
    new UpdateUserPoolClientCommand({
      ...kept,
      ...client,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      SupportedIdentityProviders: ['COGNITO'],
      CallbackURLs: [`${origin}/signed-in`],
      LogoutURLs: [origin],
    }),
  )
}
