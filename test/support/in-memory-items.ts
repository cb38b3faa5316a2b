import { isDeepStrictEqual } from 'node:util'
import type { Application, Waiting } from '../../domain/application.ts'
import type { ChainedEntry } from '../../domain/audit-chain.ts'
import type { Document } from '../../domain/documents.ts'
import type { DomainEvent } from '../../domain/events.ts'
import type { Replacement } from '../../domain/ports.ts'

/** An application's item. The state machine writes `waiting` to it, and no commit may remove that. */
export type StoredApplication = Application & { readonly waiting?: Waiting }

export const documentKey = ({ applicationId, slot, documentId }: Document) =>
  `${applicationId}#${slot}#${documentId}`
export const eventKey = ({ applicationId, sequence }: Pick<DomainEvent, 'applicationId' | 'sequence'>) =>
  `${applicationId}#${String(sequence).padStart(8, '0')}`
export const auditKey = ({ accountId, chain }: ChainedEntry) =>
  `${accountId}#${String(chain.sequence).padStart(10, '0')}`

const isPlain = (value: object) => {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Frozen copies. They are stored and returned as they are: the crash tests read millions of values. */
const copies = new WeakSet<object>()

function plainCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || copies.has(value)) return value
  if (!Array.isArray(value) && !isPlain(value)) return plainCopy(JSON.parse(JSON.stringify(value)))
  const copy = Array.isArray(value) ? value.map(plainCopy) : copyOfMembers(value)
  copies.add(Object.freeze(copy))
  return copy
}

function copyOfMembers(value: object): object {
  const copy: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) if (member !== undefined) copy[name] = plainCopy(member)
  return copy
}

/** A copy without `undefined`, like the storage returns. Nothing can change it. */
export const copyOf = <T>(value: T): T => plainCopy(value) as T

export function existing<T>(items: ReadonlyMap<string, T>, key: string): T {
  const item = items.get(key)
  if (item === undefined) throw new Error(`nothing is stored under ${key}`)
  return item
}

/** Whether the stored item matches the one that the change was based on: absent, or with equal guards. */
export function stands<T extends object>(
  stored: T | undefined,
  { before }: Replacement<T>,
  guards: readonly (keyof T)[],
): boolean {
  if (before === undefined) return stored === undefined
  return stored !== undefined && guards.every(name => isDeepStrictEqual(stored[name], before[name]))
}

/** Writes only differences, so that unknown and unchanged attributes stay as stored. */
export function replace<T extends object>(
  items: Map<string, T>,
  key: string,
  { before, after }: Replacement<T>,
): void {
  if (before === undefined) {
    items.set(key, copyOf(after))
    return
  }
  const next = { ...existing(items, key) }
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T>) {
    if (isDeepStrictEqual(before[name], after[name])) continue
    if (after[name] === undefined) delete next[name]
    else next[name] = copyOf(after[name])
  }
  items.set(key, next)
}
