import * as z from 'zod'

const streamFailureSchema = z.object({
  requestContext: z.object({ functionArn: z.string() }),
  DDBStreamBatchInfo: z.object({
    shardId: z.string(),
    startSequenceNumber: z.string().regex(/^\d+$/),
    endSequenceNumber: z.string().regex(/^\d+$/),
    streamArn: z.string(),
  }),
})

const asynchronousFailureSchema = z.object({
  requestContext: z.object({ functionArn: z.string() }),
  requestPayload: z.unknown(),
})

const undeliveredSchema = z.object({ detail: z.unknown() })

const webhookMessages = {
  prepareWebhooksName: z.union([
    z.object({ detail: z.looseObject({}) }),
    z.object({ disabling: z.looseObject({}) }),
    z.object({ recovery: z.looseObject({}) }),
  ]),
  sendWebhooksName: z.object({ endpointId: z.string() }),
} as const

/** The position of a batch in the stream. The message has no records. */
export type StreamPosition = z.infer<typeof streamFailureSchema>['DDBStreamBatchInfo']

/** A failed delivery: the name of its function, and the event or the position in the stream. */
export type DeadLetter = { readonly functionName: string } & (
  | { readonly position: StreamPosition }
  | { readonly event: unknown }
)

function functionNameOf(arn: string): string {
  return arn.split(':')[6] ?? ''
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Parses a message of the dead-letter queue: of an event source mapping, of an asynchronous invocation, or of a rule that
 * could not invoke its function (`targetArn`, an attribute of the message). Undefined for any other message.
 */
export function deadLetterOf(body: string, targetArn?: string): DeadLetter | undefined {
  const content = parseJson(body)
  const stream = streamFailureSchema.safeParse(content)
  if (stream.success) {
    const { requestContext, DDBStreamBatchInfo: position } = stream.data
    return { functionName: functionNameOf(requestContext.functionArn), position }
  }
  const asynchronous = asynchronousFailureSchema.safeParse(content)
  if (asynchronous.success && asynchronous.data.requestPayload !== undefined) {
    const { requestContext, requestPayload: event } = asynchronous.data
    return { functionName: functionNameOf(requestContext.functionArn), event }
  }
  const undelivered = undeliveredSchema.safeParse(content)
  if (targetArn === undefined || !undelivered.success) return undefined
  return { functionName: functionNameOf(targetArn), event: undelivered.data }
}

/** The function whose queue a message of the webhooks' dead-letter queue was in. Undefined for any other message. */
export function webhookConsumerOf(body: string): keyof typeof webhookMessages | undefined {
  const content = parseJson(body)
  const consumers = Object.keys(webhookMessages) as (keyof typeof webhookMessages)[]
  return consumers.find(consumer => webhookMessages[consumer].safeParse(content).success)
}
