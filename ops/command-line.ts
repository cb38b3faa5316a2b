import * as z from 'zod'
import { machineScopeNames } from '../contract/caller.ts'
import { maximumPageSize, stageDefaults } from '../domain/policy.ts'
import { isRegion } from '../domain/regions.ts'
import { type StaffRole, staffRoles } from '../domain/roles.ts'
import type { LogCode } from '../lambdas/log-codes.ts'
import { listParked } from '../lambdas/usecases/workflow/parking.ts'
import { type Resumption, resumeExecution } from '../lambdas/usecases/workflow/resume-execution.ts'
import { Explained } from '../local/command.ts'
import { defaultInstance, inProject } from '../local/project.ts'
import { stackFileOf } from '../local/stack-file.ts'
import type { DeployedStage } from './acceptance/stage.ts'
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
import { restoreStage } from './restore/report.ts'
import { services } from './services.ts'
import { signInByBrowser } from './sign-in.ts'
import { allowOnly, loadDefaults, Misuse, type Options, parsedArguments, usage } from './usage.ts'
import { watchExpiry } from './watch-expiry.ts'

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

async function prepareIndexes(stackName: string | undefined, acts: boolean): Promise<void> {
  if (stackName === undefined) throw new Explained('Name the stack on AWS: --stack NAME.')
  const say = (line: string) => console.log(line)
  const stage = { stackName, configuration: {}, assembly: inProject('cdk.out'), acts, pollEvery: 10_000, say }
  const { addIndexes } = await import('./add-indexes.ts')
  const missing = await addIndexes(stage)
  if (missing > 0) throw new Explained('Add them with --yes before you deploy the release.')
}

type Command = (deployment: Deployment) => Promise<void>

function verification({ account, 'audit-days': days }: Options): Command {
  if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days)) throw new Misuse(usage)
  const auditDays = days === undefined ? undefined : Number(days)
  return deployment => verifyAuditTrail(deployment, { accountId: account, auditDays })
}

const restoreOptions = [
  'time',
  'table',
  'audit-table',
  'idempotency-table',
  'erased',
  'json',
  'segments',
  'yes',
] as const

function restoration(options: Options): Command {
  allowOnly(options, ...restoreOptions)
  const { time = '', table: records, 'audit-table': audit, 'idempotency-table': answers } = options
  const { segments = '4', erased: erasedFile, json: reportFile, yes: act = false } = options
  const isTime = z.iso.datetime().safeParse(time).success
  if (!isTime || records === undefined || audit === undefined || answers === undefined)
    throw new Misuse(usage)
  if (!/^[1-9]\d{0,2}$/.test(segments)) throw new Misuse(usage)
  const request = { time: new Date(time).toISOString(), segments: Number(segments), act }
  return deployment =>
    restoreStage(deployment, { ...request, tables: { records, audit, answers }, erasedFile, reportFile })
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
  if (command === 'restore' && object === undefined) return restoration(options)
  if (command === 'watch-expiry' && object === undefined) {
    allowOnly(options, 'yes')
    return deployment => watchExpiry(deployment, operator, options.yes === true)
  }
  allowOnly(options, ...(command === 'audit' ? (['account', 'audit-days'] as const) : []))
  if (command === 'audit' && object === 'verify') return verification(options)
  if (command === 'parked' && object === undefined) return showParked
  if (command === 'resume' && object !== undefined) return deployment => resume(deployment, object)
  if (command === 'redrive') {
    return object === undefined ? redriveAll : deployment => redriveOne(deployment, object)
  }
  throw new Misuse(usage)
}

type StageCommand = (stage: DeployedStage) => Promise<void>

/** A whole number from 1 on, of an option or by default. */
function countOf(option: string | undefined, byDefault: number): number {
  if (option === undefined) return byDefault
  if (!/^[1-9]\d{0,5}$/.test(option)) throw new Misuse(usage)
  return Number(option)
}

/** The commands that try out a deployed stage; undefined for any other command. */
function stageCommand(words: readonly string[], options: Options): StageCommand | undefined {
  const command = words.join(' ')
  const { json, yes = false, webhook } = options
  if (command === 'acceptance') {
    allowOnly(options, 'webhook', 'quota', 'json', 'yes')
    const quota = countOf(options.quota, stageDefaults.certificateQuota)
    if (webhook !== undefined && !URL.canParse(webhook)) throw new Misuse(usage)
    return async stage => {
      // Loaded on demand, as the next one is: it draws specimens.
      const { acceptStage } = await import('./acceptance/acceptance.ts')
      await acceptStage(stage, { webhook, quota, json, yes })
    }
  }
  if (command !== 'load') return undefined
  allowOnly(options, 'applications', 'rate', 'minutes', 'json', 'yes')
  const applications = countOf(options.applications, loadDefaults.applications)
  const rate = countOf(options.rate, loadDefaults.rate)
  const seconds = countOf(options.minutes, loadDefaults.minutes) * 60
  return async stage => {
    const { loadStage } = await import('./load/load.ts')
    await loadStage(stage, { applications, rate, seconds, json, yes })
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
  const trying = stageCommand(positionals, options)
  if (trying !== undefined) {
    const { awsStage, localStage } = await import('./acceptance/stage.ts')
    return await trying(stack === undefined ? await localStage(file) : await awsStage(stack))
  }
  if (positionals.join(' ') === 'indexes') {
    allowOnly(options, 'yes')
    return await prepareIndexes(stack, options.yes === true)
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
