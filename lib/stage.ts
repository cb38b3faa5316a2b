import * as z from 'zod'
import { calendarYears } from '../contract/environment.ts'
import { rateLimitsSchema } from '../contract/rate-limits.ts'
import { claimNamesSchema, roleValuesSchema } from '../contract/token-rules.ts'
import { timeOfDay } from '../domain/local-time.ts'
import { defaultRequestsPerFiveMinutes, stageDefaults } from '../domain/policy.ts'
import { calendarOf } from '../domain/working-days.ts'

const exampleDocument = 'https://example.com/privacy/real-name-authentication'

/** Names that nobody's document is at. */
function isExample(url: string): boolean {
  return /(^|\.)(example(\.(com|net|org))?|localhost)$/.test(new URL(url).hostname)
}

const time = z.string().regex(timeOfDay)

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}

function areCalendars(years: Parameters<typeof calendarOf>[0]): boolean {
  try {
    return calendarOf(years) !== undefined
  } catch {
    return false
  }
}

/** Cognito takes no prefix with one of these in it. */
export const forbiddenInPrefix = /aws|amazon|cognito/

/** An identity provider of the operator's own, in place of the Cognito user pool. */
const oidcSchema = z.strictObject({
  /** The `iss` of its tokens, to the letter; its keys are found by `/.well-known/openid-configuration`. */
  issuer: z.url({ protocol: /^https$/ }),
  /** Whom access tokens for this API are for: not the clients that get ID tokens, or those would pass, too. */
  audience: z.array(z.string().min(1)).min(1),
  claims: claimNamesSchema()
    .partial()
    .default({})
    .transform(named => ({
      accountId: named.accountId ?? 'sub',
      registrationRegion: named.registrationRegion ?? 'registration_region',
      roles: named.roles ?? 'roles',
    })),
  roleValues: roleValuesSchema().default({ reviewer: 'reviewers', operator: 'operators' }),
  /** Claims that tell an access token from others, and their values. */
  required: z.record(z.string().min(1), z.string()).default({}),
  /** For `edge.pages`: a public client of its own, which may come back to `/signed-in`, by PKCE. */
  pages: z
    .strictObject({
      clientId: z.string().min(1),
      scope: z.string().min(1).default('openid email'),
      /** Where its token endpoint is, if elsewhere than the issuer. */
      origins: z.array(z.url({ protocol: /^https$/ })).default([]),
    })
    .optional(),
})

/** An address that SES may send from for this account, and the identity that says so: the address itself, or its domain. */
const userPoolMailSchema = z
  .strictObject({
    from: z.email(),
    name: z
      .string()
      .regex(/^[^<>"\r\n]{1,64}$/)
      .optional(),
    identityArn: z.string().regex(/^arn:aws[a-z-]*:ses:[a-z0-9-]+:\d{12}:identity\/[^/]+$/),
  })
  .refine(
    ({ from, identityArn }) => {
      const identity = identityArn.split('/')[1] ?? ''
      return identity === from || from.endsWith(`@${identity}`) || from.endsWith(`.${identity}`)
    },
    { path: ['from'], message: 'is not of the identity that identityArn names' },
  )

const hostName = z.string().regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/)

/** A CloudFront distribution with a firewall in front of the API; calls that go around it are refused. */
const edgeSchema = z
  .strictObject({
    /** Where clients find the API. Default: a name of CloudFront's own, which also takes TLS older than 1.2. */
    domainName: hostName.optional(),
    /** Of that name; CloudFront takes certificates of us-east-1 only. */
    certificateArn: z
      .string()
      .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/)
      .optional(),
    /** From one IP address, behind which a whole office may be; more are answered 429. */
    requestsPerFiveMinutes: z.int().min(10).max(2_000_000_000).default(defaultRequestsPerFiveMinutes),
    /** Raised by one, it has the secret replaced by which the edge shows that a request came through it. */
    secretGeneration: z.int().min(1).default(1),
    /** The web client, on the origin of the API. */
    pages: z.boolean().default(false),
    /** Who asked for what, by IP address, for two weeks. */
    accessLogs: z.boolean().default(false),
  })
  .refine(({ domainName, certificateArn }) => (domainName === undefined) === (certificateArn === undefined), {
    path: ['certificateArn'],
    message: 'a domain name needs a certificate, and the other way round',
  })
  .refine(({ pages, domainName }) => !pages || domainName !== undefined, {
    path: ['domainName'],
    message: 'needed for the pages, where people come back to after signing in',
  })

function hasPages(edge: false | z.output<typeof edgeSchema>): boolean {
  return edge !== false && edge.pages
}

/** One stage of a deployment, as cdk.json's context `stages.<name>` describes it. Every setting has a default. */
export const stageSchema = z
  .strictObject({
    /** Lets the stack be deleted with everything in it, and leaves out protections. Never for real people's data. */
    removable: z.boolean().default(false),
    /** Lets users sign in with a plain password call, as scripts do; the web client doesn't need it. */
    passwordSignIn: z.boolean().default(false),
    /** `host` is the machine that deploys: for an engine that runs there. */
    architecture: z.enum(['arm64', 'x86_64', 'host']).default('arm64'),
    /** R11. */
    certificateQuota: z.int().min(1).default(stageDefaults.certificateQuota),
    /** R4: photos with a shorter side, in pixels, are refused as TOO_FEW_PIXELS. */
    shortestSide: z.int().min(1).max(5000).default(stageDefaults.shortestSide),
    /** After so many days without a submission a draft, or a requested retry, expires. An execution lasts a year at most. */
    draftLifetimeDays: z.int().min(1).max(180).default(stageDefaults.draftLifetimeDays),
    /** Submissions of one application. A retry that is asked for on the last of them becomes a rejection. */
    maximumAttempts: z.int().min(1).max(100).default(stageDefaults.maximumAttempts),
    /** A rejection is applied only when a second reviewer confirms it. */
    fourEyes: z.boolean().default(false),
    /** For an engine that ignores the limits of event source mappings: seconds until a consumer gives up an unreadable record. */
    unreadableRecordSeconds: z.int().min(0).max(900).optional(),
    /** How often what no event will repair is looked for. */
    reconcileEveryMinutes: z.int().min(1).max(60).default(stageDefaults.reconcileEveryMinutes),
    /** How many days what is personal is kept: what an application holds, from its end on, and the audit trail. */
    retention: z
      .strictObject({
        imagesDays: z.int().min(1).max(3650).default(stageDefaults.retention.imagesDays),
        personalFieldsDays: z.int().min(1).max(3650).default(stageDefaults.retention.personalFieldsDays),
        auditDays: z.int().min(1).max(36_500).default(stageDefaults.retention.auditDays),
      })
      .refine(({ imagesDays, personalFieldsDays }) => imagesDays <= personalFieldsDays, {
        path: ['personalFieldsDays'],
        message: 'images would outlive what was entered with them',
      })
      .prefault({}),
    /** R13: the working day on which a review is due ends at `closesAt` in this time zone. */
    timeZone: z.string().refine(isTimeZone, 'no such time zone').default(stageDefaults.timeZone),
    opensAt: time.default(stageDefaults.opensAt),
    closesAt: time.default(stageDefaults.closesAt),
    /** Official calendars of years that the built-in one doesn't cover, or gets wrong: `{"2027": {"off": [], "work": []}}`. */
    calendars: calendarYears()
      .refine(areCalendars, 'a date is of another year, or both off and worked')
      .default({}),
    consentPolicyVersion: z.string().min(1).default(stageDefaults.consentPolicyVersion),
    /** Where applicants read what they consent to. Default: an example, which only a removable stage may have. */
    consentDocumentUrl: z.url({ protocol: /^https$/ }).default(exampleDocument),
    /** A client with a secret for a reviewing system of the operator's own. */
    machineReviewer: z.boolean().default(false),
    /** A client with a secret for an integrator's backend: it reads, sets and erases accounts. */
    machineBackend: z.boolean().default(false),
    /**
     * Where people sign in: `https://<domainPrefix>.auth.<region>.amazoncognito.com`. Unique within a region. Default: the
     * stack's name and a part of its id.
     */
    domainPrefix: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
      .refine(prefix => !forbiddenInPrefix.test(prefix), 'names AWS, Amazon or Cognito')
      .optional(),
    /** Default: a user pool of the stack's own. */
    oidc: oidcSchema.optional(),
    /** Who sends the user pool's mail, by SES. Default: Cognito's own sender, of a few dozen mails a day. */
    userPoolMail: userPoolMailSchema.optional(),
    /** Web origins whose pages may call the API and upload into the inbox. None: no browser can. */
    allowedOrigins: z.array(z.string()).default([]),
    /** Who hears the alarms, besides what the operator subscribes to their topic. */
    alarmEmail: z.email().optional(),
    logRetentionDays: z
      .union([z.literal(30), z.literal(90), z.literal(365)])
      .default(stageDefaults.logRetentionDays),
    /** Off (`false`) where there is no CloudFront, as in China and on a local engine: clients call the gateway itself. */
    edge: z.union([z.literal(false), edgeSchema]).prefault({}),
    /** Records who reads and writes which file and item, by CloudTrail, as long as the audit trail is kept. */
    cloudTrail: z.boolean().default(false),
    /** Has GuardDuty look at files for malware, and tell the alarms' topic. */
    malwareScan: z.boolean().default(false),
    /** What one account may ask for: applications, submissions, quotaRefusals, exports, claims a day, uploads an hour. */
    rates: rateLimitsSchema().prefault({}),
    /** How many batches of one shard of the table's stream each of its two consumers takes at once. */
    streamParallelization: z.int().min(1).max(2).default(stageDefaults.streamParallelization),
    /** Executions kept for a function, and its limit, by the name of its handler: `{"events/validate-document": 20}`. */
    reservedConcurrency: z.record(z.string(), z.int().min(1)).default({}),
    /** Requests a second, for the whole API. */
    throttleRate: z.int().min(1).default(stageDefaults.throttleRate),
    throttleBurst: z.int().min(1).default(stageDefaults.throttleBurst),
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, {
    path: ['closesAt'],
    message: 'closes before it opens',
  })
  .refine(({ removable, consentDocumentUrl }) => removable || !isExample(consentDocumentUrl), {
    path: ['consentDocumentUrl'],
    message:
      'Set "consentDocumentUrl" to the address of the document that your applicants consent to; a stage for real people has no example',
  })
  .refine(({ oidc, userPoolMail }) => oidc === undefined || userPoolMail === undefined, {
    path: ['userPoolMail'],
    message: 'is of the user pool, which a stage with oidc has not',
  })
  .refine(({ oidc, machineReviewer }) => oidc === undefined || !machineReviewer, {
    path: ['machineReviewer'],
    message: 'is a client of the user pool, which a stage with oidc has not',
  })
  .refine(({ oidc, machineBackend }) => oidc === undefined || !machineBackend, {
    path: ['machineBackend'],
    message: 'is a client of the user pool, which a stage with oidc has not',
  })
  .refine(({ edge, oidc }) => !hasPages(edge) || oidc === undefined || oidc.pages !== undefined, {
    path: ['oidc', 'pages'],
    message: 'needed for the pages, where people sign in',
  })

export type EdgeSettings = z.output<typeof edgeSchema>

export type UserPoolMail = z.output<typeof userPoolMailSchema>

export type Stage = z.output<typeof stageSchema> & { readonly name: string }

/** Where the web client is, if the stage has it. */
export function pagesOrigin({ edge }: Stage): string | undefined {
  return edge !== false && edge.pages && edge.domainName !== undefined
    ? `https://${edge.domainName}`
    : undefined
}

/** Picks and checks a stage from the context; an unknown or misspelt one stops the synthesis with its name. */
export function stageOf(name: string, stages: unknown): Stage {
  const all = z.record(z.string(), z.unknown()).parse(stages)
  const settings = all[name]
  if (settings === undefined) {
    throw new Error(`No stage "${name}" in cdk.json; there are: ${Object.keys(all).join(', ')}`)
  }
  if (!/^[a-z][a-z0-9-]{0,24}$/.test(name)) {
    throw new Error(
      `The stage "${name}" needs another name: at most 25 lower-case letters, digits and dashes, a letter first`,
    )
  }
  const { data, error } = stageSchema.safeParse(settings)
  if (data === undefined) {
    throw new Error(`The stage "${name}" in cdk.json can't be synthesized:\n${z.prettifyError(error)}`)
  }
  return { name, ...data }
}
