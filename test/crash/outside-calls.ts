import { Crash, type CrashPlan, crashing } from '../support/crashing.ts'
import type { Dependencies } from '../support/world.ts'

/** The dependencies with outside calls, which can fail. */
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
  'readings',
  'directory',
  'rates',
  'answers',
  'figures',
  'samples',
  'webhooks',
  'webhookQueues',
  'webhookSecrets',
  'webhookSender',
  'mailRecords',
  'mailSender',
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
    readings: wrap('readings', deps.readings),
    directory: wrap('directory', deps.directory),
    rates: wrap('rates', deps.rates),
    answers: wrap('answers', deps.answers),
    figures: wrap('figures', deps.figures),
    samples: wrap('samples', deps.samples),
    webhooks: wrap('webhooks', deps.webhooks),
    webhookQueues: wrap('webhookQueues', deps.webhookQueues),
    webhookSecrets: wrap('webhookSecrets', deps.webhookSecrets),
    webhookSender: wrap('webhookSender', deps.webhookSender),
    mailRecords: wrap('mailRecords', deps.mailRecords),
    mailSender: wrap('mailSender', deps.mailSender),
  }
}

/** The same dependencies, with a record of their calls in order. */
export function recordingAll(deps: Dependencies, calls: string[]): Dependencies {
  return wrapped(deps, (name, port) => recording(name, port, calls))
}

/** The same dependencies in a process that crashes at one call. */
export function crashingAll(deps: Dependencies, plan: CrashPlan): Dependencies {
  return wrapped(deps, (_, port) => crashing(port, plan))
}

export interface Interruption {
  /** The index of the call that the other action precedes, from 0. */
  readonly at: number
  readonly happens: () => Promise<unknown>
  /** The index of the call after whose effect the process crashes; absent: no crash. */
  readonly diesAt: number | undefined
}

/** The same dependencies; another action precedes one call, and the process may crash after it. */
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
