import type { OperationName } from '../operations.ts'
import type { Problem } from '../problem.ts'
import { applicationReference } from './applications.ts'
import type { Examples, OperationReference, Recorded } from './operation-reference.ts'
import { operatorReference } from './operations-desk.ts'
import { recordedAnswers } from './recorded-answers.ts'
import { reviewReference, testModeReference } from './reviews.ts'
import { serviceReference } from './service.ts'
import { sessionReference } from './sessions.ts'
import { webhookReference } from './webhooks.ts'

/** In the order of a first integration. */
const chapters = [
  sessionReference,
  applicationReference,
  webhookReference,
  testModeReference,
  reviewReference,
  operatorReference,
  serviceReference,
]

export const serviceDescription = `Individual real-name authentication: one certificate, one review, one authenticated account.

Requests and answers are JSON. Times are RFC 3339 in UTC, dates are \`YYYY-MM-DD\`. An error is a problem document (RFC 9457): decide by its \`code\`, which never changes its meaning. Another account’s resource is 404. Answers may get new fields and codes: ignore those that you do not know.

The examples tell one story: the backend of a shop creates a session for the user \`customer-42\`, a reviewer requests a retry for a photo with glare, and approves the second attempt.`

export const tags = chapters.map(({ tag }) => tag)

const references: Readonly<Record<OperationName, OperationReference>> = {
  ...sessionReference.operations,
  ...applicationReference.operations,
  ...webhookReference.operations,
  ...testModeReference.operations,
  ...reviewReference.operations,
  ...operatorReference.operations,
  ...serviceReference.operations,
}

export function referenceOf(name: OperationName): OperationReference {
  return references[name]
}

const recorded: Readonly<Record<OperationName, Recorded>> = recordedAnswers

export function problemOf(name: OperationName): Problem {
  return recorded[name].problem
}

/** The recorded answers of an operation with their summaries. */
export function answersOf(name: OperationName): Examples | undefined {
  const { answers } = references[name]
  if (answers === undefined) return undefined
  return Object.fromEntries(
    Object.entries(answers).map(([example, summary]) => [
      example,
      { summary, value: recorded[name].answer?.[example] },
    ]),
  )
}

export function tagOf(name: OperationName): string {
  const chapter = chapters.find(({ operations }) => name in operations)
  return chapter?.tag.name ?? ''
}
