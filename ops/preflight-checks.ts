import { firewallRegion } from '../lib/edge-firewall-stack.ts'
import type { Stage } from '../lib/stage.ts'
import type { AwsAccount } from './aws-account.ts'
import { AwsRefusal } from './aws-refusal.ts'
import type { StackDescription } from './aws-stack.ts'

/** `FAILS`: the deployment would fail, or the stage would not work. `UNKNOWN`: the check was not possible. */
type Outcome = 'OK' | 'WARNS' | 'FAILS' | 'UNKNOWN'

export interface Finding {
  readonly check: string
  readonly outcome: Outcome
  readonly message: string
  /** The operator's next step. */
  readonly action?: string
}

export interface Preflight {
  readonly aws: AwsAccount
  readonly stage: Stage
  readonly region: string | undefined
  /** The definitions of the state machines, with sample values for their substitutions. */
  readonly definitions: Readonly<Record<string, string>>
}

type Result = Omit<Finding, 'check'>

const ok = (message: string): Result => ({ outcome: 'OK', message })
const warns = (message: string, action: string): Result => ({ outcome: 'WARNS', message, action })
const fails = (message: string, action: string): Result => ({ outcome: 'FAILS', message, action })

const connectionError = /^E[A-Z_]+$|^TimeoutError$/
const accessDenied = /AccessDenied|UnauthorizedOperation|NotAuthorized/

/** Runs one check. A refusal that the check does not expect becomes the outcome `UNKNOWN`. */
async function finding(check: string, run: () => Promise<Result>): Promise<Finding> {
  try {
    return { check, ...(await run()) }
  } catch (error) {
    if (!(error instanceof AwsRefusal)) throw error
    const action = accessDenied.test(error.code)
      ? 'Check it by hand, or run this with rights to read it.'
      : 'Check it by hand, or run this again.'
    return { check, outcome: 'UNKNOWN', message: `could not be checked: ${error.code}`, action }
  }
}

/** Any refusal fails this check: no other check is possible without credentials. */
async function credentials(aws: AwsAccount): Promise<Result> {
  try {
    return ok(`account ${await aws.accountId()}`)
  } catch (error) {
    if (!(error instanceof AwsRefusal)) throw error
    const { code } = error
    if (connectionError.test(code)) return fails(`AWS can’t be reached: ${code}`, 'Check the network.')
    return fails(
      code === 'NO_CREDENTIALS' ? 'the shell has none' : `AWS does not accept them: ${code}`,
      'Set valid credentials: AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
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

async function bootstrap({ aws }: Preflight, account: string, region: string): Promise<Result> {
  const version = await aws.bootstrapVersion(region)
  const action = `Run: npx cdk bootstrap aws://${account}/${region}`
  if (version === undefined) return fails(`${region} is not bootstrapped`, action)
  return version < oldestBootstrap
    ? fails(`${region} has version ${version}; at least ${oldestBootstrap} is needed`, action)
    : ok(`${region} has version ${version}`)
}

const stackOf = ({ aws, stage }: Preflight): Promise<StackDescription | undefined> =>
  aws.stack(`realname-${stage.name}`)

async function earlierAttempt(preflight: Preflight): Promise<Result> {
  const stack = await stackOf(preflight)
  const name = `realname-${preflight.stage.name}`
  if (stack === undefined) return ok(`${name} does not exist yet`)
  const { status } = stack
  // A change set was created and not executed: the stack is empty.
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

/** Concurrent executions that Lambda keeps for functions without a reservation. */
const minimumUnreserved = 100

async function concurrency({ aws, stage }: Preflight): Promise<Result> {
  const quota = await aws.concurrentExecutions()
  const reserved = Object.values(stage.reservedConcurrency).reduce((sum, each) => sum + each, 0)
  const action = 'Ask for more: Service Quotas, AWS Lambda, Concurrent executions (L-B99A9384).'
  if (reserved > 0 && quota - reserved < minimumUnreserved) {
    return fails(`${quota} executions at once, of which the stage reserves ${reserved}`, action)
  }
  return quota < minimumUnreserved
    ? warns(`${quota} executions at once are few: callers would be answered 503`, action)
    : ok(`${quota} executions at once`)
}

async function cloudFront({ aws }: Preflight): Promise<Result> {
  if (await aws.hasDistribution()) return ok('the account has a distribution already')
  return warns(
    'the account has no distribution: whether AWS has verified it for CloudFront shows only at deployment',
    'If it is a new account, ask AWS Support to verify it for CloudFront first, or deploy with "edge": false.',
  )
}

function covers(name: string, domain: string): boolean {
  return name === domain || (name.startsWith('*.') && domain.split('.').slice(1).join('.') === name.slice(2))
}

async function certificate({ aws }: Preflight, arn: string, domain: string): Promise<Result> {
  const found = await aws.certificate(arn)
  if (found === undefined) {
    return fails('does not exist', `Request one for ${domain} in ${firewallRegion}, and set certificateArn.`)
  }
  const { status, names } = found
  if (status !== 'ISSUED')
    return fails(`is ${status}`, 'Complete its validation, and wait until it is issued.')
  return names.some(name => covers(name, domain))
    ? ok(`is issued for ${domain}`)
    : fails(`is of ${names.join(', ')}`, `Request one for ${domain} in ${firewallRegion}.`)
}

async function domainPrefix(preflight: Preflight, prefix: string): Promise<Result> {
  const owner = await preflight.aws.userPoolOfDomain(prefix)
  if (owner === undefined) return ok(`${prefix} is free, as far as this account can see`)
  return (await stackOf(preflight))?.outputs.UserPoolId === owner
    ? ok(`${prefix} is this stage’s`)
    : fails(`${prefix} is taken by the user pool ${owner}`, 'Set another domainPrefix, or none.')
}

async function mail({ aws, stage }: Preflight): Promise<Result> {
  const { userPoolMail } = stage
  if (userPoolMail === undefined) {
    return warns(
      'invitations are sent by Cognito’s own sender: a few dozen mails a day',
      'Set userPoolMail to send them by SES.',
    )
  }
  const [, , , region = '', , resource = ''] = userPoolMail.identityArn.split(':')
  return sender(aws, resource.replace('identity/', ''), region)
}

async function sender(aws: AwsAccount, identity: string, region: string): Promise<Result> {
  if (!(await aws.isVerifiedSender(identity, region))) {
    return fails(`${identity} is not verified in SES`, `Verify ${identity} in SES in ${region}, with DKIM.`)
  }
  return (await aws.canMailAnyone(region))
    ? ok(`SES sends for ${identity}`)
    : warns(
        'SES is in its sandbox: it sends to verified addresses alone',
        'Ask for production access of SES.',
      )
}

async function definition({ aws }: Preflight, text: string): Promise<Result> {
  const faults = await aws.faultsOfDefinition(text)
  return faults.length === 0 ? ok('is valid') : fails(faults.join('; '), 'Correct the file in statemachine/.')
}

/** Checks what a deployment of the stage needs, by reading calls only. */
export async function preflight(given: Preflight): Promise<Finding[]> {
  const { aws, stage, region, definitions } = given
  const identity = await finding('credentials', () => credentials(aws))
  const regionFinding = { check: 'region', ...regionIsSet(region) }
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
  if (identity.outcome !== 'OK' || region === undefined) return [identity, regionFinding, ...settings]
  const account = identity.message.replace('account ', '')
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
  const { mail: applicantMail } = stage
  if (applicantMail !== undefined) {
    checks.push(['mail to applicants', () => sender(aws, applicantMail.identity, region)])
  }
  if (stage.oidc === undefined) {
    checks.push(['mail', () => mail(given)])
    const { domainPrefix: prefix } = stage
    if (prefix !== undefined) checks.push(['sign-in domain', () => domainPrefix(given, prefix)])
  }
  const found: Finding[] = []
  for (const [check, run] of checks) found.push(await finding(check, run))
  return [identity, regionFinding, ...found, ...settings]
}
