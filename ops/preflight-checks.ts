import * as z from 'zod'
import { firewallRegion } from '../lib/edge-firewall-stack.ts'
import type { Stage } from '../lib/stage.ts'
import { type AwsCli, AwsRefusal } from './aws-cli.ts'

/** `FAILS`: the deployment would fail, or the stage not work. `UNKNOWN`: this could not be checked. */
type Outcome = 'OK' | 'WARNS' | 'FAILS' | 'UNKNOWN'

export interface Finding {
  readonly check: string
  readonly outcome: Outcome
  readonly says: string
  /** What to do about it. */
  readonly action?: string
}

export interface Preflight {
  readonly aws: AwsCli
  readonly stage: Stage
  readonly region: string | undefined
  /** The definitions of the state machines, each with values for what is substituted. */
  readonly definitions: Readonly<Record<string, string>>
}

type Result = Omit<Finding, 'check'>

const ok = (says: string): Result => ({ outcome: 'OK', says })
const warns = (says: string, action: string): Result => ({ outcome: 'WARNS', says, action })
const fails = (says: string, action: string): Result => ({ outcome: 'FAILS', says, action })

const lacksRights = /AccessDenied|UnauthorizedOperation|NotAuthorized/

/** Runs one check. A call that is refused for another reason than the check expects is told, not swallowed. */
async function finding(check: string, run: () => Promise<Result>): Promise<Finding> {
  try {
    return { check, ...(await run()) }
  } catch (error) {
    if (!(error instanceof AwsRefusal)) throw error
    const action = lacksRights.test(error.code)
      ? 'Check it by hand, or run this with rights to read it.'
      : 'Check it by hand, or run this again.'
    return { check, outcome: 'UNKNOWN', says: `could not be checked: ${error.code}`, action }
  }
}

/** What a call answers, or `undefined` if AWS refuses it with one of these errors. */
async function unless<T>(codes: readonly string[], call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    if (error instanceof AwsRefusal && codes.includes(error.code)) return undefined
    throw error
  }
}

const callerSchema = z.object({ Account: z.string() })

/** Whatever it is refused for: without an answer nothing else can be checked. */
async function credentials(aws: AwsCli): Promise<Result> {
  try {
    return ok(`account ${callerSchema.parse(await aws('sts', 'get-caller-identity')).Account}`)
  } catch (error) {
    if (!(error instanceof AwsRefusal)) throw error
    return fails(
      `AWS does not say whose these are: ${error.code}`,
      'Install the AWS CLI, and give it valid credentials: `aws configure`, or `aws sso login`.',
    )
  }
}

function regionIsSet(region: string | undefined): Result {
  return region === undefined
    ? fails('no region is set', 'Set AWS_REGION to the region of the stage.')
    : ok(region)
}

/** The oldest version of the bootstrap stack that deployments by roles work with. */
const oldestBootstrap = 6
const parameterSchema = z.object({ Parameter: z.object({ Value: z.coerce.number() }) })

async function bootstrap({ aws }: Preflight, account: string, region: string): Promise<Result> {
  const name = '/cdk-bootstrap/hnb659fds/version'
  const call = aws('ssm', 'get-parameter', '--name', name, '--region', region)
  const found = await unless(['ParameterNotFound'], call)
  const action = `Run: npx cdk bootstrap aws://${account}/${region}`
  if (found === undefined) return fails(`${region} is not bootstrapped`, action)
  const { Value: version } = parameterSchema.parse(found).Parameter
  return version < oldestBootstrap
    ? fails(`${region} has version ${version}; at least ${oldestBootstrap} is needed`, action)
    : ok(`${region} has version ${version}`)
}

const stacksSchema = z.object({
  Stacks: z
    .array(
      z.object({
        StackStatus: z.string(),
        Outputs: z.array(z.object({ OutputKey: z.string(), OutputValue: z.string() })).default([]),
      }),
    )
    .default([]),
})

type Described = z.output<typeof stacksSchema>['Stacks'][number] | undefined

async function describe({ aws, stage }: Preflight): Promise<Described> {
  const call = aws('cloudformation', 'describe-stacks', '--stack-name', `realname-${stage.name}`)
  const found = await unless(['ValidationError'], call)
  return found === undefined ? undefined : stacksSchema.parse(found).Stacks[0]
}

async function earlierAttempt(preflight: Preflight): Promise<Result> {
  const stack = await describe(preflight)
  const name = `realname-${preflight.stage.name}`
  if (stack === undefined) return ok(`${name} does not exist yet`)
  const { StackStatus: status } = stack
  // A change set was made and never carried out: the stack is empty.
  if (status === 'REVIEW_IN_PROGRESS') return ok(`${name} is not deployed yet`)
  if (/^(ROLLBACK_COMPLETE|ROLLBACK_FAILED|CREATE_FAILED|DELETE_FAILED)$/.test(status)) {
    return fails(`${name} is ${status}`, 'See “A first deployment that failed” in docs/operations.md.')
  }
  if (status === 'UPDATE_ROLLBACK_FAILED') {
    return fails(
      `${name} is ${status}`,
      `Run: aws cloudformation continue-update-rollback --stack-name ${name}`,
    )
  }
  return /IN_PROGRESS$/.test(status)
    ? fails(`${name} is ${status}`, 'Wait until that deployment has ended.')
    : ok(`${name} is ${status}`)
}

const quotaSchema = z.object({ AccountLimit: z.object({ ConcurrentExecutions: z.number() }) })
/** What Lambda keeps for functions without a reservation. */
const unreserved = 100

async function concurrency({ aws, stage }: Preflight): Promise<Result> {
  const { ConcurrentExecutions: quota } = quotaSchema.parse(
    await aws('lambda', 'get-account-settings'),
  ).AccountLimit
  const reserved = Object.values(stage.reservedConcurrency).reduce((sum, each) => sum + each, 0)
  const action = 'Ask for more: Service Quotas, AWS Lambda, Concurrent executions (L-B99A9384).'
  if (reserved > 0 && quota - reserved < unreserved) {
    return fails(`${quota} executions at once, of which the stage reserves ${reserved}`, action)
  }
  return quota < unreserved
    ? warns(`${quota} executions at once are few: callers would be answered 503`, action)
    : ok(`${quota} executions at once`)
}

const distributionsSchema = z.object({
  DistributionList: z.object({ Items: z.array(z.unknown()).optional() }).optional(),
})

async function cloudFront({ aws }: Preflight): Promise<Result> {
  const { DistributionList } = distributionsSchema.parse(
    await aws('cloudfront', 'list-distributions', '--max-items', '1'),
  )
  if ((DistributionList?.Items ?? []).length > 0) return ok('the account has a distribution already')
  return warns(
    'the account has no distribution: whether AWS has verified it for CloudFront shows only at deployment',
    'If it is a new account, ask AWS Support to verify it for CloudFront first, or deploy with "edge": false.',
  )
}

const certificateSchema = z.object({
  Certificate: z.object({ Status: z.string(), SubjectAlternativeNames: z.array(z.string()).default([]) }),
})

function covers(name: string, domain: string): boolean {
  return name === domain || (name.startsWith('*.') && domain.split('.').slice(1).join('.') === name.slice(2))
}

async function certificate({ aws }: Preflight, arn: string, domain: string): Promise<Result> {
  const call = aws('acm', 'describe-certificate', '--certificate-arn', arn, '--region', firewallRegion)
  const found = await unless(['ResourceNotFoundException'], call)
  if (found === undefined) {
    return fails('does not exist', `Request one for ${domain} in ${firewallRegion}, and set certificateArn.`)
  }
  const { Status: status, SubjectAlternativeNames: names } = certificateSchema.parse(found).Certificate
  if (status !== 'ISSUED')
    return fails(`is ${status}`, 'Complete its validation, and wait until it is issued.')
  return names.some(name => covers(name, domain))
    ? ok(`is issued for ${domain}`)
    : fails(`is of ${names.join(', ')}`, `Request one for ${domain} in ${firewallRegion}.`)
}

const domainSchema = z.object({
  DomainDescription: z.object({ UserPoolId: z.string().optional() }).default({}),
})

async function domainPrefix(preflight: Preflight, prefix: string): Promise<Result> {
  const { DomainDescription } = domainSchema.parse(
    await preflight.aws('cognito-idp', 'describe-user-pool-domain', '--domain', prefix),
  )
  const { UserPoolId: owner } = DomainDescription
  if (owner === undefined) return ok(`${prefix} is free, as far as this account can see`)
  const own = (await describe(preflight))?.Outputs.find(({ OutputKey }) => OutputKey === 'UserPoolId')
  return own?.OutputValue === owner
    ? ok(`${prefix} is this stage’s`)
    : fails(`${prefix} is taken by the user pool ${owner}`, 'Set another domainPrefix, or none.')
}

const sendingSchema = z.object({ ProductionAccessEnabled: z.boolean().default(false) })
const identitySchema = z.object({ VerifiedForSendingStatus: z.boolean().default(false) })

async function mail({ aws, stage }: Preflight): Promise<Result> {
  const { userPoolMail } = stage
  if (userPoolMail === undefined) {
    return warns(
      'invitations are sent by Cognito’s own sender: a few dozen mails a day',
      'Set userPoolMail to send them by SES.',
    )
  }
  const [, , , , , identity = ''] = userPoolMail.identityArn.split(':')
  const at = ['--region', userPoolMail.identityArn.split(':')[3] ?? '']
  const name = identity.replace('identity/', '')
  const call = aws('sesv2', 'get-email-identity', '--email-identity', name, ...at)
  const found = await unless(['NotFoundException'], call)
  if (found === undefined || !identitySchema.parse(found).VerifiedForSendingStatus) {
    return fails(`${name} is not verified in SES`, `Verify ${name} in SES.`)
  }
  return sendingSchema.parse(await aws('sesv2', 'get-account', ...at)).ProductionAccessEnabled
    ? ok(`SES sends for ${name}`)
    : warns(
        'SES is in its sandbox: it sends to verified addresses alone',
        'Ask for production access of SES.',
      )
}

const validitySchema = z.object({
  result: z.enum(['OK', 'FAIL']),
  diagnostics: z.array(z.object({ code: z.string(), location: z.string().optional() })).default([]),
})

async function definition({ aws }: Preflight, text: string): Promise<Result> {
  const { result, diagnostics } = validitySchema.parse(
    await aws('stepfunctions', 'validate-state-machine-definition', '--definition', text),
  )
  const found = diagnostics.map(({ code, location = '' }) => `${code} ${location}`.trim()).join('; ')
  return result === 'OK' ? ok('is valid') : fails(found, 'Mend the file in statemachine/.')
}

/** Checks what a deployment of the stage needs, as far as it can be read. Changes nothing. */
export async function preflight(given: Preflight): Promise<Finding[]> {
  const { aws, stage, region, definitions } = given
  const who = await finding('credentials', () => credentials(aws))
  const where = { check: 'region', ...regionIsSet(region) }
  const settings: Finding[] = [
    {
      check: 'alarms',
      ...(stage.alarmEmail === undefined
        ? warns(
            'nobody gets the alarms by e-mail',
            'Set alarmEmail, or subscribe to the topic after deploying.',
          )
        : ok(`go to ${stage.alarmEmail}, who must confirm`)),
    },
  ]
  if (who.outcome !== 'OK' || region === undefined) return [who, where, ...settings]
  const account = who.says.replace('account ', '')
  const { edge } = stage
  const checks: [string, () => Promise<Result>][] = [
    ['earlier deployment', () => earlierAttempt(given)],
    ['bootstrap', () => bootstrap(given, account, region)],
    ['Lambda concurrency', () => concurrency(given)],
    ...Object.entries(definitions).map(
      ([name, text]) =>
        [`state machine ${name}`, () => definition(given, text)] as [string, () => Promise<Result>],
    ),
  ]
  if (edge !== false) {
    if (region !== firewallRegion) {
      checks.push(['bootstrap of the edge', () => bootstrap(given, account, firewallRegion)])
    }
    checks.push(['CloudFront', () => cloudFront(given)])
    const { certificateArn, domainName } = edge
    if (certificateArn !== undefined && domainName !== undefined) {
      checks.push(['certificate', () => certificate(given, certificateArn, domainName)])
    }
  }
  if (stage.oidc === undefined) {
    checks.push(['mail', () => mail(given)])
    const { domainPrefix: prefix } = stage
    if (prefix !== undefined) checks.push(['sign-in domain', () => domainPrefix(given, prefix)])
  }
  const found: Finding[] = []
  for (const [check, run] of checks) found.push(await finding(check, run))
  return [who, where, ...found, ...settings]
}
