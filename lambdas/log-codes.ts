/** The fields that a log line may carry besides its code. */
export interface LogFields {
  readonly operation: string
  readonly status: number
  /** The code of the problem that the client got. */
  readonly code: string
  readonly applicationId: string
  readonly documentId: string
  /** The key of a stored item. */
  readonly key: string
  readonly outcome: string
  readonly awsRequestId: string
}

interface LogCodeRow {
  /** A line of level ERROR also has the error's name and the frames of its stack. */
  readonly level: 'INFO' | 'ERROR'
  /** The logged situation. The runbook (docs/operations.md) shows this sentence. */
  readonly meaning: string
  readonly fields: readonly (keyof LogFields)[]
  /** The section of the runbook with the instructions. */
  readonly section?: string
}

/** Every code that functions log. */
const logCodes = {
  REQUEST_REFUSED: {
    level: 'INFO',
    meaning: 'The API refused a request with the problem `code`.',
    fields: ['operation', 'status', 'code', 'awsRequestId'],
  },
  REQUEST_FAILED: {
    level: 'ERROR',
    meaning:
      'The API answered a request with 500 (`INTERNAL_ERROR`), or stopped it before the timeout of its function and answered 503 (`TOOK_TOO_LONG`).',
    fields: ['operation', 'status', 'code', 'awsRequestId'],
    section: 'Failures of the API',
  },
  TOKEN_NOT_VERIFIABLE: {
    level: 'ERROR',
    meaning:
      'The authorizer could not verify an access token, for example because it could not fetch the keys of the issuer. The request is answered with 500.',
    fields: [],
    section: 'Failures of the API',
  },
  RATE_NOT_GIVEN_BACK: {
    level: 'ERROR',
    meaning:
      'A submission that was not refused for the quota stays counted as such a refusal until the end of the day.',
    fields: [],
    section: 'Too many requests',
  },
  STEP_FAILED: {
    level: 'ERROR',
    meaning: 'A step of a state machine failed; the state machine retries it.',
    fields: ['operation'],
    section: 'Parked',
  },
  STREAM_RECORD_FAILED: {
    level: 'ERROR',
    meaning:
      'A consumer of the stream could not process a record; the record is delivered again for 15 minutes at most.',
    fields: ['operation', 'key'],
    section: 'Consumers behind',
  },
  STREAM_RECORD_UNREADABLE: {
    level: 'ERROR',
    meaning:
      'A consumer of the stream could not read an item; the record is delivered again for 15 minutes at most.',
    fields: ['operation', 'key'],
    section: 'Unreadable records',
  },
  STORED_ITEM_UNREADABLE: {
    level: 'ERROR',
    meaning: 'This version cannot read a stored item. Lists leave it out.',
    fields: ['key'],
    section: 'Unreadable records',
  },
  ACCOUNT_CHANGE_FAILED: {
    level: 'ERROR',
    meaning: 'An `account.changed` event could not be read or applied; the event is delivered again.',
    fields: [],
    section: 'Dead letters',
  },
  FIGURES_NOT_COUNTED: {
    level: 'ERROR',
    meaning: 'An event could not be counted in the figures; it is delivered again.',
    fields: [],
    section: 'Dead letters',
  },
  DOCUMENT_VALIDATED: {
    level: 'INFO',
    meaning:
      'A validation ended. `outcome` is `ACCEPTED`, `REFUSED` or `NOT_AWAITED` (there was no file to validate, or no document that awaited it).',
    fields: ['applicationId', 'documentId', 'outcome'],
  },
  VALIDATION_FAILED: {
    level: 'ERROR',
    meaning: 'A validation failed without a verdict; the event of the upload is delivered again.',
    fields: ['applicationId', 'documentId'],
    section: 'Dead letters',
  },
  INSPECTION_REPEATED: {
    level: 'INFO',
    meaning: 'The inspection of a file exceeded its time limit for the first time and is repeated once.',
    fields: ['applicationId', 'documentId'],
    section: 'Stopped inspections',
  },
  INSPECTION_STOPPED: {
    level: 'INFO',
    meaning:
      'A file was refused without a result of its inspection. `outcome` is `DEADLINE` (the time limit was exceeded twice), `ENDED` (the process exited: out of memory, or a crash) or `NONSENSE` (the process sent an invalid answer).',
    fields: ['applicationId', 'documentId', 'outcome'],
    section: 'Stopped inspections',
  },
  INSPECTION_FAILED: {
    level: 'ERROR',
    meaning: 'A file was refused because its inspection threw an error.',
    fields: ['applicationId', 'documentId'],
    section: 'Stopped inspections',
  },
  DOCUMENT_READ: {
    level: 'INFO',
    meaning:
      'The reading of an accepted document ended. `outcome` is `READY`, `UNAVAILABLE`, or `NOTHING` (nothing waited for it).',
    fields: ['applicationId', 'outcome'],
  },
  READING_STOPPED: {
    level: 'INFO',
    meaning:
      'A document has no reading. `outcome` is `DEADLINE` (the time limit was exceeded), `ENDED` (the process exited: out of memory, or a crash), `NONSENSE` (the process sent an invalid answer) or `NOT_READY` (the program did not start).',
    fields: ['applicationId', 'outcome'],
    section: 'Readings',
  },
  READING_FAILED: {
    level: 'ERROR',
    meaning: 'A reading threw an error. A message of the queue is delivered again.',
    fields: ['applicationId'],
    section: 'Readings',
  },
  READING_UNREADABLE: {
    level: 'INFO',
    meaning: 'This version cannot parse what was read in a document. It counts as not read.',
    fields: ['applicationId', 'documentId'],
    section: 'Readings',
  },
  UNKNOWN_OBJECT_IN_INBOX: {
    level: 'INFO',
    meaning:
      'An object arrived in the inbox under a key that the service did not assign. It is not read; the lifecycle of the inbox deletes it.',
    fields: [],
  },
  WEBHOOK_PREPARATION_FAILED: {
    level: 'ERROR',
    meaning: 'The deliveries of an event could not be stored; the message is delivered again.',
    fields: [],
    section: 'Webhooks',
  },
  WEBHOOK_SENDING_FAILED: {
    level: 'ERROR',
    meaning:
      'A run of the sender failed, other than by an answer of an endpoint; the next sweep has its deliveries sent.',
    fields: [],
    section: 'Webhooks',
  },
  WEBHOOK_SWEEP_FAILED: {
    level: 'ERROR',
    meaning: 'A sweep for due deliveries failed; the next one does the same work.',
    fields: [],
    section: 'Webhooks',
  },
  MAIL_HANDLED: {
    level: 'INFO',
    meaning: 'An event for a mail ended. `outcome` is the value of the metric `ApplicantMail`.',
    fields: ['applicationId', 'outcome'],
  },
  MAIL_FAILED: {
    level: 'ERROR',
    meaning:
      'A mail was not accepted by SES, or a message about mail could not be processed; the message is delivered again.',
    fields: [],
    section: 'Mail',
  },
  RECONCILER_REPAIRED: {
    level: 'INFO',
    meaning: 'The reconciler repaired an application or a document. `outcome` is the kind of repair.',
    fields: ['applicationId', 'documentId', 'outcome'],
    section: 'Reconciler',
  },
  RECONCILER_GAVE_UP: {
    level: 'INFO',
    meaning:
      'The reconciler reached the maximum number of restarts of an execution, or of repeated validations of a document.',
    fields: ['applicationId', 'documentId'],
    section: 'Reconciler',
  },
  RECONCILER_FAILED: {
    level: 'ERROR',
    meaning: 'The reconciler failed: for one item, or as a whole if the line names none.',
    fields: ['applicationId', 'documentId'],
    section: 'Reconciler',
  },
  CONTENT_ERASED: {
    level: 'INFO',
    meaning:
      'The retention job erased content of an application. `outcome` is `images` or `personal-fields`.',
    fields: ['applicationId', 'outcome'],
    section: 'Retention',
  },
  ERASURE_FAILED: {
    level: 'ERROR',
    meaning: 'The retention job failed: for one application, or as a whole if the line names none.',
    fields: ['applicationId'],
    section: 'Retention',
  },
} as const satisfies Readonly<Record<string, LogCodeRow>>

export type LogCode = keyof typeof logCodes

/** The codes of one level. */
export type LogCodeOf<Level extends LogCodeRow['level']> = {
  [Code in LogCode]: (typeof logCodes)[Code]['level'] extends Level ? Code : never
}[LogCode]

/** The fields that a line with this code may carry. */
export type FieldsOf<Code extends LogCode> = {
  readonly [Field in keyof LogFields]?: Field extends (typeof logCodes)[Code]['fields'][number]
    ? LogFields[Field]
    : never
}

export const logCodeRows: Readonly<Record<LogCode, LogCodeRow>> = logCodes
