import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import * as z from 'zod'

const partialAnswerSchema = z.object({ batchItemFailures: z.array(z.unknown()).length(0) })

/** An invocation accepts six megabytes. An item has a few kilobytes. */
const recordsAtOnce = 100

async function invoke(
  lambda: LambdaClient,
  FunctionName: string,
  event: unknown,
): Promise<{ failed: boolean; answer: unknown }> {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName, Payload: new TextEncoder().encode(JSON.stringify(event)) }),
  )
  const text = Payload === undefined ? '' : new TextDecoder().decode(Payload)
  return { failed: FunctionError !== undefined, answer: text === '' ? undefined : JSON.parse(text) }
}

/** Invokes a function with an event; true if the function succeeded. */
export async function deliverEvent(
  lambda: LambdaClient,
  functionName: string,
  event: unknown,
): Promise<boolean> {
  return !(await invoke(lambda, functionName, event)).failed
}

/** Invokes a consumer with all of these stream records; true if it processed every one. */
export async function deliverRecords(
  lambda: LambdaClient,
  functionName: string,
  records: readonly unknown[],
): Promise<boolean> {
  let delivered = true
  for (let first = 0; first < records.length; first += recordsAtOnce) {
    const Records = records.slice(first, first + recordsAtOnce)
    const { failed, answer } = await invoke(lambda, functionName, { Records })
    if (failed || !partialAnswerSchema.safeParse(answer).success) delivered = false
  }
  return delivered
}
