import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod'
import type { LogCodeOf } from '../log-codes.ts'
import { logFailure } from '../logging.ts'

const processor = new BatchProcessor(EventType.SQS)

/** The handler of a queue, message by message. Failed messages alone are delivered again, and then become dead letters. */
export function queueConsumer<T>(
  failureCode: Extract<LogCodeOf<'ERROR'>, 'WEBHOOK_PREPARATION_FAILED' | 'READING_FAILED' | 'MAIL_FAILED'>,
  schema: () => z.ZodType<T>,
  /** `delivery` counts the deliveries of this message, from 1. */
  consume: (message: T, delivery: number) => Promise<void>,
) {
  return (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
    processPartialResponse(
      event,
      async ({ body, attributes }: SQSRecord) => {
        try {
          await consume(schema().parse(JSON.parse(body)), Number(attributes.ApproximateReceiveCount))
        } catch (error) {
          logFailure(failureCode, error)
          throw error
        }
      },
      processor,
      { context, throwOnFullBatchFailure: false },
    )
}
