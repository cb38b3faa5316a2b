import * as z from 'zod'
import { calendarYears } from '../contract/environment.ts'
import { senderNameSchema } from '../contract/mail-settings.ts'
import { rateLimitsSchema } from '../contract/rate-limits.ts'
import { claimNamesSchema, roleValuesSchema } from '../contract/token-rules.ts'
import { timeOfDay } from '../domain/local-time.ts'
import {
  defaultRequestsPerFiveMinutes,
  longestSessionHours,
  mostOpenReviewsPerReviewer,
  stageDefaults,
  webhookLimits,
} from '../domain/policy.ts'
import { calendarOf } from '../domain/working-days.ts'

const exampleDocument = 'https://example.com/privacy/real-name-authentication'

/** Reserved host names, on which no operator has a document. */
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

function isOrigin(url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === url
}

const notAnOrigin = 'must be an origin, such as https://shop.example.com'

/** Cognito refuses prefixes that contain one of these. */
export const forbiddenInPrefix = /aws|amazon|cognito/

/** The operator's own identity provider, instead of the Cognito user pool. */
const oidcSchema = z.strictObject({
  /** The exact `iss` claim of its tokens. Its keys are found through `/.well-known/openid-configuration`. */
  issuer: z.url({ protocol: /^https$/ }),
  /** The audience of access tokens. It must not be a client that gets ID tokens: the API would accept them, too. */
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
  /** Claims that distinguish access tokens from other tokens, and their values. */
  required: z.record(z.string().min(1), z.string()).default({}),
  /** Whether tokens with a scope of ours are a machine's: the issuer must give such scopes to machine clients only. */
  machineTokens: z.boolean().default(false),
  /** For `edge.pages`: a public client with PKCE and the callback `/signed-in`. */
  pages: z
    .strictObject({
      clientId: z.string().min(1),
      scope: z.string().min(1).default('openid email'),
      /** Origins of its endpoints, if they differ from the issuer's. */
      origins: z.array(z.url({ protocol: /^https$/ })).default([]),
    })
    .optional(),
})

/** The sender of mail by SES, and its verified identity: the address or its domain. */
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
    { path: ['from'], message: 'does not belong to the identity of identityArn' },
  )

/** Runs of a function for the messages of a queue: the range that AWS allows. */
const atOnce = () => z.int().min(2).max(1000)

/** E-mails to applicants, by SES in the region of the stage. */
const mailSchema = z
  .strictObject({
    from: z.email(),
    /** The verified identity: the address, its domain or a domain above it. Default: the domain of `from`. */
    identity: z.string().min(1).optional(),
    /** Where answers go. Default: to `from`. */
    replyTo: z.email().optional(),
    /** The name that applicants know. Mails come from it. */
    productName: z.union([
      senderNameSchema().transform(name => ({ en: name, zh: name })),
      z.strictObject({ en: senderNameSchema(), zh: senderNameSchema() }),
    ]),
    /** Where applicants find help. */
    supportUrl: z.url({ protocol: /^https$/ }),
  })
  .transform(({ identity, ...mail }) => ({
    ...mail,
    identity: identity ?? mail.from.slice(mail.from.indexOf('@') + 1),
  }))
  .refine(
    ({ from, identity }) =>
      identity === from || from.endsWith(`@${identity}`) || from.endsWith(`.${identity}`),
    { path: ['from'], message: 'does not belong to the identity' },
  )

const hostName = z.string().regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/)

/** A CloudFront distribution with a firewall in front of the API. Functions refuse requests that bypass it. */
const edgeSchema = z
  .strictObject({
    /** The domain name of the API. Default: a name of CloudFront's, which also accepts TLS older than 1.2. */
    domainName: hostName.optional(),
    /** The certificate of `domainName`. CloudFront accepts certificates of us-east-1 only. */
    certificateArn: z
      .string()
      .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/)
      .optional(),
    /** Maximum for one IP address, which a whole office may share. Further requests are answered 429. */
    requestsPerFiveMinutes: z.int().min(10).max(2_000_000_000).default(defaultRequestsPerFiveMinutes),
    /** Raise it by one to replace the secret that CloudFront sends to the functions. */
    secretGeneration: z.int().min(1).default(1),
    /** Serves the web client on the origin of the API. */
    pages: z.boolean().default(false),
    /** Logs requests with IP addresses, and keeps the logs for two weeks. */
    accessLogs: z.boolean().default(false),
  })
  .refine(({ domainName, certificateArn }) => (domainName === undefined) === (certificateArn === undefined), {
    path: ['certificateArn'],
    message: 'domainName and certificateArn must be set together',
  })
  .refine(({ pages, domainName }) => !pages || domainName !== undefined, {
    path: ['domainName'],
    message: 'pages need it: users return to it after signing in',
  })

function hasPages(edge: false | z.output<typeof edgeSchema>): boolean {
  return edge !== false && edge.pages
}

const copiesSchema = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/),
  /** Days after which a backup expires. Erased content remains in it until then. */
  days: z.int().min(1).max(35).default(35),
  every: z.enum(['hour', 'day']).default('day'),
})

/** The settings of a stage: `stages.<name>` in the context of cdk.json. */
export const stageSchema = z
  .strictObject({
    /** Allows deleting the stack with all of its data. Never for data of real people. */
    removable: z.boolean().default(false),
    /** Allows signing in by `USER_PASSWORD_AUTH`, for scripts. The web client does not need it. */
    passwordSignIn: z.boolean().default(false),
    /** `host` is the architecture of the deploying machine, for a local engine. */
    architecture: z.enum(['arm64', 'x86_64', 'host']).default('arm64'),
    /** R11. */
    certificateQuota: z.int().min(1).default(stageDefaults.certificateQuota),
    /** R4: photos with a shorter side, in pixels, are refused as TOO_FEW_PIXELS. */
    shortestSide: z.int().min(1).max(5000).default(stageDefaults.shortestSide),
    /** Whether machines read accepted documents. They decide nothing. */
    evidence: z.boolean().default(stageDefaults.evidence),
    /** Years. Reviewers get a hint if the holder seems to be younger. Default: none. */
    minimumAge: z.int().min(1).max(120).optional(),
    /** Days without a submission after which a draft or a requested retry expires. An execution lasts a year at most. */
    draftLifetimeDays: z.int().min(1).max(180).default(stageDefaults.draftLifetimeDays),
    /** Maximum number of submissions of one application. A retry requested for the last one becomes a rejection. */
    maximumAttempts: z.int().min(1).max(100).default(stageDefaults.maximumAttempts),
    /** Requires a second reviewer to confirm each rejection. */
    fourEyes: z.boolean().default(false),
    /** The share of reviewers' decisions that a second reviewer reviews without knowing the first decision. */
    qualitySampleShare: z.number().min(0).max(1).default(stageDefaults.qualitySampleShare),
    /** Reviews that one reviewer may hold at a time. Default: no limit. */
    openReviewsPerReviewer: z.int().min(1).max(mostOpenReviewsPerReviewer).optional(),
    /** Webhooks that are sent to one endpoint at the same time. */
    webhookAttemptsAtOnce: z
      .int()
      .min(1)
      .max(webhookLimits.mostAttemptsAtOnce)
      .default(stageDefaults.webhookAttemptsAtOnce),
    /** Documents that machines read at the same time. More wait in a queue. */
    readingsAtOnce: atOnce().default(stageDefaults.readingsAtOnce),
    /** Mails to applicants that are sent at the same time. More wait in a queue. */
    mailsAtOnce: atOnce().default(stageDefaults.mailsAtOnce),
    /** Applicants and webhooks get a neutral reason in place of suspected fraud. */
    neutralRejections: z.boolean().default(false),
    /** Whether an authentication ends when its certificate expires. */
    revokeAtExpiry: z.boolean().default(stageDefaults.revokeAtExpiry),
    /** For an engine that ignores the limits of event source mappings: seconds until a consumer gives up an unreadable record. */
    unreadableRecordSeconds: z.int().min(0).max(900).optional(),
    /** Minutes between two runs of the reconciler. */
    reconcileEveryMinutes: z.int().min(1).max(60).default(stageDefaults.reconcileEveryMinutes),
    /** Days for which personal data is kept: content of applications, counted from their end, and the audit trail. */
    retention: z
      .strictObject({
        imagesDays: z.int().min(1).max(3650).default(stageDefaults.retention.imagesDays),
        personalFieldsDays: z.int().min(1).max(3650).default(stageDefaults.retention.personalFieldsDays),
        auditDays: z.int().min(1).max(36_500).default(stageDefaults.retention.auditDays),
      })
      .refine(({ imagesDays, personalFieldsDays }) => imagesDays <= personalFieldsDays, {
        path: ['personalFieldsDays'],
        message: 'must be at least imagesDays',
      })
      .prefault({}),
    /** R13: a review is due at `closesAt` in this time zone. */
    timeZone: z.string().refine(isTimeZone, 'no such time zone').default(stageDefaults.timeZone),
    opensAt: time.default(stageDefaults.opensAt),
    closesAt: time.default(stageDefaults.closesAt),
    /** Official calendars that replace or extend the built-in years: `{"2027": {"off": [], "work": []}}`. */
    calendars: calendarYears()
      .refine(areCalendars, 'a date is of another year, or both off and worked')
      .default({}),
    consentPolicyVersion: z.string().min(1).default(stageDefaults.consentPolicyVersion),
    /** The address of the document that applicants consent to. Default: an example, for removable stages only. */
    consentDocumentUrl: z.url({ protocol: /^https$/ }).default(exampleDocument),
    /** Adds a client with a secret for a reviewing system. */
    machineReviewer: z.boolean().default(false),
    /** Adds a client with a secret for an integrator's backend, which reads, sets and erases accounts. */
    machineBackend: z.boolean().default(false),
    /**
     * Prefix of the hosted sign-in pages, `https://<domainPrefix>.auth.<region>.amazoncognito.com`. It is unique within a
     * region. Default: the stack's name and a part of its id.
     */
    domainPrefix: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
      .refine(prefix => !forbiddenInPrefix.test(prefix), 'names AWS, Amazon or Cognito')
      .optional(),
    /** Default: the stack has its own user pool. */
    oidc: oidcSchema.optional(),
    /** Sends the user pool's mail by SES. Default: Cognito's own sender, limited to 50 mails a day. */
    userPoolMail: userPoolMailSchema.optional(),
    /** Sends e-mails to applicants. Default: none. */
    mail: mailSchema.optional(),
    /** Hours for which a session of an integrator's backend can be opened. */
    sessionHours: z.int().min(1).max(longestSessionHours).default(stageDefaults.sessionHours),
    /** The origin of the pages on which sessions open. Default: that of `edge.pages`; without pages, no session can be created. */
    sessionPages: z
      .url({ protocol: /^https?$/ })
      .refine(isOrigin, notAnOrigin)
      .optional(),
    /** Origins to which pages of sessions may go back, such as `https://shop.example.com`. */
    returnOrigins: z.array(z.url({ protocol: /^https$/ }).refine(isOrigin, notAnOrigin)).default([]),
    /** Accepts addresses of the machine itself (loopback), by HTTP too. For tests. */
    allowLoopback: z.boolean().default(false),
    /** Simulated decisions and passage of time. On a stage that is not removable, it needs `testModeOnProtectedStage` too. */
    testMode: z.boolean().default(false),
    /** States that a stage that is not removable is for tests, and has no real people. */
    testModeOnProtectedStage: z.boolean().default(false),
    /** Web origins whose pages may call the API and upload files. Default: none. */
    allowedOrigins: z.array(z.string()).default([]),
    /** An e-mail address that gets alarms, besides the subscribers of their topic. */
    alarmEmail: z.email().optional(),
    logRetentionDays: z
      .union([z.literal(30), z.literal(90), z.literal(365)])
      .default(stageDefaults.logRetentionDays),
    /** `false` where there is no CloudFront, as in China and on a local engine: clients call the gateway directly. */
    edge: z.union([z.literal(false), edgeSchema]).prefault({}),
    /** Records reads and writes of files and items by CloudTrail, and keeps the records as long as the audit trail. */
    cloudTrail: z.boolean().default(false),
    /** Scans files for malware by GuardDuty, which notifies the alarms' topic. */
    malwareScan: z.boolean().default(false),
    /** Backups of tables and vault, each copied to another region. Default: none. */
    copies: copiesSchema.optional(),
    /** Keys that can be replicated to another region. It can't be changed after the first deployment. */
    multiRegionKeys: z.boolean().default(false),
    /** Rates of one account: applications, submissions, quotaRefusals, exports and claims a day, uploads and searches an hour. */
    rates: rateLimitsSchema().prefault({}),
    /** Batches of one shard of the table's stream that each consumer processes at once. */
    streamParallelization: z.int().min(1).max(2).default(stageDefaults.streamParallelization),
    /** Reserved concurrency by the name of a handler: `{"events/validate-document": 20}`. */
    reservedConcurrency: z.record(z.string(), z.int().min(1)).default({}),
    /** Requests a second, for the API as a whole. */
    throttleRate: z.int().min(1).default(stageDefaults.throttleRate),
    throttleBurst: z.int().min(1).default(stageDefaults.throttleBurst),
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, {
    path: ['closesAt'],
    message: 'must be later than opensAt',
  })
  .refine(({ removable, consentDocumentUrl }) => removable || !isExample(consentDocumentUrl), {
    path: ['consentDocumentUrl'],
    message:
      'Set "consentDocumentUrl" to the address of the document that your applicants consent to; a stage for real people has no example',
  })
  .refine(({ removable, allowLoopback }) => removable || !allowLoopback, {
    path: ['allowLoopback'],
    message: 'is for tests, and needs a removable stage',
  })
  .refine(
    ({ removable, testMode, testModeOnProtectedStage }) => !testMode || removable || testModeOnProtectedStage,
    {
      path: ['testMode'],
      message: 'lets programs decide applications; on a protected stage set testModeOnProtectedStage, too',
    },
  )
  .refine(({ oidc, userPoolMail }) => oidc === undefined || userPoolMail === undefined, {
    path: ['userPoolMail'],
    message: 'needs the user pool, which a stage with oidc does not have',
  })
  .refine(({ oidc, machineReviewer }) => oidc === undefined || !machineReviewer, {
    path: ['machineReviewer'],
    message: 'needs the user pool, which a stage with oidc does not have',
  })
  .refine(({ oidc, machineBackend }) => oidc === undefined || !machineBackend, {
    path: ['machineBackend'],
    message: 'needs the user pool, which a stage with oidc does not have',
  })
  .refine(({ edge, oidc }) => !hasPages(edge) || oidc === undefined || oidc.pages !== undefined, {
    path: ['oidc', 'pages'],
    message: 'pages need it to sign in',
  })

export type CopySettings = z.output<typeof copiesSchema>

export type EdgeSettings = z.output<typeof edgeSchema>

export type ApplicantMailSettings = z.output<typeof mailSchema>

export type UserPoolMail = z.output<typeof userPoolMailSchema>

export type Stage = z.output<typeof stageSchema> & { readonly name: string }

/** The origin of the web client, if the stage has one. */
export function pagesOrigin({ edge }: Stage): string | undefined {
  return edge !== false && edge.pages && edge.domainName !== undefined
    ? `https://${edge.domainName}`
    : undefined
}

/** Reads and checks a stage of the context. An unknown stage or setting fails with its name. */
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
