import { readFileSync } from 'node:fs'
import { everything } from '../../local/template-check/everything.ts'

/** A stage with its settings in cdk.json, if any, and additional settings of a test. */
export interface Variant {
  readonly stage: string
  readonly settings?: Readonly<Record<string, unknown>>
  /** Default: eu-central-1. */
  readonly region?: string
}

export const stageNames = ['production', 'local'] as const

/** The context of cdk.json. */
export const context = (
  JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as {
    context: { stages: Record<string, Record<string, unknown>> }
  }
).context

/** Settings that a stage for real people needs and cdk.json does not have. */
export const required = { consentDocumentUrl: 'https://operator.test/consent' }

export const identityArn = 'arn:aws:ses:eu-central-1:123456789012:identity/operator.test'

export const calendars = { 2027: { off: ['2027-02-08'], work: ['2027-02-14'] } }

/** An issuer with every setting of its own. */
export const ownIssuer = {
  issuer: 'https://id.example.com/',
  audience: ['realname', 'realname-batch'],
  claims: { accountId: 'uid', roles: 'https://id.example.com/roles' },
  roleValues: { reviewer: 'kyc-review', operator: 'kyc-operate' },
  required: { typ: 'at+jwt' },
}

/** An issuer with pages and its settings for them. */
export const issuerOfPages = { issuer: 'https://issuer.example/realm', audience: ['realname'] }
export const stated = {
  testMode: true,
  testModeOnProtectedStage: true,
  shortestSide: 600,
  timeZone: 'Europe/Berlin',
  certificateQuota: 1,
  draftLifetimeDays: 7,
  neutralRejections: true,
  revokeAtExpiry: true,
}

const {
  edge: _edge,
  machineReviewer: _reviewer,
  machineBackend: _backend,
  domainPrefix: _prefix,
  userPoolMail: _mail,
  mail: _applicantMail,
  copies: _copies,
  ...allowedInChina
} = everything

/** A stage with all options that exist in China. */
const china = {
  ...allowedInChina,
  edge: false,
  oidc: { issuer: 'https://id.example.com', audience: ['realname'] },
}

const production = (settings: Variant['settings'] = {}): Variant => ({ stage: 'production', settings })

/** The apps that the tests synthesize, each once. */
export const variants = {
  production: production(),
  local: { stage: 'local' },
  everything: production(everything),
  'everything in another region': { ...production(everything), region: 'ap-southeast-1' },
  'other settings': production({
    calendars,
    certificateQuota: 2,
    shortestSide: 600,
    closesAt: '17:30',
    retention: { imagesDays: 7, personalFieldsDays: 60, auditDays: 400 },
    consentPolicyVersion: '2027-01',
    draftLifetimeDays: 14,
    maximumAttempts: 3,
    fourEyes: true,
    neutralRejections: true,
    logRetentionDays: 365,
    architecture: 'x86_64',
    reconcileEveryMinutes: 1,
    edge: { requestsPerFiveMinutes: 50, secretGeneration: 3 },
  }),
  'no evidence': production({ evidence: false }),
  'a reviewing system': production({ machineReviewer: true, domainPrefix: 'realname-of-example' }),
  'mail by SES': production({
    alarmEmail: 'alarms@operator.test',
    userPoolMail: { from: 'no-reply@id.operator.test', identityArn },
  }),
  'an issuer of its own': production({ oidc: ownIssuer }),
  'pages and an issuer': production({
    edge: everything.edge,
    oidc: { ...issuerOfPages, pages: { clientId: 'pages', origins: ['https://tokens.example'] } },
    ...stated,
  }),
  'a stage named laws': { stage: 'laws' },
  'copies in its own region': production({ copies: { region: 'eu-central-1' } }),
  'concurrency for no function': production({ reservedConcurrency: { 'events/validate': 20 } }),
  China: { ...production(china), region: 'cn-north-1' },
  'China with an edge': { ...production({ ...china, edge: {} }), region: 'cn-northwest-1' },
  'China with mail': { ...production({ ...china, mail: everything.mail }), region: 'cn-north-1' },
  'China without an issuer': { ...production({ ...china, oidc: undefined }), region: 'cn-northwest-1' },
} as const satisfies Record<string, Variant>

export type VariantName = keyof typeof variants
