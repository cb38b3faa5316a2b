import { execFile } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { promisify } from 'node:util'
import * as z from 'zod'
import { writePrivately } from './private-file.ts'
import { inInstance } from './project.ts'

const recordSchema = z.object({
  pid: z.int().min(2),
  /** Part of the engine's command line. It distinguishes the engine from a later process with the same pid. */
  mark: z.string().min(1),
  port: z.int(),
  url: z.string(),
  /** The folder for the engine's temporary files, which is deleted when it stops. */
  temporary: z.string(),
  /** The command that will stop the engine. Without one, the engine runs until `local:down`. */
  owner: z.object({ pid: z.int(), commandLine: z.string() }).optional(),
})

/** An engine process that this project started. */
export type EngineRecord = z.infer<typeof recordSchema>

const file = (name: string) => inInstance(name, 'engine.json')

export const writeEngineRecord = (name: string, record: EngineRecord): void => {
  writePrivately(file(name), JSON.stringify(record))
}

/** The last record, whether or not its process still runs. */
const readRecord = (name: string): EngineRecord | undefined => {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file(name), 'utf8')))
  } catch {
    return undefined
  }
}

/** Deletes the record and the temporary files of an engine that has ended. */
export const forgetEngine = (name: string): void => {
  const temporary = readRecord(name)?.temporary
  if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })
  rmSync(file(name), { force: true })
}

const commandLineOf = async (pid: number): Promise<string> => {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return (await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).stdout
  } catch {
    return ''
  }
}

export const isRunning = async ({ pid, mark }: EngineRecord): Promise<boolean> =>
  (await commandLineOf(pid)).includes(mark)

/** Identifies this process as the owner of an engine. */
export const thisCommand = async () => ({ pid: process.pid, commandLine: await commandLineOf(process.pid) })

/** Whether the owner of the engine still runs. */
export const isOwnerRunning = async ({ owner }: EngineRecord): Promise<boolean> =>
  owner !== undefined && owner.commandLine === (await commandLineOf(owner.pid))

/** The running engine of this instance. */
export const findEngine = async (name: string): Promise<EngineRecord | undefined> => {
  const record = readRecord(name)
  return record !== undefined && (await isRunning(record)) ? record : undefined
}
