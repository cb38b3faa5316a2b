import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { environmentSchemas } from '../../contract/environment.ts'
import { defaultRequestsPerFiveMinutes, rates, stageDefaults } from '../../domain/policy.ts'
import { stageOf } from '../../lib/stage.ts'
import { everything } from '../../local/template-check/everything.ts'
import {
  assemblyOf,
  environmentOf,
  functionsOf,
  propertiesOf,
  refusalOf,
  required,
  resourcesOf,
  stacksOf,
  templateOf,
} from './templates.ts'
import { calendars, identityArn as identity, type VariantName } from './variants.ts'

const certificate = (region: string) => `arn:aws:acm:${region}:123456789012:certificate/5c1e2f60-0000`

const mail = { from: 'no-reply@operator.test', productName: 'Acme', supportUrl: 'https://operator.test/help' }

describe('a stage is refused', () => {
  test('by its name, if it is not among those of cdk.json', () => {
    expect(() => stageOf('prodution', { production: {}, local: {} })).toThrow(
      'No stage "prodution" in cdk.json; there are: production, local',
    )
  })

  test('for a setting that does not exist', () => {
    expect(() => stageOf('production', { production: { certificateQuotta: 3 } })).toThrow('certificateQuotta')
  })

  test.each([
    ['certificateQuota', 0],
    ['certificateQuota', '3'],
    ['draftLifetimeDays', 0],
    ['draftLifetimeDays', 366],
    ['reconcileEveryMinutes', 0],
    ['retention', { imagesDays: 0 }],
    ['retention', { imagesDays: 31, personalFieldsDays: 30 }],
    ['retention', { auditDay: 1 }],
    ['reconcileEveryMinutes', 61],
    ['shortestSide', 0],
    ['shortestSide', 480.5],
    ['maximumAttempts', 0],
    ['fourEyes', 'yes'],
    ['openReviewsPerReviewer', 0],
    ['openReviewsPerReviewer', 51],
    ['webhookAttemptsAtOnce', 0],
    ['webhookAttemptsAtOnce', 101],
    ['readingsAtOnce', 1],
    ['readingsAtOnce', 1001],
    ['mailsAtOnce', 1],
    ['mailsAtOnce', 1001],
    ['neutralRejections', 'yes'],
    ['revokeAtExpiry', 'yes'],
    ['qualitySampleShare', 1.5],
    ['qualitySampleShare', -0.1],
    ['domainPrefix', 'Realname'],
    ['domainPrefix', 'my-aws-reviews'],
    ['domainPrefix', '-realname'],
    ['machineReviewer', 'yes'],
    ['oidc', { audience: ['realname'] }],
    ['oidc', { issuer: 'http://id.example.com', audience: ['realname'] }],
    ['oidc', { issuer: 'https://id.example.com', audience: [] }],
    ['oidc', { issuer: 'https://id.example.com', audience: ['realname'], claims: { role: 'roles' } }],
    [
      'oidc',
      {
        issuer: 'https://id.example.com',
        audience: ['realname'],
        roleValues: { reviewer: '', operator: 'b' },
      },
    ],
    ['closesAt', '24:00'],
    ['opensAt', '9:00'],
    ['architecture', 'arm'],
    ['logRetentionDays', 31],
    ['consentDocumentUrl', 'http://operator.test/consent'],
    ['userPoolMail', { from: 'no-reply@operator.test' }],
    ['userPoolMail', { from: 'no-reply@other.test', identityArn: identity }],
    ['userPoolMail', { from: 'no-reply@operator.test', name: 'A "B" <c>', identityArn: identity }],
    ['mail', { from: 'no-reply@operator.test', productName: 'Acme' }],
    ['mail', { ...mail, identity: 'other.test' }],
    ['mail', { ...mail, productName: 'A\r\nBcc: b@other.test' }],
    ['mail', { ...mail, productName: { en: 'Acme' } }],
    ['mail', { ...mail, supportUrl: 'http://operator.test/help' }],
    ['throttleRate', 0],
    ['streamParallelization', 0],
    ['streamParallelization', 3],
    ['reservedConcurrency', { 'events/validate-document': 0 }],
    ['rates', { applications: 0 }],
    ['rates', { upload: 5 }],
    ['rates', { quotaRefusals: 2.5 }],
    ['consentPolicyVersion', ''],
    ['calendars', { 2027: { off: ['2027-02-30'], work: [] } }],
    ['calendars', { 27: { off: [], work: [] } }],
    ['calendars', { 2027: { off: [] } }],
    ['removable', 'yes'],
    ['testMode', 'yes'],
    ['testMode', true],
    ['edge', true],
    ['edge', { requestsPerFiveMinutes: 9 }],
    ['edge', { secretGeneration: 0 }],
    ['edge', { accessLog: true }],
    ['edge', { domainName: 'id.example.com' }],
    ['edge', { domainName: 'https://id.example.com', certificateArn: certificate('us-east-1') }],
    ['edge', { certificateArn: certificate('us-east-1') }],
    ['edge', { domainName: 'id.example.com', certificateArn: certificate('eu-central-1') }],
  ])('for a wrong %s: %j', (setting, value) => {
    expect(() => stageOf('production', { production: { ...required, [setting]: value } })).toThrow(setting)
  })
})

describe('the document that applicants consent to', () => {
  test.each([
    ['is missing', {}],
    ['is an example', { consentDocumentUrl: 'https://example.com/privacy' }],
    ['is an example of another kind', { consentDocumentUrl: 'https://id.example.org/privacy' }],
  ])('stops the synthesis of a stage for real people when it %s, with an instruction', (_why, settings) => {
    expect(() => stageOf('production', { production: settings })).toThrow(
      /^The stage "production" in cdk.json can't be synthesized:\n.*Set "consentDocumentUrl" to the address of the document that your applicants consent to/,
    )
  })

  test('may be an example in a removable stage', () => {
    expect(stageOf('local', { local: { removable: true } }).consentDocumentUrl).toContain('example.com')
  })

  test('is not set by cdk.json: the operator must name it', () => {
    const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as {
      context: { stages: { production: unknown } }
    }
    expect(() => stageOf('production', context.stages)).toThrow('consentDocumentUrl')
  })
})

describe('a stage for real people that lacks something', () => {
  const warningsOf = (variant: VariantName) => stacksOf(variant)[0].warnings

  test('is synthesized with a warning that has an instruction', () => {
    const warnings = warningsOf('production')
    expect(warnings.map(warning => /set "(\w+)"/.exec(warning)?.[1])).toEqual(['alarmEmail', 'userPoolMail'])
  })

  test('is synthesized without a warning once it is set, or if the stage is removable', () => {
    expect(warningsOf('mail by SES')).toEqual([])
    expect(warningsOf('local')).toEqual([])
  })
})

test('a stage without settings is protected and has the default rules', () => {
  expect(stageOf('production', { production: required })).toMatchObject({
    name: 'production',
    removable: false,
    passwordSignIn: false,
    architecture: 'arm64',
    certificateQuota: 3,
    shortestSide: 480,
    draftLifetimeDays: 30,
    maximumAttempts: 10,
    machineReviewer: false,
    fourEyes: false,
    neutralRejections: false,
    qualitySampleShare: 0,
    timeZone: 'Asia/Shanghai',
    closesAt: '18:00',
    calendars: {},
    retention: { imagesDays: 30, personalFieldsDays: 180, auditDays: 1095 },
    allowedOrigins: [],
    edge: { requestsPerFiveMinutes: 10_000, secretGeneration: 1, accessLogs: false },
  })
})

test('test mode on a stage with protections needs a second setting', () => {
  const both = { ...required, testMode: true, testModeOnProtectedStage: true }
  expect(stageOf('production', { production: both })).toMatchObject({ removable: false, testMode: true })
  expect(stageOf('trial', { trial: { removable: true, testMode: true } })).toMatchObject({ testMode: true })
  expect(stageOf('production', { production: required })).toMatchObject({ testMode: false })
})

test('the defaults of a stage are those of the policy', () => {
  const stage = stageOf('production', { production: required })
  expect(stage).toMatchObject({
    ...stageDefaults,
    edge: { requestsPerFiveMinutes: defaultRequestsPerFiveMinutes },
  })
  expect(stage.rates).toEqual(
    Object.fromEntries(Object.entries(rates).map(([name, { atMost }]) => [name, atMost])),
  )
})

describe('settings reach the functions that use them', () => {
  const template = templateOf('other settings')

  test.each(['api/submit-application', 'steps/conclude-review', 'steps/mark-overdue'])(
    'calendars and hours: %s',
    handler => {
      const { CALENDAR_OVERRIDES, CLOSES_AT, TIME_ZONE } = environmentOf(template, handler)
      expect(JSON.parse(String(CALENDAR_OVERRIDES))).toEqual(calendars)
      expect({ CLOSES_AT, TIME_ZONE }).toEqual({ CLOSES_AT: '17:30', TIME_ZONE: 'Asia/Shanghai' })
    },
  )

  test('the quota and the consent policy', () => {
    expect(environmentOf(template, 'api/submit-application').CERTIFICATE_QUOTA).toBe('2')
    expect(environmentOf(template, 'api/create-application').CONSENT_POLICY_VERSION).toBe('2027-01')
  })

  test('how long content is kept', () => {
    const told = environmentOf(template, 'events/erase-due-content')
    expect(told.RETENTION_IMAGES_DAYS).toBe('7')
    expect(told.RETENTION_PERSONAL_FIELDS_DAYS).toBe('60')
  })

  test('the shortest side of a photo', () => {
    expect(environmentOf(template, 'events/validate-document').SHORTEST_SIDE).toBe('600')
  })

  test.each(['api/decide-review', 'steps/conclude-review'])('the rules for decisions: %s', handler => {
    const { MAXIMUM_ATTEMPTS, FOUR_EYES } = environmentOf(template, handler)
    expect(environmentSchemas.MAXIMUM_ATTEMPTS().parse(MAXIMUM_ATTEMPTS)).toBe(3)
    expect(environmentSchemas.FOUR_EYES().parse(FOUR_EYES)).toBe(true)
  })

  test('what applicants and integrators read', () => {
    for (const handler of ['api/get-application', 'api/list-applications', 'api/export-account']) {
      expect(environmentOf(template, handler)).toMatchObject({
        DRAFT_LIFETIME_DAYS: '14',
        MAXIMUM_ATTEMPTS: '3',
        NEUTRAL_REJECTIONS: 'true',
      })
    }
    expect(environmentOf(template, 'events/prepare-webhooks').NEUTRAL_REJECTIONS).toBe('true')
  })

  test('the draft’s lifetime, as the timeouts of the two waits for a submission', () => {
    const { DefinitionString } = propertiesOf<{ DefinitionString: string }>(
      template,
      'AWS::StepFunctions::StateMachine',
      'WorkflowApplication',
    )
    const { States } = JSON.parse(DefinitionString) as {
      States: Record<string, { TimeoutSeconds?: number }>
    }
    const waits = ['Await submission', 'Await submission a last time'] as const
    const days = waits.map(name => Number(States[name]?.TimeoutSeconds) / (24 * 60 * 60))
    expect(days).toEqual([11, 3])
  })

  test('the reserved concurrency: for the named functions only', () => {
    const reserved = (variant: VariantName) =>
      Object.entries(functionsOf(templateOf(variant)))
        .map(([name, { Properties }]) => [name, Properties.ReservedConcurrentExecutions])
        .filter(([, count]) => count !== undefined)
    expect(reserved('production')).toEqual([])
    expect(reserved('everything')).toEqual([['events/validate-document', 20]])
    expect(refusalOf('concurrency for no function')).toContain('events/validate;')
  })

  test('the architecture and how long logs are kept', () => {
    for (const { Properties } of Object.values(functionsOf(template))) {
      expect(Properties).toMatchObject({ Architectures: ['x86_64'] })
    }
    for (const { Properties } of Object.values(resourcesOf(template, 'AWS::Logs::LogGroup'))) {
      expect(Properties).toMatchObject({ RetentionInDays: 365 })
    }
  })
})

describe('production', () => {
  test('can be synthesized by anyone: it looks nothing up and names no account', () => {
    const { missing, stacks } = assemblyOf('production')
    expect(missing).toEqual([])
    expect(stacks[0]).toMatchObject({
      name: 'realname-production',
      environment: 'aws://unknown-account/unknown-region',
    })
  })

  test('fits into a stack', () => {
    const { Resources } = templateOf('production')
    expect(Object.keys(Resources).length).toBeLessThan(500)
    expect(JSON.stringify(templateOf('production')).length).toBeLessThan(1_000_000)
  })
})

test('the stage with all features has every setting that is off by default, except those for tests', () => {
  const isOff = ([, value]: [string, unknown]) => value === false
  const off = (settings: Record<string, unknown>) => {
    const { edge, ...stage } = stageOf('production', { production: { ...required, ...settings } })
    return [stage, edge].flatMap(of =>
      Object.entries(of)
        .filter(isOff)
        .map(([name]) => name),
    )
  }
  expect(off({})).toEqual(expect.arrayContaining(['malwareScan', 'accessLogs']))
  expect(off(everything)).toEqual(['removable', 'allowLoopback'])
})

test('rates have defaults, each of which a stage may change by itself', () => {
  expect(stageOf('production', { production: required }).rates).toEqual({
    applications: 10,
    uploads: 120,
    submissions: 20,
    quotaRefusals: 5,
    exports: 10,
    claims: 1000,
    searches: 120,
    sessions: 5000,
    openings: 120,
    handoffs: 30,
  })
  expect(stageOf('production', { production: { ...required, rates: { uploads: 7 } } }).rates).toMatchObject({
    uploads: 7,
    submissions: 20,
  })
})
