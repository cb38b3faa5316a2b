import { sampleIdPattern } from '../second-review.ts'
import { deliveryIdPattern } from '../webhooks.ts'
import { story } from './story.ts'

interface PathParameter {
  readonly description: string
  readonly schema: Readonly<Record<string, unknown>>
  readonly example: string
}

const uuid = { type: 'string', format: 'uuid' }

export const pathParameters: Readonly<Record<string, PathParameter>> = {
  accountId: {
    description:
      'The account’s id: the `sub` claim of its access tokens, or your own id of a user with sessions, percent-encoded.',
    schema: { type: 'string', maxLength: 128 },
    example: story.accountId,
  },
  applicationId: {
    description: 'The application’s id, from the answer that created it.',
    schema: uuid,
    example: story.applicationId,
  },
  sessionId: {
    description: 'The session’s id, from the answer that created it.',
    schema: uuid,
    example: story.sessionId,
  },
  year: {
    description: 'A year of four digits, from 2000.',
    schema: { type: 'string', pattern: '^2\\d{3}$' },
    example: story.year,
  },
  endpointId: {
    description: 'The id of the webhook endpoint, from the answer that created it.',
    schema: uuid,
    example: story.endpointId,
  },
  sampleId: {
    description: 'The id of the second review, from the list of second reviews.',
    schema: { type: 'string', pattern: sampleIdPattern.source },
    example: story.sampleId,
  },
  consultationId: {
    description: 'The id of the question, from `question` of the review in the list `state=asked`.',
    schema: uuid,
    example: story.consultationId,
  },
  deliveryId: {
    description: 'The id of the delivery, from the list of deliveries.',
    schema: { type: 'string', pattern: deliveryIdPattern.source },
    example: story.deliveryId,
  },
}
