import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { type MetricRow, metricRows } from '../contract/metrics.ts'
import { runCommand } from '../local/command.ts'
import { synthesizeVariants } from '../local/template-check/variants.ts'
import { type MeteredWalk, type MeterRecord, meterWalk, phases, type ScheduledRun } from './metered-walk.ts'
import { prices } from './prices.ts'

interface Line {
  readonly what: string
  readonly count: number
  readonly price: number
}

const sum = (records: readonly MeterRecord[], of: (record: MeterRecord) => number) =>
  records.reduce((total, record) => total + of(record), 0)

const calls = (pattern: RegExp) => (record: MeterRecord) =>
  record.kind === 'call' && pattern.test(record.action) ? 1 : 0

/** With this memory in MB, a function has a whole processor. */
const wholeProcessor = 1769

/**
 * Functions that decode files have a whole processor and use it all the time, so they are charged for their processor time. The others mostly wait
 * for services, on the local engine as on AWS.
 */
const gigabyteSeconds = (record: MeterRecord) => {
  if (record.kind !== 'run') return 0
  const { memory, milliseconds, processor } = record
  return ((memory < wholeProcessor ? milliseconds : processor) / 1000) * (memory / 1024)
}

const runs = (record: MeterRecord) => (record.kind === 'run' ? 1 : 0)

/** A queue's message is sent, received and deleted. */
const requestsOfMessage = 3

function linesOf(records: readonly MeterRecord[]): Line[] {
  const isOfFiles = (record: MeterRecord) => record.kind === 'run' && record.memory >= wholeProcessor
  const of = (what: string, count: (record: MeterRecord) => number, price: number) => ({
    what,
    count: sum(records, count),
    price,
  })
  return [
    of(
      'Lambda, API and workflow: GB-s',
      record => (isOfFiles(record) ? 0 : gigabyteSeconds(record)),
      prices.gigabyteSecond,
    ),
    of(
      'Lambda, files: GB-s',
      record => (isOfFiles(record) ? gigabyteSeconds(record) : 0),
      prices.gigabyteSecond,
    ),
    of('Lambda: runs', runs, prices.lambdaRun),
    of(
      'API: requests',
      record => (record.kind === 'run' && /-Api(?!IdentifyCaller)/.test(record.function) ? 1 : 0),
      prices.apiRequest,
    ),
    of(
      'DynamoDB: write units',
      record => {
        if (record.kind !== 'write') return 0
        return record.units * (record.transaction && record.index === null ? 2 : 1)
      },
      prices.writeUnit,
    ),
    of('DynamoDB: read units', record => (record.kind === 'read' ? record.units : 0), prices.readUnit),
    of('KMS: requests', calls(/^kms:/), prices.kmsRequest),
    of('Step Functions: transitions', record => (record.kind === 'state' ? 1 : 0), prices.transition),
    of('S3: writes', calls(/^s3:(Put|Copy|List)/), prices.s3Write),
    of('S3: reads', calls(/^s3:(Get|Head)/), prices.s3Read),
    of('EventBridge: events', calls(/^events:PutEvents/), prices.event),
    of('SQS: requests', record => calls(/^sqs:SendMessage/)(record) * requestsOfMessage, prices.queueRequest),
  ]
}

const dollars = (value: number, digits: number) => `$${value.toFixed(digits)}`

function printLines(title: string, lines: readonly Line[], times: number, digits: number): void {
  console.log(`\n| ${title} | count | price | cost |\n| --- | --- | --- | --- |`)
  let total = 0
  for (const { what, count, price } of lines) {
    total += count * times * price
    const shown = Number((count * times).toPrecision(3)).toLocaleString('en')
    console.log(
      `| ${what} | ${shown} | $${Number(price.toPrecision(3))} | ${dollars(count * times * price, digits)} |`,
    )
  }
  console.log(`| **sum** | | | **${dollars(total, digits)}** |`)
}

const minutesOfMonth = 30 * 24 * 60

const minutesOf: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 }

function runsAMonth(schedule: string): number {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? []
  const minutes = minutesOf[unit]
  if (count === undefined || minutes === undefined) throw new Error(`Unknown schedule: ${schedule}`)
  return minutesOfMonth / (Number(count) * minutes)
}

function scheduledLines(scheduled: readonly ScheduledRun[]): Line[] {
  return scheduled.map(({ schedule, records }) => {
    const [run] = records.filter(record => record.kind === 'run')
    const name = run?.function.replace(/^realname-local-/, '').replace(/Function.*$/, '') ?? ''
    const cost = linesOf(records).reduce((total, { count, price }) => total + count * price, 0)
    return { what: `${name}, ${schedule}: runs`, count: runsAMonth(schedule), price: cost }
  })
}

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.looseObject({}).optional() })),
})

/** A metric with a dimension is charged for each of its values. */
const metricsOf = (rows: readonly MetricRow[]) =>
  rows.reduce((total, { dimension }) => total + (dimension?.values.length ?? 1), 0)

/** Monthly charges for resources of the production stage, from its templates. */
async function resourceLines(): Promise<Line[]> {
  const output = mkdtempSync(join(tmpdir(), 'realname-cost-'))
  try {
    const resources = (await synthesizeVariants(output))
      .filter(({ name }) => name.endsWith('as it is'))
      .flatMap(({ file }) =>
        Object.values(templateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).Resources),
      )
    const count = (type: string) => resources.filter(({ Type }) => Type === type).length
    const rules = resources
      .filter(({ Type }) => Type === 'AWS::WAFv2::WebACL')
      .reduce((total, { Properties }) => total + z.array(z.unknown()).parse(Properties?.Rules).length, 0)
    return [
      { what: 'alarms', count: count('AWS::CloudWatch::Alarm'), price: prices.alarm },
      {
        what: 'dashboards, beyond three of the account',
        count: count('AWS::CloudWatch::Dashboard'),
        price: prices.dashboard,
      },
      {
        what: 'custom metrics, if each has a value',
        count: metricsOf(Object.values(metricRows)),
        price: prices.customMetric,
      },
      { what: 'KMS keys', count: count('AWS::KMS::Key'), price: prices.key },
      { what: 'secrets', count: count('AWS::SecretsManager::Secret'), price: prices.secret },
      { what: 'firewalls', count: count('AWS::WAFv2::WebACL'), price: prices.firewall },
      { what: 'rules of firewalls', count: rules, price: prices.firewallRule },
    ]
  } finally {
    rmSync(output, { recursive: true, force: true })
  }
}

async function print({ records, scheduled }: MeteredWalk): Promise<void> {
  printLines('1,000 applications', linesOf(phases.flatMap(phase => records[phase])), 1000, 3)
  printLines('a stage, each month', [...(await resourceLines()), ...scheduledLines(scheduled)], 1, 2)
}

await runCommand(() => meterWalk(print))
