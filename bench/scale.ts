import { runCommand } from '../local/command.ts'
import { type MeteredWalk, type MeterRecord, meterWalk, type Phase, phases } from './metered-walk.ts'
import {
  type Hottest,
  isOfReviewers,
  keyWritesOf,
  type Load,
  partitionLimit,
  playDay,
  reviewersOf,
} from './scale-model.ts'

const sizes = [10_000, 1_000_000, 10_000_000]

/** Assumptions; docs/scale.md has their reasons. */
const load: Omit<Load, 'applicationsAMonth'> = {
  busiestDay: 2,
  busiestHour: 0.1,
  busiestMinute: 3,
  attempts: 1.2,
  decisionsOfReviewer: 200,
}

const row = (...cells: readonly (string | number)[]) => console.log(`| ${cells.join(' | ')} |`)

const head = (...cells: readonly string[]) => {
  row(...cells)
  row(...cells.map(() => '---'))
}

const sizeName = (size: number) => (size >= 1e6 ? `${size / 1e6} million` : `${size / 1e3} thousand`)

const rounded = (value: number) => (value >= 10 ? String(Math.round(value)) : value.toFixed(2))

function printKeys(walk: MeteredWalk): void {
  const writes = keyWritesOf(walk)
  const days = sizes.map(applicationsAMonth => playDay(writes, { ...load, applicationsAMonth }))
  const [last = []] = days.slice(-1)
  const most = sizes.at(-1) ?? 0
  const named = ({ table, index, key }: Hottest) =>
    `${table}${index === undefined ? '' : `, ${index}`}: \`${key}\``
  console.log(
    '\nWrite units a second of the hottest partition of each key, on average in the busiest minute:\n',
  )
  head(
    'key',
    'shards',
    ...sizes.map(size => `${sizeName(size)} a month`),
    'reaches the limit at',
    `shards for ${sizeName(most)}`,
  )
  for (const hottest of last.toSorted((one, other) => other.minute - one.minute)) {
    const units = days.map(day => day.find(each => named(each) === named(hottest))?.minute ?? 0)
    const limitAt = (most * partitionLimit) / hottest.minute
    row(
      named(hottest),
      hottest.shards,
      ...units.map(rounded),
      `${(limitAt / 1e6).toFixed(1)} million`,
      Math.ceil((hottest.shards * hottest.minute) / partitionLimit),
    )
  }
}

const countOf = (records: readonly MeterRecord[], counts: (record: MeterRecord) => number) =>
  records.reduce((sum, record) => sum + counts(record), 0)

const calls = (pattern: RegExp) => (record: MeterRecord) =>
  record.kind === 'call' && pattern.test(record.action) ? 1 : 0

/** What AWS limits for an account and a region, and how much of it an application uses. */
const services: readonly [title: string, counts: (record: MeterRecord) => number][] = [
  ['Lambda: runs', record => (record.kind === 'run' ? 1 : 0)],
  [
    'API: requests',
    record => (record.kind === 'run' && /Api(?!IdentifyCaller)/.test(record.function) ? 1 : 0),
  ],
  [
    'DynamoDB: write units of all tables and indexes',
    record =>
      record.kind === 'write' ? record.units * (record.transaction && record.index === null ? 2 : 1) : 0,
  ],
  ['DynamoDB: read units', record => (record.kind === 'read' ? record.units : 0)],
  ['KMS: symmetric operations', calls(/^kms:/)],
  ['Cognito: reads of users', calls(/^cognito-idp:AdminGetUser/)],
  ['Cognito: reads of groups', calls(/^cognito-idp:AdminListGroupsForUser/)],
  [
    'Step Functions: started executions',
    record => (record.kind === 'state' ? 0 : calls(/^states:StartExecution/)(record)),
  ],
  ['Step Functions: transitions', record => (record.kind === 'state' ? 1 : 0)],
  ['Step Functions: answers to tasks', calls(/^states:SendTask/)],
  ['EventBridge: events', calls(/^events:PutEvents/)],
  ['SQS: sent messages', calls(/^sqs:SendMessage/)],
  ['S3: writes', calls(/^s3:(PutObject|DeleteObject|CopyObject)/)],
]

function printRates({ records }: MeteredWalk): void {
  const of = (isReviewing: boolean) =>
    phases.filter((phase: Phase) => isOfReviewers(phase) === isReviewing).flatMap(phase => records[phase])
  console.log('\nFor one attempt, and in each second of the busiest minute:\n')
  head('what', 'an attempt', ...sizes.map(size => `${sizeName(size)} a month`))
  for (const [title, counts] of services) {
    const [applicant, reviewer] = [countOf(of(false), counts), countOf(of(true), counts)]
    const rates = sizes.map(size => {
      const attemptsADay = (size / 30) * load.busiestDay * load.attempts
      const arrivals = (attemptsADay * load.busiestHour * load.busiestMinute) / 3600
      // A working day has the decisions of 7/5 days, within nine hours; the busiest has a third more.
      const decisions = ((attemptsADay * (7 / 5)) / (9 * 3600)) * (4 / 3)
      return applicant * arrivals + reviewer * decisions
    })
    row(title, rounded(applicant + reviewer), ...rates.map(rounded))
  }
  row('Reviewers', '', ...sizes.map(size => reviewersOf({ ...load, applicationsAMonth: size })))
}

await runCommand(() =>
  meterWalk(walk => {
    console.log(`Assumptions: ${JSON.stringify(load)}`)
    printKeys(walk)
    printRates(walk)
  }),
)
