import { parseArgs } from 'node:util'
import * as z from 'zod'
import { machineScopeNames } from '../contract/caller.ts'
import { accessTokenMinutes, maximumPageSize } from '../domain/policy.ts'
import { isRegion } from '../domain/regions.ts'
import { type StaffRole, staffRoles } from '../domain/roles.ts'
import type { LogCode } from '../lambdas/log-codes.ts'
import { listParked } from '../lambdas/usecases/workflow/parking.ts'
import { type Resumption, resumeExecution } from '../lambdas/usecases/workflow/resume-execution.ts'
import { Explained } from '../local/command.ts'
import { defaultInstance } from '../local/project.ts'
import { stackFileOf } from '../local/stack-file.ts'
import { createKey, revokeKey, showKeys } from './api-keys.ts'
import { verifyAuditTrail } from './audit.ts'
import { adoptShellRegion } from './aws-stack.ts'
import {
  awsDeployment,
  awsPages,
  awsSignIn,
  type Deployment,
  localDeployment,
  localSignIn,
  type SignInDeployment,
} from './deployment.ts'
import { appointStaff, inviteApplicant, removeMember, showStaff } from './people.ts'
import { publishPages } from './publish-pages.ts'
import { redeliver } from './redeliver.ts'
import { type RedriveOutcome, redrive } from './redrive.ts'
import { services } from './services.ts'
import { signInByBrowser } from './sign-in.ts'

const usage = `Usage: npm run ops -- COMMAND [OPTIONS]

  preflight                     check what the deployment of a stage needs, without changing anything
    --stage NAME                a stage of cdk.json; default: its \`stage\`

  staff add EMAIL --role ROLE   give a user the role reviewer or operator; invite a new user
  staff list                    list all users with a role
  staff remove EMAIL            remove both roles of a user, and end the user's sessions
  applicant add EMAIL           invite an account holder
    --region REGION             the registration region of the account, such as CN
    --resend                    (both) send another invitation to a user who has not signed in yet
  token                         sign in by the browser and print an access token, valid for ${accessTokenMinutes} minutes

  parked                        list the applications that wait for an operator
  resume APPLICATION_ID         resume a parked application, or replace an execution that has ended
  redrive                       deliver every dead letter again, and delete those that succeed
  redrive APPLICATION_ID        deliver all stored items of one application to the consumers again

  keys create NAME              create an API key of a machine, and print it once
    --scope SCOPE               what it may do, such as sessions/create; several by commas
    --days DAYS                 after how many days it expires; default: never
  keys list                     list the API keys
  keys revoke KEY_ID            revoke an API key, at once

  audit verify                  look for the first broken link in every account's audit trail
    --account ID                only of this account
    --audit-days DAYS           days after which entries expire; default: the setting of the stage

  pages publish                 build the web client and the documentation and upload them to the bucket of a stack on AWS

  --stack NAME                  a stack on AWS, with the shell's credentials and region
  --stack-file FILE             a stack on the local engine; default: the one of \`npm start\`

Exit codes: 0 success; 1 failure, a failed check, dead letters left in the queue, or a broken link; 2 unknown command or option.`

class Misuse extends Explained {}

async function showParked(deployment: Deployment): Promise<void> {
  const deps = services(deployment)
  let shown = 0
  let cursor: string | undefined
  do {
    const page = await listParked(deps, { limit: maximumPageSize, cursor })
    for (const { applicationId, accountId, since, error } of page.items) {
      console.log([applicationId, accountId, since, error].join('\t'))
    }
    shown += page.items.length
    cursor = page.nextCursor
  } while (cursor !== undefined)
  if (shown === 0) console.log('No application is parked.')
}

const words: Record<Exclude<Resumption, 'NOT_FOUND' | 'NOT_NEEDED'>, string> = {
  RESUMED: 'Its execution goes on from the stored state.',
  STARTED: 'It had no execution: one was started.',
  RESTARTED: 'Its execution had ended: another was started.',
}

/** The actor in the audit trail. CloudTrail has the person whose credentials were used. */
const operator = { role: 'operator', id: 'ops' } as const

async function resume(deployment: Deployment, applicationId: string): Promise<void> {
  const resumption = await resumeExecution(services(deployment), applicationId, operator)
  if (resumption === 'NOT_FOUND') throw new Explained('There is no such application.')
  if (resumption === 'NOT_NEEDED') {
    throw new Explained(
      'There is nothing to resume: the application is closed, or its execution runs and is not parked.',
    )
  }
  console.log(words[resumption])
}

const remaining: Record<Exclude<RedriveOutcome, 'DELIVERED'>, string> = {
  FAILED: 'failed again: see the log of their function',
  EXPIRED: 'older than the records of the stream: see “Dead letters” in docs/operations.md',
  UNKNOWN: 'no delivery to a function of this stack',
}

async function redriveAll(deployment: Deployment): Promise<void> {
  const outcomes = await redrive(deployment)
  const count = (outcome: RedriveOutcome) => outcomes.filter(one => one === outcome).length
  console.log(`${count('DELIVERED')} of ${outcomes.length} delivered again and deleted.`)
  const rest = Object.entries(remaining).filter(([outcome]) => count(outcome as RedriveOutcome) > 0)
  if (rest.length === 0) return
  throw new Explained(
    [
      'Left in the queue:',
      ...rest.map(([outcome, reason]) => `  ${count(outcome as RedriveOutcome)} ${reason}`),
    ].join('\n'),
  )
}

const failureCode: LogCode = 'STREAM_RECORD_FAILED'

async function redriveOne(deployment: Deployment, applicationId: string): Promise<void> {
  const delivered = await redeliver(deployment, applicationId)
  if (delivered === undefined) throw new Explained('There is no such application.')
  if (!delivered) throw new Explained(`A consumer failed: see ${failureCode} in its log.`)
  console.log('All stored items of the application were delivered again.')
}

async function publish(stackName: string | undefined): Promise<void> {
  if (stackName === undefined) throw new Explained('Name the stack on AWS: --stack NAME.')
  const pages = await awsPages(stackName)
  // Loaded on demand: the bundler of the pages takes a second to load.
  const { buildPages, builtPages } = await import('../local/built-pages.ts')
  const { buildDocs, builtDocs } = await import('../docs/site/build.ts')
  await Promise.all([buildPages(), buildDocs()])
  console.log(`${await publishPages(pages, [builtPages, builtDocs])} files published.`)
}

type Command = (deployment: Deployment) => Promise<void>

interface Options {
  readonly scope?: string | undefined
  readonly days?: string | undefined
  readonly account?: string | undefined
  readonly 'audit-days'?: string | undefined
  readonly role?: string | undefined
  readonly region?: string | undefined
  readonly resend?: boolean | undefined
  readonly stage?: string | undefined
}

/** Refuses options that a command does not have. */
function allowOnly(options: Options, ...allowed: (keyof Options)[]): void {
  const usedOptions = (Object.keys(options) as (keyof Options)[]).filter(name => options[name] !== undefined)
  if (usedOptions.some(name => !allowed.includes(name))) throw new Misuse(usage)
}

function verification({ account, 'audit-days': days }: Options): Command {
  if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days)) throw new Misuse(usage)
  const auditDays = days === undefined ? undefined : Number(days)
  return deployment => verifyAuditTrail(deployment, { accountId: account, auditDays })
}

const isRole = (role: string | undefined): role is StaffRole =>
  role !== undefined && (staffRoles as readonly string[]).includes(role)

async function printToken(deployment: SignInDeployment): Promise<void> {
  const show = (address: string) => console.error(`Open this address and sign in:\n\n  ${address}\n`)
  console.log(await signInByBrowser(deployment, show))
}

type PeopleCommand = (deployment: SignInDeployment) => Promise<void>

/** The commands about users and sign-in; undefined for any other command. */
function peopleCommand(words: readonly string[], options: Options): PeopleCommand | undefined {
  const [subject, verb, email = '', ...more] = words
  const { role, region = '', resend = false } = options
  if (!['staff', 'applicant', 'token'].includes(String(subject))) return undefined
  const command = [subject, verb].join(' ').trim()
  if (command === 'token' || command === 'staff list') {
    allowOnly(options)
    if (words.length > command.split(' ').length) throw new Misuse(usage)
    return command === 'token' ? printToken : showStaff
  }
  if (more.length > 0 || !z.email().safeParse(email).success) throw new Misuse(usage)
  if (command === 'staff remove') {
    allowOnly(options)
    return deployment => removeMember(deployment, email)
  }
  if (command === 'staff add' && isRole(role)) {
    allowOnly(options, 'role', 'resend')
    return deployment => appointStaff(deployment, email, { role, resend })
  }
  if (command === 'applicant add' && isRegion(region)) {
    allowOnly(options, 'region', 'resend')
    return deployment => inviteApplicant(deployment, email, { region, resend })
  }
  throw new Misuse(usage)
}

/** The commands about API keys. */
function keyCommand([verb, object, ...more]: readonly string[], options: Options): Command {
  if (more.length > 0) throw new Misuse(usage)
  allowOnly(options, ...(verb === 'create' ? (['scope', 'days'] as const) : []))
  if (verb === 'list' && object === undefined) return showKeys
  if (verb === 'revoke' && object !== undefined) return deployment => revokeKey(deployment, object)
  const { scope, days } = options
  const scopes = z.array(z.enum(machineScopeNames)).safeParse(scope?.split(','))
  const hasDays = days !== undefined
  if (verb !== 'create' || object === undefined || !/^[\w .-]{1,64}$/.test(object)) throw new Misuse(usage)
  if (!scopes.success || (hasDays && !/^[1-9]\d{0,3}$/.test(days))) throw new Misuse(usage)
  return deployment =>
    createKey(deployment, {
      name: object,
      scopes: scopes.data,
      ...(hasDays ? { days: Number(days) } : {}),
    })
}

function stackCommand([command, object, ...more]: readonly string[], options: Options): Command {
  if (command === 'keys') return keyCommand([object ?? '', ...more], options)
  if (more.length > 0) throw new Misuse(usage)
  allowOnly(options, ...(command === 'audit' ? (['account', 'audit-days'] as const) : []))
  if (command === 'audit' && object === 'verify') return verification(options)
  if (command === 'parked' && object === undefined) return showParked
  if (command === 'resume' && object !== undefined) return deployment => resume(deployment, object)
  if (command === 'redrive') {
    return object === undefined ? redriveAll : deployment => redriveOne(deployment, object)
  }
  throw new Misuse(usage)
}

function parsedArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        stack: { type: 'string' },
        'stack-file': { type: 'string' },
        account: { type: 'string' },
        scope: { type: 'string' },
        days: { type: 'string' },
        'audit-days': { type: 'string' },
        role: { type: 'string' },
        region: { type: 'string' },
        resend: { type: 'boolean' },
        stage: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
  } catch (error) {
    const { message } = error as TypeError
    throw new Misuse(`${message}\n\n${usage}`)
  }
}

async function runChosen(args: readonly string[]): Promise<void> {
  const { values, positionals } = parsedArguments(args)
  if (values.help === true) return console.log(usage)
  if (positionals.join(' ') === 'pages publish') return await publish(values.stack)
  const { stack, 'stack-file': file = stackFileOf(defaultInstance), help: _help, ...options } = values
  if (positionals.join(' ') === 'preflight') {
    allowOnly(options, 'stage')
    // Loaded on demand: the CDK and most SDK clients take seconds to load.
    const { checkBeforeDeployment } = await import('./preflight.ts')
    return await checkBeforeDeployment(options.stage)
  }
  const people = peopleCommand(positionals, options)
  if (people !== undefined) {
    return await people(stack === undefined ? localSignIn(file) : await awsSignIn(stack))
  }
  const command = stackCommand(positionals, options)
  await command(stack === undefined ? localDeployment(file) : await awsDeployment(stack))
}

/** Runs `npm run ops -- ARGUMENTS`. A command that does not exist is explained and gives exit code 2. */
export async function runOps(args: readonly string[]): Promise<void> {
  adoptShellRegion()
  try {
    await runChosen(args)
  } catch (error) {
    if (!(error instanceof Misuse)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
}
