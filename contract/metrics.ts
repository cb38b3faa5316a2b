import { contentKinds } from '../domain/content.ts'
import { domainEventNames, endpointEventNames } from '../domain/events.ts'
import { repairKinds } from '../domain/reconciliation.ts'

/** The namespace of the metrics, and the dimension that all of them have. */
export const metricNamespace = 'Realname'
export const metricService = 'realname'

export interface MetricRow {
  /** The counted event. The runbook (docs/operations.md) shows this sentence. */
  readonly meaning: string
  /** A second dimension and its possible values. */
  readonly dimension?: { readonly name: string; readonly values: readonly string[] }
}

/** Every metric that functions count, and that alarms may watch. */
export const metricRows = {
  ApplicantMail: {
    meaning:
      'An event for a mail to an applicant ended. `ACCEPTED`: SES has the mail. `REFUSED`: SES does not take this mail. `UNKNOWN`: SES did not answer, and the mail is not sent again. `PASSED`: the state that the event announced has passed. `NO_ADDRESS`: no address is known. `STOPPED`: mail to the address was stopped. `REPEATED`: the mail was sent before.',
    dimension: {
      name: 'outcome',
      values: ['ACCEPTED', 'REFUSED', 'UNKNOWN', 'PASSED', 'NO_ADDRESS', 'STOPPED', 'REPEATED'],
    },
  },
  ApplicationParked: { meaning: 'An application was parked.' },
  ContentErased: {
    meaning: 'The retention job erased content of an application.',
    dimension: { name: 'kind', values: contentKinds },
  },
  DocumentRead: {
    meaning: 'The reading of an accepted document ended. `UNAVAILABLE`: nothing was read.',
    dimension: { name: 'outcome', values: ['READY', 'UNAVAILABLE'] },
  },
  EventPublished: {
    meaning: 'An event was put on the event bus. A repeated delivery is counted again.',
    dimension: { name: 'event', values: [...domainEventNames, ...endpointEventNames] },
  },
  InspectionStopped: { meaning: 'A file was refused because its inspection ended without a result.' },
  MailReturned: {
    meaning:
      'A mail to an applicant bounced, or its recipient complained. Temporary bounces count; they stop nothing.',
    dimension: { name: 'reason', values: ['BOUNCE', 'COMPLAINT'] },
  },
  ReadingTime: { meaning: 'Milliseconds that the reading of a document took.' },
  ReconcilerGaveUp: {
    meaning: 'The reconciler reached the maximum number of restarts or of repeated validations.',
  },
  ReconcilerRepaired: {
    meaning: 'The reconciler repaired an application or a document.',
    dimension: { name: 'kind', values: repairKinds },
  },
  WebhookUndeliveredAge: {
    meaning:
      'Seconds since the oldest event that an enabled webhook endpoint has not got, each minute. The alarm reads the maximum.',
  },
  UnreadableRecord: { meaning: 'A function could not read a stored item.' },
} as const satisfies Readonly<Record<string, MetricRow>>

export type MetricName = keyof typeof metricRows

/** The value of the metric's second dimension, if it has one. */
export type DimensionOf<Name extends MetricName> = (typeof metricRows)[Name] extends {
  readonly dimension: { readonly values: readonly (infer Value extends string)[] }
}
  ? [value: Value]
  : []
