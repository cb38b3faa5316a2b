import { setTimeout as sleep } from 'node:timers/promises'
import { Explained } from './command.ts'

/** Polls `ask` until it returns a value. After the deadline it throws an error with the message of `explain`. */
export const until = async <T>(
  ask: () => Promise<T | undefined>,
  {
    seconds,
    every = 100,
    explain,
  }: { seconds: number; every?: number; explain: () => string | Promise<string> },
): Promise<T> => {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() >= deadline) throw new Explained(await explain())
    await sleep(every)
  }
}
