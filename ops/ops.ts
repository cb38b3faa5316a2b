import { parseArgs } from 'node:util'
import { defaultAuditDays } from '../domain/audit-chain.ts'
import { listParked } from '../lambdas/usecases/operator/list-parked.ts'
import { type Resumption, resumeExecution } from '../lambdas/usecases/operator/resume-execution.ts'
import { buildPages, builtPages } from '../local/built-pages.ts'
import { Explained, runCommand } from '../local/command.ts'
import { defaultInstance } from '../local/project.ts'
import { stackFileOf } from '../local/stack-file.ts'
import { verifyAuditTrail } from './audit.ts'
import { awsDeployment, awsPages, type Deployment, localDeployment } from './deployment.ts'
import { publishPages } from './publish-pages.ts'
import { redeliver } from './redeliver.ts'
import { type Fate, redrive } from './redrive.ts'
import { services } from './services.ts'

const usage = `Usage: npm run ops -- COMMAND [OPTIONS]

  parked                        list the applications that wait for an operator
  resume APPLICATION_ID         let a parked one go on, or replace an execution that has ended
  redrive                       deliver every dead letter again, and delete those that are taken
  redrive APPLICATION_ID        tell the consumers again of all that is stored of one application

  audit verify                  look for the first broken link in every account's audit trail
    --account ID                in this account's alone
    --audit-days DAYS           after how many days entries expire, if not after ${defaultAuditDays}

  pages publish                 build the web client and put it where the edge of a stack on AWS finds it

  --stack NAME                  a stack on AWS, by the shell's credentials and region (needs the AWS CLI)
  --stack-file FILE             a stack on the local engine, if it is not the one of \`npm start\`

Exit codes: 0 done; 1 not done, or something is left in the queue, or a link is broken; 2 no such command.`

class Misuse extends Explained {}

async function showParked(deployment: Deployment): Promise<void> {
  const deps = services(deployment)
  let shown = 0
  let cursor: string | undefined
  do {
    const page = await listParked(deps, { limit: 100, cursor })
    for (const { applicationId, accountId, since, error } of page.items) {
      console.log([applicationId, accountId, since, error].join('\t'))
    }
    shown += page.items.length
    cursor = page.nextCursor
  } while (cursor !== undefined)
  if (shown === 0) console.log('Nothing is parked.')
}

const words: Record<Exclude<Resumption, 'NOT_FOUND' | 'NOT_NEEDED'>, string> = {
  RESUMED: 'It goes on where its records stand.',
  STARTED: 'It had no execution: one was started.',
  RESTARTED: 'Its execution had ended: another was started.',
}

/** The audit trail says that it was this command; whose it was stands in AWS's own trail of calls. */
const operator = { role: 'operator', id: 'ops' } as const

async function resume(deployment: Deployment, applicationId: string): Promise<void> {
  const resumption = await resumeExecution(services(deployment), applicationId, operator)
  if (resumption === 'NOT_FOUND') throw new Explained('There is no such application.')
  if (resumption === 'NOT_NEEDED') {
    throw new Explained('Nothing to resume: its execution runs and is not parked, or it is closed.')
  }
  console.log(words[resumption])
}

const left: Record<Exclude<Fate, 'DELIVERED'>, string> = {
  FAILED: 'failed again: see the log of their function',
  FORGOTTEN: 'older than the stream’s memory: see “Dead letters” in docs/operations.md',
  STRANGE: 'no delivery to a function of this stack',
}

async function redriveAll(deployment: Deployment): Promise<void> {
  const fates = await redrive(deployment)
  const count = (fate: Fate) => fates.filter(one => one === fate).length
  console.log(`${count('DELIVERED')} of ${fates.length} delivered again and deleted.`)
  const rest = Object.entries(left).filter(([fate]) => count(fate as Fate) > 0)
  if (rest.length === 0) return
  throw new Explained(
    ['Left in the queue:', ...rest.map(([fate, why]) => `  ${count(fate as Fate)} ${why}`)].join('\n'),
  )
}

async function redriveOne(deployment: Deployment, applicationId: string): Promise<void> {
  const delivered = await redeliver(deployment, applicationId)
  if (delivered === undefined) throw new Explained('There is no such application.')
  if (!delivered) throw new Explained('A consumer failed: see its log (STREAM_RECORD_FAILED).')
  console.log('Everything that is stored of it was delivered again.')
}

async function publish(stackName: string | undefined): Promise<void> {
  if (stackName === undefined) throw new Explained('Which stack on AWS? Say --stack NAME.')
  const pages = await awsPages(stackName)
  await buildPages()
  console.log(`${await publishPages(pages, builtPages)} files published.`)
}

type Command = (deployment: Deployment) => Promise<void>

interface AuditOptions {
  readonly account?: string | undefined
  readonly 'audit-days'?: string | undefined
}

function verification({ account, 'audit-days': days = String(defaultAuditDays) }: AuditOptions): Command {
  if (!/^[1-9]\d{0,4}$/.test(days)) throw new Misuse(usage)
  return deployment => verifyAuditTrail(deployment, { accountId: account, auditDays: Number(days) })
}

function chosen([command, object, ...more]: readonly string[], options: AuditOptions): Command {
  if (more.length > 0) throw new Misuse(usage)
  if (command === 'audit' && object === 'verify') return verification(options)
  if (options.account !== undefined || options['audit-days'] !== undefined) throw new Misuse(usage)
  if (command === 'parked' && object === undefined) return showParked
  if (command === 'resume' && object !== undefined) return deployment => resume(deployment, object)
  if (command === 'redrive') {
    return object === undefined ? redriveAll : deployment => redriveOne(deployment, object)
  }
  throw new Misuse(usage)
}

await runCommand(async () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        stack: { type: 'string' },
        'stack-file': { type: 'string' },
        account: { type: 'string' },
        'audit-days': { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    if (values.help === true) return console.log(usage)
    if (positionals.join(' ') === 'pages publish') return await publish(values.stack)
    const command = chosen(positionals, values)
    const { stack, 'stack-file': file = stackFileOf(defaultInstance) } = values
    await command(stack === undefined ? localDeployment(file) : await awsDeployment(stack))
  } catch (error) {
    if (!(error instanceof Misuse)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
})
