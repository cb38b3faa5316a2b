import { costSoFar } from './cost.ts'
import type { Measurements } from './measurements.ts'
import type { Bounds, Progress } from './pace.ts'

export interface Load {
  readonly bounds: Bounds
  readonly progress: Progress
  readonly seconds: number
  readonly users: number
  readonly measurements: Measurements
}

const failedIn = ({ failed }: Progress) => [...failed.values()].reduce((sum, count) => sum + count, 0)

const costOf = ({ progress, users, measurements }: Omit<Load, 'bounds' | 'seconds'>) =>
  costSoFar({ applications: progress.started, apiRequests: measurements.apiRequests, users })

/** A line while the load runs. */
export function progressLine(load: Load): string {
  const { started, finished } = load.progress
  const { used } = costOf(load)
  return `${started} started, ${finished} finished, ${failedIn(load.progress)} failed, ${load.seconds.toFixed(0)} s, about $${used.toFixed(2)}`
}

const inSeconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`

/** The report for people: throughput, latency by route, errors and cost. It has no id, name or address. */
export function loadLines(load: Load): string[] {
  const { bounds, progress, seconds, measurements } = load
  const { used, users } = costOf(load)
  const rows = measurements
    .figures()
    .map(({ route, requests, errors, p50, p95, p99 }) => [
      route,
      String(requests),
      ...[p50, p95, p99].map(inSeconds),
      String(errors),
    ])
  const table = [['route', 'requests', 'p50', 'p95', 'p99', 'errors'], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0))) ?? []
  const padded = table.map(row =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
  const counts = (map: ReadonlyMap<string, number>) => [...map].map(([code, count]) => `  ${count} × ${code}`)
  return [
    `${progress.started} of ${bounds.applications} applications started, ${progress.finished} finished, ${failedIn(progress)} failed, in ${seconds.toFixed(1)} s`,
    `${(progress.finished / seconds).toFixed(2)} applications a second; asked for: ${bounds.rate}`,
    '',
    ...padded,
    ...(measurements.errors.size === 0 ? [] : ['', 'Errors of requests, with those that were repeated:']),
    ...counts(measurements.errors),
    ...(progress.failed.size === 0 ? [] : ['', 'Failed applications:']),
    ...counts(progress.failed),
    '',
    `Cost so far: about $${used.toFixed(2)}, and at most $${users.toFixed(2)} for ${load.users} users of Cognito.`,
  ]
}

/** The report for machines. */
export function loadJson(stackName: string, load: Load): string {
  const { bounds, progress, seconds, users, measurements } = load
  const report = {
    stack: stackName,
    bounds,
    started: progress.started,
    finished: progress.finished,
    failed: Object.fromEntries(progress.failed),
    seconds,
    users,
    routes: measurements.figures(),
    errors: Object.fromEntries(measurements.errors),
    cost: costOf(load),
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}
