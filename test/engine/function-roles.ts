import { GetRoleCommand, IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam'
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import type { LambdaName } from '../../lib/lambda-bundles.ts'
import { account, clientConfiguration } from '../../local/aws-environment.ts'
import { functionNameOf, lambda } from './functions.ts'
import { stack } from './world.ts'

/** The credentials of calls: of the engine's owner, or of a role. */
export type Signer = ReturnType<typeof clientConfiguration> | Awaited<ReturnType<typeof signerOf>>

export const ownerOfEngine = clientConfiguration(stack.awsEndpointUrl)
const iam = new IAMClient(ownerOfEngine)
const sts = new STSClient(ownerOfEngine)

const trust = (Principal: Record<string, string>) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal }],
  })

/** Signs with the role of a function. The role trusts Lambda only, and temporarily the test. */
export async function signerOf(handler: LambdaName) {
  const FunctionName = await functionNameOf(handler)
  const { Role: RoleArn } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
  const RoleName = RoleArn?.split('/').at(-1)
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }))
  const before = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')
  const trusting = (PolicyDocument: string) =>
    iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }))
  await trusting(trust({ AWS: `arn:aws:iam::${account}:root` }))
  try {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'what-it-must-not-do' }),
    )
    const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {}
    if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined) {
      throw new Error(`The engine gave no credentials for the role of ${handler}`)
    }
    const credentials = {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
    }
    return { ...ownerOfEngine, credentials }
  } finally {
    await trusting(before)
  }
}
