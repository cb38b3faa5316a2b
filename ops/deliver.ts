import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import * as z from 'zod'

const partialAnswerSchema = z.object({ batchItemFailures: z.array(z.unknown()).length(0) })

/** A function takes six megabytes. An item of ours has a few kilobytes. */
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

/** Calls a function as the platform would have; true if it did its work. */
export async function deliverEvent(
  lambda: LambdaClient,
  functionName: string,
  event: unknown,
): Promise<boolean> {
  return !(await invoke(lambda, functionName, event)).failed
}

/** Hands records of the table's stream to their consumer, all of them; true if it has taken every one. */
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
