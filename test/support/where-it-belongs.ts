import type { ApplicationStatus } from '../../domain/lifecycle.ts'

export interface Whereabouts {
  readonly states: readonly string[]
  /** The recorded wait of the execution and its attempt; undefined after its end. */
  readonly waitsFor?: 'SUBMISSION' | 'DECISION'
  readonly attempt?: number
}

const awaitingSubmission = {
  states: ['Await submission', 'Await submission a last time'],
  waitsFor: 'SUBMISSION',
} as const

/** The expected wait of an execution that got all signals. */
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
