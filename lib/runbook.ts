import { pagesOrigin, type Stage } from './stage.ts'

/** The sections of docs/operations.md that alarms name. A test finds each alarm's sentence there. */
export type RunbookSection =
  | 'parked'
  | 'unreadable records'
  | 'stopped inspections'
  | 'overdue'
  | 'consumers behind'
  | 'failures of the API'
  | 'throttled functions'
  | 'dead letters'
  | 'webhooks'
  | 'reconciler'
  | 'retention'
  | 'deadline watch'
  | 'rescheduling'
  | 'readings'
  | 'malware'
  | 'mail'

/** The address of a section: on the stage's pages, or in the repository if the stage has none. */
export function runbookLink(stage: Stage, section: RunbookSection): string {
  const origin = pagesOrigin(stage)
  const anchor = section.toLowerCase().replaceAll(' ', '-')
  return `${origin === undefined ? 'docs/operations.md' : `${origin}/docs/operations/`}#${anchor}`
}

/** What an alarm says: what happened, and where it is described what to do. */
export const alarmText = (stage: Stage, happened: string, section: RunbookSection) =>
  `${happened}. Runbook: ${runbookLink(stage, section)}`
