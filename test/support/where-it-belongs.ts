import type { ApplicationStatus } from '../../domain/lifecycle.ts'

export interface Whereabouts {
  readonly states: readonly string[]
  /** What the execution has written down that it waits for, and on which attempt; undefined when it is over. */
  readonly waitsFor?: 'SUBMISSION' | 'DECISION'
  readonly attempt?: number
}

const awaitingSubmission = {
  states: ['Await submission', 'Await submission a last time'],
  waitsFor: 'SUBMISSION',
} as const

/** Where an execution that has heard of everything must be. */
export function whereItBelongs(status: ApplicationStatus, attempt: number): Whereabouts {
  switch (status) {
    case 'DRAFT':
      return { ...awaitingSubmission, attempt }
    case 'RETRY_REQUESTED':
      return { ...awaitingSubmission, attempt: attempt + 1 }
    case 'IN_REVIEW':
      return { states: ['Await decision'], waitsFor: 'DECISION', attempt }
    default:
      return { states: ['Finished'] }
  }
}
