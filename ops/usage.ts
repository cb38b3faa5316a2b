import { parseArgs } from 'node:util'
import { accessTokenMinutes, stageDefaults } from '../domain/policy.ts'
import { Explained } from '../local/command.ts'

export const loadDefaults = { applications: 100, rate: 2, minutes: 15 } as const

export const usage = `Usage: npm run ops -- COMMAND [OPTIONS]

  preflight                     check what the deployment of a stage needs, without changing anything
    --stage NAME                a stage of cdk.json; default: its \`stage\`

  indexes                       list the indexes that the release in \`cdk.out\` adds to the tables of a stack on AWS
    --yes                       add them; each update of the stack adds one index

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

  watch-expiry                  count the accounts that an earlier release authenticated and whose certificates are not watched
    --yes                       store their expiry dates, so that they are watched

  keys create NAME              create an API key of a machine, and print it once
    --scope SCOPE               what it may do, such as sessions/create; several by commas
    --days DAYS                 after how many days it expires; default: never
  keys list                     list the API keys
  keys revoke KEY_ID            revoke an API key, at once

  audit verify                  look for the first broken link in every account's audit trail
    --account ID                only of this account
    --audit-days DAYS           days after which entries expire; default: the setting of the stage

  acceptance                    check a deployed stage, and report each point as seen, failed or not seen here
    --webhook URL               a receiver of yours that answers webhooks with 2xx; default: no webhook is sent
    --quota NUMBER              the stage's \`certificateQuota\`; default: ${stageDefaults.certificateQuota}
    --json FILE                 write the report as JSON, too
    --yes                       run on a stage that has accounts; the command changes only accounts of its own
  load                          send applications through the whole review, and measure throughput, latency, errors and cost
    --applications NUMBER       number of applications; default: ${loadDefaults.applications}
    --rate NUMBER               number of applications that start each second; default: ${loadDefaults.rate}
    --minutes NUMBER            minutes after which no application starts; default: ${loadDefaults.minutes}
    --json FILE, --yes          as above
  restore                       replace the stage's records by those of restored tables, and report what was lost
    --time TIME                 the time to which the tables were restored, such as 2026-11-23T08:00:00Z
    --table NAME                the restored main table
    --audit-table NAME          the restored audit table
    --idempotency-table NAME    the restored table of answers to repeated requests
    --erased FILE               accounts that you know to be erased after that time, one id a line
    --json FILE                 write the report with all ids, as JSON
    --segments NUMBER           parallel scans of a table; default: 4
    --yes                       change the stage; without it the command only reports what would be lost

  pages publish                 build the web client and the documentation and upload them to the bucket of a stack on AWS

  --stack NAME                  a stack on AWS, with the shell's credentials and region
  --stack-file FILE             a stack on the local engine; default: the one of \`npm start\`

Exit codes: 0 success; 1 failure, a failed check, point or application, dead letters left in the queue, or a broken link; 2 unknown command or option.`

export class Misuse extends Explained {}

export interface Options {
  readonly scope?: string | undefined
  readonly days?: string | undefined
  readonly account?: string | undefined
  readonly 'audit-days'?: string | undefined
  readonly role?: string | undefined
  readonly region?: string | undefined
  readonly resend?: boolean | undefined
  readonly stage?: string | undefined
  readonly webhook?: string | undefined
  readonly applications?: string | undefined
  readonly rate?: string | undefined
  readonly minutes?: string | undefined
  readonly quota?: string | undefined
  readonly json?: string | undefined
  readonly time?: string | undefined
  readonly table?: string | undefined
  readonly 'audit-table'?: string | undefined
  readonly 'idempotency-table'?: string | undefined
  readonly erased?: string | undefined
  readonly segments?: string | undefined
  readonly yes?: boolean | undefined
}

/** Refuses options that a command does not have. */
export function allowOnly(options: Options, ...allowed: (keyof Options)[]): void {
  const usedOptions = (Object.keys(options) as (keyof Options)[]).filter(name => options[name] !== undefined)
  if (usedOptions.some(name => !allowed.includes(name))) throw new Misuse(usage)
}

export function parsedArguments(args: readonly string[]) {
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
        webhook: { type: 'string' },
        applications: { type: 'string' },
        rate: { type: 'string' },
        minutes: { type: 'string' },
        quota: { type: 'string' },
        json: { type: 'string' },
        time: { type: 'string' },
        table: { type: 'string' },
        'audit-table': { type: 'string' },
        'idempotency-table': { type: 'string' },
        erased: { type: 'string' },
        segments: { type: 'string' },
        yes: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
  } catch (error) {
    const { message } = error as TypeError
    throw new Misuse(`${message}\n\n${usage}`)
  }
}
