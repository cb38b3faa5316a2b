import { pointIds, points } from './points.ts'
import type { Outcome, Result } from './run-points.ts'

const marks: Record<Outcome, string> = { SEEN: '✓', FAILED: '✗', NOT_SEEN_HERE: '–' }

const words: Record<Outcome, string> = { SEEN: 'seen', FAILED: 'failed', NOT_SEEN_HERE: 'not seen here' }

const widest = Math.max(...pointIds.map(id => id.length))

/** The row of a point: mark, outcome, seconds, id, and what was seen, or the reason. */
export function rowOf({ id, outcome, message, seconds }: Result): string {
  const time = `${seconds.toFixed(1)} s`.padStart(7)
  return `${marks[outcome]} ${words[outcome].padEnd(13)} ${time}  ${id.padEnd(widest)}  ${points[id].title}: ${message}`
}

const countOf = (results: readonly Result[], outcome: Outcome) =>
  results.filter(result => result.outcome === outcome).length

/** The last line of the table. */
export function summaryOf(results: readonly Result[]): string {
  const counts = (Object.keys(words) as Outcome[]).map(
    outcome => `${countOf(results, outcome)} ${words[outcome]}`,
  )
  return `${results.length} points: ${counts.join(', ')}.`
}

/** The report for machines. */
export function jsonOf(stackName: string, startedAt: string, results: readonly Result[]): string {
  const report = {
    stack: stackName,
    startedAt,
    counts: {
      seen: countOf(results, 'SEEN'),
      failed: countOf(results, 'FAILED'),
      notSeenHere: countOf(results, 'NOT_SEEN_HERE'),
    },
    points: results.map(({ id, outcome, message, seconds }) => ({
      id,
      title: points[id].title,
      outcome,
      message,
      seconds: Math.round(seconds * 10) / 10,
    })),
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}
