import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm'
import { CloudFrontClient, ListDistributionsCommand } from '@aws-sdk/client-cloudfront'
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import { SFNClient, ValidateStateMachineDefinitionCommand } from '@aws-sdk/client-sfn'
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { firewallRegion } from '../lib/edge-firewall-stack.ts'
import { AwsRefusal, refusalOf, unlessRefused } from './aws-refusal.ts'
import { describeStack, type StackDescription } from './aws-stack.ts'

/** Reads the parts of an AWS account that a deployment depends on. Each call throws `AwsRefusal` if AWS refuses it. */
export interface AwsAccount {
  accountId(): Promise<string>
  /** The version of the CDK's bootstrap stack in a region, or undefined if there is none. */
  bootstrapVersion(region: string): Promise<number | undefined>
  /** Undefined if there is no such stack. */
  stack(name: string): Promise<StackDescription | undefined>
  /** The quota of concurrent executions of all functions. */
  concurrentExecutions(): Promise<number>
  hasDistribution(): Promise<boolean>
  /** Undefined if there is no such certificate. */
  certificate(arn: string): Promise<{ status: string; names: readonly string[] } | undefined>
  /** The user pool of this account that has a sign-in domain, or undefined. */
  userPoolOfDomain(prefix: string): Promise<string | undefined>
  isVerifiedSender(identity: string, region: string): Promise<boolean>
  /** Whether SES is out of its sandbox. */
  canMailAnyone(region: string): Promise<boolean>
  /** The faults that Step Functions finds in a definition. */
  faultsOfDefinition(definition: string): Promise<readonly string[]>
}

interface Configuration {
  readonly region: string
  readonly endpoint?: string
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

async function read<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    throw refusalOf(error)
  }
}

/** Throws if an answer lacks a property that AWS documents. */
function required<T>(value: T | undefined): T {
  if (value === undefined) throw new AwsRefusal('IncompleteAnswer')
  return value
}

/** The account of the given credentials. Default: the shell's. */
export function awsAccount(configuration: Configuration): AwsAccount {
  const at = (region: string) => ({ ...configuration, region })
  return {
    accountId: async () =>
      required((await read(new STSClient(configuration).send(new GetCallerIdentityCommand()))).Account),
    bootstrapVersion: async region => {
      const Name = '/cdk-bootstrap/hnb659fds/version'
      const call = read(new SSMClient(at(region)).send(new GetParameterCommand({ Name })))
      const found = await unlessRefused(['ParameterNotFound'], call)
      return found === undefined ? undefined : Number(required(found.Parameter?.Value))
    },
    stack: name => describeStack(name, configuration),
    concurrentExecutions: async () => {
      const { AccountLimit } = await read(
        new LambdaClient(configuration).send(new GetAccountSettingsCommand()),
      )
      return required(AccountLimit?.ConcurrentExecutions)
    },
    hasDistribution: async () => {
      const { DistributionList } = await read(
        new CloudFrontClient(configuration).send(new ListDistributionsCommand({ MaxItems: 1 })),
      )
      return (DistributionList?.Items ?? []).length > 0
    },
    certificate: async CertificateArn => {
      const call = read(
        new ACMClient(at(firewallRegion)).send(new DescribeCertificateCommand({ CertificateArn })),
      )
      const found = await unlessRefused(['ResourceNotFoundException'], call)
      if (found === undefined) return undefined
      const { Status, SubjectAlternativeNames: names = [] } = required(found.Certificate)
      return { status: required(Status), names }
    },
    userPoolOfDomain: async Domain => {
      const { DomainDescription } = await read(
        new CognitoIdentityProviderClient(configuration).send(new DescribeUserPoolDomainCommand({ Domain })),
      )
      return DomainDescription?.UserPoolId
    },
    isVerifiedSender: async (EmailIdentity, region) => {
      const call = read(new SESv2Client(at(region)).send(new GetEmailIdentityCommand({ EmailIdentity })))
      return (await unlessRefused(['NotFoundException'], call))?.VerifiedForSendingStatus ?? false
    },
    canMailAnyone: async region => {
      const { ProductionAccessEnabled = false } = await read(
        new SESv2Client(at(region)).send(new GetAccountCommand()),
      )
      return ProductionAccessEnabled
    },
    faultsOfDefinition: async definition => {
      const { result, diagnostics = [] } = await read(
        new SFNClient(configuration).send(new ValidateStateMachineDefinitionCommand({ definition })),
      )
      if (result === 'OK') return []
      return diagnostics.map(({ code = 'FAIL', location = '' }) => `${code} ${location}`.trim())
    },
  }
}
