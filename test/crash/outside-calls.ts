import { Crash, type CrashPlan, crashing } from '../support/crashing.ts'
import type { Dependencies } from '../support/world.ts'

/** What leaves the process: the dependencies whose calls can fail. */
const outside = [
  'records',
  'leftovers',
  'files',
  'workflow',
  'executions',
  'validations',
  'bus',
  'personalData',
  'keyedHash',
  'directory',
  'rates',
  'answers',
] as const

export type Port = (typeof outside)[number]

function recording<T extends object>(name: string, port: T, calls: string[]): T {
  return new Proxy(port, {
    get(target, member) {
      const value: unknown = Reflect.get(target, member)
      if (typeof value !== 'function') return value
      return (...values: unknown[]) => {
        calls.push(`${name}.${String(member)}`)
        return Reflect.apply(value, target, values)
      }
    },
  })
}

function wrapped(deps: Dependencies, wrap: <T extends object>(name: Port, port: T) => T): Dependencies {
  return {
    ...deps,
    records: wrap('records', deps.records),
    leftovers: wrap('leftovers', deps.leftovers),
    files: wrap('files', deps.files),
    workflow: wrap('workflow', deps.workflow),
    executions: wrap('executions', deps.executions),
    validations: wrap('validations', deps.validations),
    bus: wrap('bus', deps.bus),
    personalData: wrap('personalData', deps.personalData),
    keyedHash: wrap('keyedHash', deps.keyedHash),
    directory: wrap('directory', deps.directory),
    rates: wrap('rates', deps.rates),
    answers: wrap('answers', deps.answers),
  }
}

/** The same dependencies; what is called of them is written down, in order. */
export function recordingAll(deps: Dependencies, calls: string[]): Dependencies {
  return wrapped(deps, (name, port) => recording(name, port, calls))
}

/** The same dependencies in a process that dies at one call. */
export function crashingAll(deps: Dependencies, plan: CrashPlan): Dependencies {
  return wrapped(deps, (_, port) => crashing(port, plan))
}

export interface Interruption {
  /** Before which call something else happens, counted from 0. */
  readonly at: number
  readonly happens: () => Promise<unknown>
  /** At which call the process dies, after it took effect; absent: it lives. */
  readonly diesAt: number | undefined
}

/** The same dependencies; before one of the calls something else happens, and after it the process may die. */
export function interruptingAll(
  deps: Dependencies,
  { at, happens, diesAt = Number.POSITIVE_INFINITY }: Interruption,
): Dependencies {
  let calls = -1
  const interrupting = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, member) {
        const value: unknown = Reflect.get(target, member)
        if (typeof value !== 'function') return value
        return async (...values: unknown[]) => {
          calls += 1
          const call = calls
          if (call > diesAt) throw new Crash()
          if (call === at) await happens()
          const result: unknown = await Reflect.apply(value, target, values)
          if (call === diesAt) throw new Crash()
          return result
        }
      },
    })
  return wrapped(deps, (_, port) => interrupting(port))
}
