import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod'
import type { LogCodeOf } from '../log-codes.ts'
import { logFailure } from '../logging.ts'

const processor = new BatchProcessor(EventType.SQS)

/** The handler of a queue, message by message. Failed messages alone are delivered again, and then become dead letters. */
export function queueConsumer<T>(
  failureCode: Extract<LogCodeOf<'ERROR'>, 'WEBHOOK_PREPARATION_FAILED'>,
  schema: () => z.ZodType<T>,
  consume: (message: T) => Promise<void>,
) {
  return (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
    processPartialResponse(
      event,
      async ({ body }: SQSRecord) => {
        try {
          await consume(schema().parse(JSON.parse(body)))
        } catch (error) {
          logFailure(failureCode, error)
          throw error
        }
      },
      processor,
      { context, throwOnFullBatchFailure: false },
    )
}
