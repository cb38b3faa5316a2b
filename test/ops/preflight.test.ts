import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import aslValidator from 'asl-validator'
import { machineNames } from '../../lib/machine-definition.ts'
import { stageOf } from '../../lib/stage.ts'
import type { AwsAccount } from '../../ops/aws-account.ts'
import { AwsRefusal, refusalOf } from '../../ops/aws-refusal.ts'
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

/** The answer of each call, or its error. */
type Answers = { readonly [call in keyof AwsAccount]?: Awaited<ReturnType<AwsAccount[call]>> | AwsRefusal }

const certificateOf = (status: string, ...names: string[]) => ({ status, names })

const stackWith = (status: string, outputs = {}) => ({ status, outputs })

/** A complete account without a deployment. */
const ready: Required<Answers> = {
  accountId: '123456789012',
  bootstrapVersion: 30,
  stack: undefined,
  concurrentExecutions: 1000,
  hasDistribution: true,
  certificate: certificateOf('ISSUED', domainName),
  userPoolOfDomain: undefined,
  isVerifiedSender: true,
  canMailAnyone: true,
  faultsOfDefinition: [],
}

async function checked(
  answers: Answers = {},
  settings: object = {},
  region: string | undefined = 'eu-west-1',
) {
  const calls: string[] = []
  const answering = Object.entries({ ...ready, ...answers }).map(([call, answer]) => [
    call,
    async () => {
      calls.push(call)
      if (answer instanceof Error) throw answer
      return answer
    },
  ])
  const stage = stageOf('production', { production: { ...complete, ...settings } })
  const findings = await preflight({
    aws: Object.fromEntries(answering) as AwsAccount,
    stage,
    region,
    definitions: { application: sampleDefinition('application', stage, 'eu-west-1') },
  })
  return { findings, calls }
}

const troubles = async (...given: Parameters<typeof checked>) =>
  (await checked(...given)).findings
    .filter(({ outcome }) => outcome !== 'OK')
    .map(({ check, outcome }) => `${check} ${outcome}`)

test('a complete account without a stack passes', async () => {
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

test('a stack with only a change set can be deployed', async () => {
  expect(await troubles({ stack: stackWith('REVIEW_IN_PROGRESS') })).toEqual([])
})

test('preflight makes reading calls only', () => {
  const sources = ['aws-account.ts', 'aws-stack.ts'].map(file =>
    readFileSync(new URL(`../../ops/${file}`, import.meta.url), 'utf8'),
  )
  const commands = new Set(sources.join('').match(/\b\w+Command\b/g))
  expect(commands.size).toBe(10)
  for (const command of commands) expect(command).toMatch(/^(Get|Describe|List|Validate)/)
})

describe('preflight fails for', () => {
  test.each<[string, Answers, object, string]>([
    ['an account that is not bootstrapped', { bootstrapVersion: undefined }, { edge: false }, 'bootstrap'],
    ['an old bootstrap', { bootstrapVersion: 5 }, { edge: false }, 'bootstrap'],
    [
      'a reservation beyond the quota',
      { concurrentExecutions: 110 },
      { reservedConcurrency: { 'events/validate-document': 20 } },
      'Lambda concurrency',
    ],
    [
      'a certificate that is not issued',
      { certificate: certificateOf('PENDING_VALIDATION', domainName) },
      {},
      'certificate',
    ],
    [
      'a certificate of another name',
      { certificate: certificateOf('ISSUED', 'operator.test', '*.sub.operator.test') },
      {},
      'certificate',
    ],
    ['no such certificate', { certificate: undefined }, {}, 'certificate'],
    ['a sign-in domain of another user pool', { userPoolOfDomain: 'other' }, {}, 'sign-in domain'],
    ['a mail identity that is not verified', { isVerifiedSender: false }, {}, 'mail'],
    [
      'a state machine that AWS refuses',
      { faultsOfDefinition: ['INVALID_JSONATA /States/Begin'] },
      {},
      'state machine application',
    ],
    ['a deployment that failed', { stack: stackWith('ROLLBACK_COMPLETE') }, {}, 'earlier deployment'],
    [
      'an update whose rollback failed',
      { stack: stackWith('UPDATE_ROLLBACK_FAILED') },
      {},
      'earlier deployment',
    ],
    ['a deployment that is under way', { stack: stackWith('CREATE_IN_PROGRESS') }, {}, 'earlier deployment'],
  ])('%s', async (_, answers, settings, check) => {
    expect(await troubles(answers, settings)).toEqual([`${check} FAILS`])
  })

  test.each([
    ['NO_CREDENTIALS', 'the shell has none'],
    ['ExpiredToken', 'AWS does not accept them: ExpiredToken'],
    ['ECONNREFUSED', 'AWS can’t be reached: ECONNREFUSED'],
    ['TimeoutError', 'AWS can’t be reached: TimeoutError'],
  ])('credentials that AWS refuses with %s, and no other call is made', async (code, message) => {
    const { findings, calls } = await checked({ accountId: new AwsRefusal(code) })
    expect(findings[0]).toMatchObject({ check: 'credentials', outcome: 'FAILS', message })
    expect(calls).toEqual(['accountId'])
  })
})

describe('preflight warns of', () => {
  test.each<[string, Answers, object, string]>([
    ['a small quota', { concurrentExecutions: 10 }, {}, 'Lambda concurrency'],
    ['an account without a distribution', { hasDistribution: false }, {}, 'CloudFront'],
    ['the sandbox of SES', { canMailAnyone: false }, {}, 'mail'],
    ['Cognito’s own sender', {}, { userPoolMail: undefined }, 'mail'],
    ['alarms without a recipient', {}, { alarmEmail: undefined }, 'alarms'],
  ])('%s', async (_, answers, settings, check) => {
    expect(await troubles(answers, settings)).toEqual([`${check} WARNS`])
  })
})

test.each(['AccessDeniedException', 'InternalFailure', 'Unknown'])(
  'a check that AWS refuses by %s is reported as not made, and the others are made',
  async code => {
    const { findings } = await checked({ concurrentExecutions: new AwsRefusal(code) })
    const bad = findings.filter(({ outcome }) => outcome !== 'OK')
    expect(bad).toMatchObject([{ check: 'Lambda concurrency', outcome: 'UNKNOWN' }])
    expect(bad[0]?.message).toBe(`could not be checked: ${code}`)
  },
)

test('a wildcard certificate covers one label', async () => {
  const wildcard = { certificate: certificateOf('ISSUED', '*.operator.test') }
  expect(await troubles(wildcard)).toEqual([])
})

test('the sign-in domain of the stage’s own stack passes', async () => {
  const stack = stackWith('CREATE_COMPLETE', { UserPoolId: 'own' })
  expect(await troubles({ userPoolOfDomain: 'own', stack })).toEqual([])
})

test('mail to applicants needs a verified sender in the region of the stage', async () => {
  const mail = { from: 'id@operator.test', productName: 'A', supportUrl: 'https://operator.test/help' }
  const both = (outcome: string) => [`mail to applicants ${outcome}`, `mail ${outcome}`]
  expect(await troubles({}, { mail })).toEqual([])
  expect(await troubles({ isVerifiedSender: false }, { mail })).toEqual(both('FAILS'))
  expect(await troubles({ canMailAnyone: false }, { mail })).toEqual(both('WARNS'))
})

test('a stage with an identity provider of its own needs no mail and no sign-in domain', async () => {
  const oidc = { issuer: 'https://id.operator.test/', audience: ['realname'] }
  const { findings } = await checked({}, { oidc, userPoolMail: undefined, domainPrefix: undefined })
  expect(findings.map(({ check }) => check)).not.toEqual(expect.arrayContaining(['mail']))
})

test.each(machineNames)('the definition of %s is checked without unresolved substitutions', name => {
  const stage = stageOf('production', { production: complete })
  for (const region of ['eu-west-1', 'cn-north-1']) {
    const text = sampleDefinition(name, stage, region)
    expect(text).not.toContain('${')
    expect(aslValidator(JSON.parse(text)).isValid).toBe(true)
  }
})

const sdkError = (name: string, properties: object) =>
  Object.assign(new Error('for nobody to see'), { name, ...properties })

test.each([
  [sdkError('CredentialsProviderError', {}), 'NO_CREDENTIALS'],
  [sdkError('TokenProviderError', {}), 'NO_CREDENTIALS'],
  [sdkError('AccessDenied', { $metadata: {} }), 'AccessDenied'],
  [sdkError('Error', { $metadata: {}, code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  [sdkError('TimeoutError', { $metadata: {} }), 'TimeoutError'],
])('%s of the SDK means %s', (error, means) => {
  expect(refusalOf(error).code).toBe(means)
})

test('a programming error is not reported as a refusal of AWS', () => {
  const fault = new TypeError('undefined is not a function')
  expect(() => refusalOf(fault)).toThrow(fault)
})

test('a finding has one line, and a second one for its action', () => {
  expect(
    linesOf([
      { check: 'region', outcome: 'OK', message: 'eu-west-1' },
      { check: 'certificate', outcome: 'FAILS', message: 'is EXPIRED', action: 'Request another.' },
    ]),
  ).toEqual(['✓ region       eu-west-1', '✗ certificate  is EXPIRED', '               → Request another.'])
})
