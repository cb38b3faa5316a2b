import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListFunctionsCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { PutBucketCorsCommand, S3Client } from '@aws-sdk/client-s3'
import { clientConfiguration } from './aws-environment.ts'
import type { Stack } from './stack-file.ts'

/** Tells the functions that make links of sessions where the pages are. */
const linkTo = async (stack: Stack, origin: string): Promise<void> => {
  const lambda = new LambdaClient(clientConfiguration(stack.awsEndpointUrl))
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand({ MaxItems: 1000 }))
  const linking = Functions.filter(({ Environment }) => Environment?.Variables?.PAGES_ORIGIN !== undefined)
  for (const { FunctionName } of linking) {
    const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
    const Variables = { ...Environment?.Variables, PAGES_ORIGIN: origin }
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }))
  }
}

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
  await linkTo(stack, origin)
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
