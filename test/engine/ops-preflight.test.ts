import { randomBytes } from 'node:crypto'
import { ACMClient, RequestCertificateCommand } from '@aws-sdk/client-acm'
import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import { DeleteParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { expect, test } from '@jest/globals'
import { stageOf } from '../../lib/stage.ts'
import { account, clientConfiguration, region } from '../../local/aws-environment.ts'
import { awsAccount } from '../../ops/aws-account.ts'
import { sampleDefinition } from '../../ops/preflight.ts'
import { preflight } from '../../ops/preflight-checks.ts'
import { ops } from '../support/ops-command.ts'
import { stack } from './world.ts'

const configuration = clientConfiguration(stack.awsEndpointUrl)
const inEdgeRegion = { ...configuration, region: 'us-east-1' }

/** A stage with unique names. */
function newStage() {
  const name = `s${randomBytes(6).toString('hex')}`
  const domainName = `${name}.operator.test`
  const settings = (certificateArn: string) => ({
    consentDocumentUrl: 'https://operator.test/consent',
    alarmEmail: 'alarms@operator.test',
    edge: { domainName, certificateArn },
    domainPrefix: name,
    userPoolMail: {
      from: `id@${domainName}`,
      identityArn: `arn:aws:ses:${region}:${account}:identity/${domainName}`,
    },
  })
  return { name, domainName, settings }
}

async function findings(name: string, settings: object) {
  const stage = stageOf(name, { [name]: settings })
  const found = await preflight({
    aws: awsAccount(configuration),
    stage,
    region,
    definitions: { application: sampleDefinition('application', stage, region) },
  })
  return found.map(({ check, outcome, message }) => [check, outcome, message])
}

// The engine calls each definition valid, so this test cannot show AWS's findings.
const valid = ['state machine application', 'OK', 'is valid']

const ofShell = [
  ['credentials', 'OK', `account ${account}`],
  ['region', 'OK', region],
]
const ofRegion = [
  ['bootstrap', 'OK', expect.stringMatching(/^ap-southeast-1 has version \d+$/)],
  ['Lambda concurrency', 'OK', expect.stringMatching(/^\d+ executions at once$/)],
  valid,
]

test('preflight reports the missing resources of an account', async () => {
  const { name, domainName, settings } = newStage()
  const certificateArn = `arn:aws:acm:us-east-1:${account}:certificate/none`
  expect(await findings(name, settings(certificateArn))).toEqual([
    ...ofShell,
    ['earlier deployment', 'OK', `realname-${name} does not exist yet`],
    ...ofRegion,
    ['bootstrap of the edge', 'FAILS', 'us-east-1 is not bootstrapped'],
    ['CloudFront', 'WARNS', expect.stringContaining('the account has no distribution')],
    ['certificate', 'FAILS', 'does not exist'],
    ['mail', 'FAILS', `${domainName} is not verified in SES`],
    ['sign-in domain', 'OK', `${name} is free, as far as this account can see`],
    ['alarms', 'OK', 'go to alarms@operator.test, who must confirm'],
  ])
})

test('preflight recognises existing resources, and a sign-in domain of another user pool', async () => {
  const { name, domainName, settings } = newStage()
  const { CertificateArn = '' } = await new ACMClient(inEdgeRegion).send(
    new RequestCertificateCommand({ DomainName: domainName }),
  )
  await new SESv2Client(configuration).send(new CreateEmailIdentityCommand({ EmailIdentity: domainName }))
  const cognito = new CognitoIdentityProviderClient(configuration)
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: name }))
  await cognito.send(new CreateUserPoolDomainCommand({ Domain: name, UserPoolId: UserPool?.Id }))
  const ssm = new SSMClient(inEdgeRegion)
  const Name = '/cdk-bootstrap/hnb659fds/version'
  await ssm.send(new PutParameterCommand({ Name, Value: '21', Type: 'String' }))
  try {
    expect(await findings(name, settings(CertificateArn))).toEqual([
      ...ofShell,
      ['earlier deployment', 'OK', `realname-${name} does not exist yet`],
      ...ofRegion,
      ['bootstrap of the edge', 'OK', 'us-east-1 has version 21'],
      ['CloudFront', 'WARNS', expect.stringContaining('the account has no distribution')],
      ['certificate', 'OK', `is issued for ${domainName}`],
      ['mail', 'OK', `SES sends for ${domainName}`],
      ['sign-in domain', 'FAILS', `${name} is taken by the user pool ${UserPool?.Id}`],
      ['alarms', 'OK', 'go to alarms@operator.test, who must confirm'],
    ])
  } finally {
    await ssm.send(new DeleteParameterCommand({ Name }))
  }
})

test('the command passes for the stage that is deployed here, and prints a line for each check', async () => {
  const { code, out, err } = await ops('preflight', '--stage', 'local')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const marks = out.split('\n').map(line => line.slice(0, 1))
  expect(out).toMatch(/^✓ earlier deployment +realname-local is (CREATE|UPDATE)_COMPLETE$/m)
  expect(out).toMatch(/^✓ sign-in domain +realname-local is this stage’s$/m)
  expect(out.match(/^✓ state machine (application|deadline|calendar) +is valid$/gm)).toHaveLength(3)
  expect(marks).not.toContain('✗')
  expect(marks).not.toContain('?')
})

test('the command names the setting that production lacks, and the stages that exist', async () => {
  const lacking = await ops('preflight')
  expect(lacking).toMatchObject({ code: 1, out: '' })
  expect(lacking.err).toContain('Set "consentDocumentUrl" to the address of the document')
  const unknown = await ops('preflight', '--stage', 'nowhere')
  expect(unknown).toMatchObject({ code: 1, out: '' })
  expect(unknown.err).toContain('No stage "nowhere" in cdk.json; there are: production, local')
})
