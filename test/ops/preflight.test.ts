import { describe, expect, test } from '@jest/globals'
import aslValidator from 'asl-validator'
import { stageOf } from '../../lib/stage.ts'
import { AwsRefusal, refusalOf } from '../../ops/aws-cli.ts'
import { linesOf, sampleDefinition } from '../../ops/preflight.ts'
import { preflight } from '../../ops/preflight-checks.ts'

const domainName = 'id.operator.test'
const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/5c1e2f60'
const identityArn = 'arn:aws:ses:eu-west-1:123456789012:identity/operator.test'

const complete = {
  consentDocumentUrl: 'https://operator.test/consent',
  alarmEmail: 'alarms@operator.test',
  edge: { domainName, certificateArn },
  domainPrefix: 'realname-of-operator',
  userPoolMail: { from: 'id@operator.test', identityArn },
}

type Answers = Readonly<Record<string, unknown>>

const certificateOf = (Status: string, ...SubjectAlternativeNames: string[]) => ({
  Certificate: { Status, SubjectAlternativeNames },
})

/** An account in which nothing is missing and nothing is deployed yet. */
const ready: Answers = {
  'sts get-caller-identity': { Account: '123456789012' },
  'ssm get-parameter': { Parameter: { Value: '30' } },
  'cloudformation describe-stacks': new AwsRefusal('ValidationError'),
  'lambda get-account-settings': { AccountLimit: { ConcurrentExecutions: 1000 } },
  'cloudfront list-distributions': { DistributionList: { Items: [{}] } },
  'acm describe-certificate': certificateOf('ISSUED', domainName),
  'cognito-idp describe-user-pool-domain': { DomainDescription: {} },
  'sesv2 get-email-identity': { VerifiedForSendingStatus: true },
  'sesv2 get-account': { ProductionAccessEnabled: true },
  'stepfunctions validate-state-machine-definition': { result: 'OK', diagnostics: [] },
}

async function checked(
  answers: Answers = {},
  settings: object = {},
  region: string | undefined = 'eu-west-1',
) {
  const calls: string[][] = []
  const findings = await preflight({
    aws: async (...call) => {
      calls.push([...call])
      const answer = { ...ready, ...answers }[call.slice(0, 2).join(' ')]
      if (answer instanceof Error) throw answer
      return answer
    },
    stage: stageOf('production', { production: { ...complete, ...settings } }),
    region,
    definitions: { application: sampleDefinition('application', 'eu-west-1') },
  })
  return { findings, calls }
}

const troubles = async (...given: Parameters<typeof checked>) =>
  (await checked(...given)).findings
    .filter(({ outcome }) => outcome !== 'OK')
    .map(({ check, outcome }) => `${check} ${outcome}`)

test('an account in which nothing is missing passes, before there is a stack', async () => {
  const { findings } = await checked()
  expect(findings.filter(({ outcome }) => outcome !== 'OK')).toEqual([])
  expect(findings.map(({ check }) => check)).toEqual([
    'credentials',
    'region',
    'earlier deployment',
    'bootstrap',
    'Lambda concurrency',
    'state machine application',
    'bootstrap of the edge',
    'CloudFront',
    'certificate',
    'mail',
    'sign-in domain',
    'alarms',
  ])
})

test('a stack of which only a change set was made can be deployed', async () => {
  const answers = { 'cloudformation describe-stacks': { Stacks: [{ StackStatus: 'REVIEW_IN_PROGRESS' }] } }
  expect(await troubles(answers)).toEqual([])
})

test('nothing is changed: each call reads', async () => {
  const { calls } = await checked()
  for (const [, verb] of calls) expect(verb).toMatch(/^(get|describe|list|validate)-/)
})

describe('what a deployment would fail for fails', () => {
  test.each<[string, Answers, object, string]>([
    [
      'an account that is not bootstrapped',
      { 'ssm get-parameter': new AwsRefusal('ParameterNotFound') },
      { edge: false },
      'bootstrap',
    ],
    [
      'an old bootstrap',
      { 'ssm get-parameter': { Parameter: { Value: '5' } } },
      { edge: false },
      'bootstrap',
    ],
    [
      'a reservation beyond the quota',
      { 'lambda get-account-settings': { AccountLimit: { ConcurrentExecutions: 110 } } },
      { reservedConcurrency: { 'events/validate-document': 20 } },
      'Lambda concurrency',
    ],
    [
      'a certificate that is not issued',
      { 'acm describe-certificate': certificateOf('PENDING_VALIDATION', domainName) },
      {},
      'certificate',
    ],
    [
      'a certificate of another name',
      { 'acm describe-certificate': certificateOf('ISSUED', 'operator.test', '*.sub.operator.test') },
      {},
      'certificate',
    ],
    [
      'no such certificate',
      { 'acm describe-certificate': new AwsRefusal('ResourceNotFoundException') },
      {},
      'certificate',
    ],
    [
      'a sign-in domain of somebody else’s',
      { 'cognito-idp describe-user-pool-domain': { DomainDescription: { UserPoolId: 'other' } } },
      {},
      'sign-in domain',
    ],
    [
      'a mail identity that is not verified',
      { 'sesv2 get-email-identity': { VerifiedForSendingStatus: false } },
      {},
      'mail',
    ],
    [
      'no such mail identity',
      { 'sesv2 get-email-identity': new AwsRefusal('NotFoundException') },
      {},
      'mail',
    ],
    [
      'a state machine that AWS refuses',
      {
        'stepfunctions validate-state-machine-definition': {
          result: 'FAIL',
          diagnostics: [{ code: 'INVALID_JSONATA', location: '/States/Begin' }],
        },
      },
      {},
      'state machine application',
    ],
    [
      'a deployment that failed',
      { 'cloudformation describe-stacks': { Stacks: [{ StackStatus: 'ROLLBACK_COMPLETE' }] } },
      {},
      'earlier deployment',
    ],
    [
      'an update whose rollback failed',
      { 'cloudformation describe-stacks': { Stacks: [{ StackStatus: 'UPDATE_ROLLBACK_FAILED' }] } },
      {},
      'earlier deployment',
    ],
    [
      'a deployment that is under way',
      { 'cloudformation describe-stacks': { Stacks: [{ StackStatus: 'CREATE_IN_PROGRESS' }] } },
      {},
      'earlier deployment',
    ],
  ])('%s', async (_, answers, settings, check) => {
    expect(await troubles(answers, settings)).toEqual([`${check} FAILS`])
  })

  test.each(['NO_CLI', 'NO_CREDENTIALS', 'ExpiredToken', 'InvalidClientTokenId', 'Unknown'])(
    'credentials that AWS does not take (%s), and then nothing else is asked',
    async code => {
      const { findings, calls } = await checked({ 'sts get-caller-identity': new AwsRefusal(code) })
      expect(findings[0]).toMatchObject({ check: 'credentials', outcome: 'FAILS' })
      expect(calls).toHaveLength(1)
    },
  )
})

describe('what a stage can begin with warns', () => {
  test.each<[string, Answers, object, string]>([
    [
      'a small quota',
      { 'lambda get-account-settings': { AccountLimit: { ConcurrentExecutions: 10 } } },
      {},
      'Lambda concurrency',
    ],
    ['an account without a distribution', { 'cloudfront list-distributions': {} }, {}, 'CloudFront'],
    ['the sandbox of SES', { 'sesv2 get-account': { ProductionAccessEnabled: false } }, {}, 'mail'],
    ['Cognito’s own sender', {}, { userPoolMail: undefined }, 'mail'],
    ['alarms for nobody', {}, { alarmEmail: undefined }, 'alarms'],
  ])('%s', async (_, answers, settings, check) => {
    expect(await troubles(answers, settings)).toEqual([`${check} WARNS`])
  })
})

test.each(['AccessDeniedException', 'InternalFailure', 'Unknown'])(
  'a check that AWS refuses by %s is told as one that could not be made, and the others are made',
  async code => {
    const { findings } = await checked({ 'lambda get-account-settings': new AwsRefusal(code) })
    const bad = findings.filter(({ outcome }) => outcome !== 'OK')
    expect(bad).toMatchObject([{ check: 'Lambda concurrency', outcome: 'UNKNOWN' }])
    expect(bad[0]?.says).toBe(`could not be checked: ${code}`)
  },
)

test('a wildcard certificate covers one label', async () => {
  const wildcard = { 'acm describe-certificate': certificateOf('ISSUED', '*.operator.test') }
  expect(await troubles(wildcard)).toEqual([])
})

test('the sign-in domain of the stage’s own stack is no trouble', async () => {
  const Outputs = [{ OutputKey: 'UserPoolId', OutputValue: 'own' }]
  const deployed = {
    'cognito-idp describe-user-pool-domain': { DomainDescription: { UserPoolId: 'own' } },
    'cloudformation describe-stacks': { Stacks: [{ StackStatus: 'CREATE_COMPLETE', Outputs }] },
  }
  expect(await troubles(deployed)).toEqual([])
})

test('a stage with an identity provider of its own needs no mail and no sign-in domain', async () => {
  const oidc = { issuer: 'https://id.operator.test/', audience: ['realname'] }
  const { findings } = await checked({}, { oidc, userPoolMail: undefined, domainPrefix: undefined })
  expect(findings.map(({ check }) => check)).not.toEqual(expect.arrayContaining(['mail']))
})

test.each(['application', 'deadline', 'calendar'])(
  '%s is handed to AWS with nothing left to substitute',
  name => {
    for (const region of ['eu-west-1', 'cn-north-1']) {
      const text = sampleDefinition(name, region)
      expect(text).not.toContain('${')
      expect(aslValidator(JSON.parse(text)).isValid).toBe(true)
    }
  },
)

test.each([
  ['ENOENT', '', 'NO_CLI'],
  [
    255,
    'Unable to locate credentials. You can configure credentials by running "aws login".',
    'NO_CREDENTIALS',
  ],
  [254, 'An error occurred (AccessDenied) when calling the GetParameter operation: no', 'AccessDenied'],
  [252, 'usage: aws [options]', 'Unknown'],
])('the CLI that ends with %s and says “%s” means %s', (code, stderr, means) => {
  expect(refusalOf(code, stderr).code).toBe(means)
})

test('a finding is a line, and one more for what to do', () => {
  expect(
    linesOf([
      { check: 'region', outcome: 'OK', says: 'eu-west-1' },
      { check: 'certificate', outcome: 'FAILS', says: 'is EXPIRED', action: 'Request another.' },
    ]),
  ).toEqual(['✓ region       eu-west-1', '✗ certificate  is EXPIRED', '               → Request another.'])
})
