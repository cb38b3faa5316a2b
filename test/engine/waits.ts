import { stack } from './world.ts'

/** Reduces the waits and retries of executions that start from now on to this fraction. */
export async function scaleWaits(scale: number): Promise<void> {
  const answer = await fetch(`${stack.awsEndpointUrl}/_ministack/config`, {
    method: 'POST',
    body: JSON.stringify({ 'stepfunctions._SFN_WAIT_SCALE': scale }),
  })
  if (!answer.ok) throw new Error(`The engine did not take the scale: ${answer.status}`)
}
