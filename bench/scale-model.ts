import { randomUUID } from 'node:crypto'
import { reviewQueueShards } from '../lambdas/adapters/dynamodb/application-item.ts'
import { attentionShards, shardOf } from '../lambdas/adapters/dynamodb/attention-keys.ts'
import { dayShards, reviewerShards } from '../lambdas/adapters/dynamodb/figure-items.ts'
import { facetShards } from '../lambdas/adapters/dynamodb/queue-facet-item.ts'
import { dueShards } from '../lambdas/adapters/dynamodb/webhook-delivery-item.ts'
import { type MeteredWalk, type Phase, phases } from './metered-walk.ts'

/** Write units that one partition key takes each second. */
export const partitionLimit = 1000

const secondsOfDay = 86_400

/** How the applications of a month spread over its busiest day. Each is an assumption, and printed. */
export interface Load {
  readonly applicationsAMonth: number
  /** Applications of the busiest day, in averages of a day. */
  readonly busiestDay: number
  /** Share of a day's applications in its busiest hour. */
  readonly busiestHour: number
  /** The rate of the busiest minute, in averages of its hour. */
  readonly busiestMinute: number
  /** Attempts for each application. */
  readonly attempts: number
  /** Decisions of a reviewer on a day. Reviewers decide in nine hours of five days a week. */
  readonly decisionsOfReviewer: number
}

/** A partition key that many applications share, and how an application chooses its shard. */
interface SharedKey {
  readonly pattern: RegExp
  readonly shards: (load: Load) => number
  /** What determines the shard. */
  readonly by: 'application' | 'event' | 'reviewer' | 'nothing'
}

const one = () => 1

export const reviewersOf = ({ applicationsAMonth, busiestDay, attempts, decisionsOfReviewer }: Load) =>
  Math.ceil(((applicationsAMonth / 30) * busiestDay * attempts * (7 / 5)) / decisionsOfReviewer)

/** A key of a walk that is neither here nor an application's own is an error: someone has to say how it is spread. */
const sharedKeys: readonly SharedKey[] = [
  { pattern: /^REVIEWS#\d+$/, shards: () => reviewQueueShards, by: 'application' },
  { pattern: /^(TYPE|REGION|ATTEMPT|MARK|HINT)#\w+#\d+$/, shards: () => facetShards, by: 'application' },
  { pattern: /^(UNFOLLOWED|VALIDATING|SIGNALS|\w+)#\d+$/, shards: () => attentionShards, by: 'application' },
  { pattern: /^DAY#[\d-]+#\d+$/, shards: () => dayShards, by: 'event' },
  { pattern: /^REVIEWERS#[\d-]+#\d+$/, shards: () => reviewerShards, by: 'reviewer' },
  { pattern: /^(LEASES|RATE|REVIEWER)#\{reviewer\}$/, shards: reviewersOf, by: 'reviewer' },
  { pattern: /^LIST#/, shards: one, by: 'nothing' },
  { pattern: /^SAMPLES#/, shards: one, by: 'nothing' },
  { pattern: /^due: \{endpoint\}/, shards: () => dueShards, by: 'event' },
  { pattern: /\{endpoint\}/, shards: one, by: 'nothing' },
]

/** Keys of which each application has its own. */
const ownKeys = [/\{(application|account)\}/, /^(CERTIFICATE|CONTENT)#[\w-]{43}$/]

/** Writes of one phase of an application to one partition key of a table or an index. */
export interface KeyWrites {
  readonly table: string
  readonly index: string | undefined
  /** Like `REVIEWS#*`. */
  readonly key: string
  readonly phase: Phase
  readonly units: number
  /** Undefined: each application has a key of its own. */
  readonly shared: SharedKey | undefined
}

const tableName = ({ stack: { resources } }: MeteredWalk, name: string) =>
  ({
    [resources.tableName]: 'records',
    [resources.auditTableName]: 'audit trail',
    [resources.figuresTableName]: 'figures',
    [resources.webhooksTableName]: 'webhooks',
  })[name] ?? 'kept answers'

/** The writes of a walk by key. A transaction takes twice the units of the table, and each index those of its entry. */
export function keyWritesOf(walk: MeteredWalk): KeyWrites[] {
  const { applicationId, accountId, reviewerId, endpointId } = walk.ids
  const sums = new Map<string, KeyWrites>()
  for (const phase of phases) {
    for (const record of walk.records[phase]) {
      if (record.kind !== 'write') continue
      const named = record.key
        .replace(applicationId, '{application}')
        .replace(accountId, '{account}')
        .replace(reviewerId, '{reviewer}')
        .replace(endpointId, '{endpoint}')
      const table = tableName(walk, record.table)
      const isOwn = table === 'kept answers' || ownKeys.some(pattern => pattern.test(named))
      const indexed = record.index === 'due' ? `due: ${named}` : named
      const shared = isOwn ? undefined : sharedKeys.find(({ pattern }) => pattern.test(indexed))
      if (!isOwn && shared === undefined) {
        throw new Error(`bench/scale-model.ts does not know how the keys ${named} are spread`)
      }
      const key = isOwn
        ? named.replace(/[\w-]{43}$/, '{hash}')
        : (shared?.by === 'event' ? named.replace(/\}$/, '}#0') : named)
            .replace(/#\d+$/, '#*')
            .replace(/[\d-]{7,10}(?=#)/, 'date')
      const index = record.index ?? undefined
      const id = [table, index, key, phase].join(' ')
      const before = sums.get(id)?.units ?? 0
      const units = before + record.units * (record.transaction && index === undefined ? 2 : 1)
      sums.set(id, { table, index, key, phase, units, shared })
    }
  }
  return [...sums.values()]
}

export const isOfReviewers = (phase: Phase) => phase === 'claim' || phase === 'decide'

/** A second of the day. Applicants: an hour with a share of its own, and a minute in it that is busier. */
function secondOf({ busiestHour, busiestMinute }: Load): number {
  const noon = 12 * 3600
  if (Math.random() >= busiestHour) {
    const second = Math.floor(Math.random() * (secondsOfDay - 3600))
    return second < noon ? second : second + 3600
  }
  const inMinute = Math.random() < busiestMinute / 60
  return noon + (inMinute ? Math.floor(Math.random() * 60) : 60 + Math.floor(Math.random() * 3540))
}

/** Nine hours, of which the busiest has a third more than the average. */
function officeSecond(): number {
  const opens = 9 * 3600
  return Math.random() < 1 / 27
    ? opens + 3600 + Math.floor(Math.random() * 3600)
    : opens + Math.floor(Math.random() * 9 * 3600)
}

export interface Hottest {
  readonly table: string
  readonly index: string | undefined
  readonly key: string
  readonly shards: number
  /** Write units of its hottest shard in the hottest second, and on average in the hottest minute. */
  readonly second: number
  readonly minute: number
}

/** Simulates the busiest day, second by second, over the keys, and returns the hottest shard of each. */
export function playDay(writes: readonly KeyWrites[], load: Load): Hottest[] {
  const shared = writes.filter(write => write.shared !== undefined)
  const names = [...new Set(shared.map(({ table, index, key }) => [table, index ?? '', key].join(' ')))]
  const keys = names.map(name => {
    const [first] = shared.filter(({ table, index, key }) => [table, index ?? '', key].join(' ') === name)
    if (first?.shared === undefined) throw new Error('unreachable')
    // A day of one reviewer is the same for each, so 50 are as good as all.
    const shards = first.shared.shards(load)
    const played = Math.min(shards, 50)
    return {
      ...first,
      shards,
      shared: first.shared,
      seconds: Array.from({ length: played }, () => new Float32Array(secondsOfDay)),
    }
  })
  const byPhase = (reviewers: boolean) =>
    keys.map(({ table, index, key }) =>
      shared
        .filter(write => write.table === table && write.index === index && write.key === key)
        .filter(({ phase }) => isOfReviewers(phase) === reviewers)
        .reduce((sum, { units }) => sum + units, 0),
    )
  const units = { applicant: byPhase(false), reviewer: byPhase(true) }
  const ofDay = Math.round((load.applicationsAMonth / 30) * load.busiestDay * load.attempts)
  const add = (actor: 'applicant' | 'reviewer', second: number) => {
    const applicationId = randomUUID()
    for (const [
      position,
      {
        shards,
        shared: { by },
        seconds,
      },
    ] of keys.entries()) {
      const written = units[actor][position] ?? 0
      if (written === 0) continue
      const shard =
        by === 'nothing'
          ? 0
          : by === 'application'
            ? shardOf(applicationId, shards)
            : Math.floor(Math.random() * shards)
      const list = seconds[shard]
      if (list !== undefined) list[second] = (list[second] ?? 0) + written
    }
  }
  for (let count = 0; count < ofDay; count += 1) add('applicant', secondOf(load))
  // A working day has the decisions of 1.4 days.
  for (let count = 0; count < ofDay * (7 / 5); count += 1) add('reviewer', officeSecond())
  return keys.map(({ table, index, key, shards, seconds }) => {
    let second = 0
    let minute = 0
    for (const list of seconds) {
      let sum = 0
      for (let at = 0; at < secondsOfDay; at += 1) {
        const value = list[at] ?? 0
        second = Math.max(second, value)
        sum += value - (list[at - 60] ?? 0)
        minute = Math.max(minute, sum / 60)
      }
    }
    return { table, index, key, shards, second, minute }
  })
}
