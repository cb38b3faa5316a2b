import { createHash, createHmac } from 'node:crypto'
import type {
  DocumentAddresses,
  DocumentFiles,
  DocumentName,
  ReadingEncryption,
} from '../../domain/document-ports.ts'
import type { BusEvent } from '../../domain/events.ts'
import type { DocumentReading } from '../../domain/evidence/document-reading.ts'
import type {
  Clock,
  DeadlineWatch,
  Directory,
  EventBus,
  Executions,
  IdSource,
  KeyedHash,
  PersonalData,
  Rates,
  SecretSource,
  ValidationRequests,
  Workflow,
} from '../../domain/ports.ts'
import type { RateCount } from '../../domain/rates.ts'
import { applicationOfExecution, executionName } from '../../domain/reconciliation.ts'
import { VersionedObjects } from './versioned-objects.ts'

/** Ciphertexts do not reveal the text, and only their application's id decrypts them. */
export function inMemoryPersonalData(): PersonalData {
  const sealed = new Map<string, { applicationId: string; text: string }>()
  return {
    async encrypt(applicationId, text) {
      const ciphertext = `sealed-${sealed.size + 1}`
      sealed.set(ciphertext, { applicationId, text })
      return ciphertext
    },
    async decrypt(applicationId, ciphertext) {
      const content = sealed.get(ciphertext)
      if (content?.applicationId !== applicationId) throw new Error('this ciphertext does not open here')
      return content.text
    },
  }
}

/** Readings that open for their own document only. */
export function inMemoryReadingEncryption(): ReadingEncryption {
  const sealed = new Map<string, { key: string; reading: DocumentReading }>()
  const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
  return {
    async seal(document, reading) {
      const name = `sealed-reading-${sealed.size + 1}`
      sealed.set(name, { key: fileKey(document), reading: structuredClone(reading) })
      const bytes = new TextEncoder().encode(name)
      return { ciphertext: bytes, dataKey: bytes }
    },
    async open(document, { ciphertext }) {
      const content = sealed.get(textOf(ciphertext))
      if (content?.key !== fileKey(document)) throw new Error('this reading does not open here')
      return structuredClone(content.reading)
    },
  }
}

export const inMemoryKeyedHash: KeyedHash = {
  of: async text => createHmac('sha256', 'a key of the tests').update(text).digest('base64url'),
}

/** Counts under the same condition as the table. */
export function inMemoryRates(): Rates & { readonly counts: ReadonlyMap<string, number> } {
  const counts = new Map<string, number>()
  const keyOf = ({ accountId, rate, from }: RateCount) => `${accountId} ${rate} ${from}`
  const takenOf = (count: RateCount) => counts.get(keyOf(count)) ?? 0
  return {
    counts,
    async take(count, atMost) {
      if (takenOf(count) >= atMost) return false
      counts.set(keyOf(count), takenOf(count) + 1)
      return true
    },
    async giveBack(count) {
      counts.set(keyOf(count), Math.max(0, takenOf(count) - 1))
    },
  }
}

/** All users exist and are enabled, except the listed ones. */
export function inMemoryDirectory(): Directory & {
  readonly gone: Set<string>
  readonly roleless: Set<string>
  /** Account ids by lower-case e-mail address. */
  readonly addresses: Map<string, string[]>
} {
  const gone = new Set<string>()
  const roleless = new Set<string>()
  const addresses = new Map<string, string[]>()
  return {
    gone,
    roleless,
    addresses,
    async accountIdsOf(email, atMost) {
      return (addresses.get(email.toLowerCase()) ?? []).slice(0, atMost)
    },
    async emailOf(accountId) {
      if (gone.has(accountId)) return undefined
      return [...addresses].find(([, accountIds]) => accountIds.includes(accountId))?.[0]
    },
    async hasRole(userName) {
      return !gone.has(userName) && !roleless.has(userName)
    },
    async isEnabled(userName) {
      return !gone.has(userName)
    },
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64')

export const digestOfText = (text: string): string => sha256(Buffer.from(text, 'utf8'))

export interface InMemoryFiles extends DocumentFiles, DocumentAddresses {
  /** Uploads of the inbox by `fileKey`, for `arrivedBefore`. Tests set the age of their uploads. */
  readonly arrivals: Map<string, string>
  readonly inbox: Map<string, Uint8Array>
  /** Files of the vault by `vaultKeys`. */
  readonly vault: VersionedObjects
  /** The number of files that were read from the inbox. */
  readonly reads: () => number
}

export const fileKey = ({ applicationId, documentId }: DocumentName): string =>
  `${applicationId}/${documentId}`

/** The vault's keys of a document with this number of pages. */
export function vaultKeys(document: DocumentName, pages = 1): string[] {
  const images = Array.from({ length: pages }, (_, index) => index + 1)
  return ['original', ...images.flatMap(page => [`preview-${page}`, `thumbnail-${page}`])].map(
    name => `${fileKey(document)}/${name}`,
  )
}

const longAgo = '2001-01-01T00:00:00.000Z'

/** The prefix of every preview's URL. */
export const viewingOrigin = 'https://vault.test'

export function inMemoryFiles(): InMemoryFiles {
  const inbox = new Map<string, Uint8Array>()
  const vault = new VersionedObjects()
  const arrivals = new Map<string, string>()
  let reads = 0
  return {
    inbox,
    vault,
    arrivals,
    reads: () => reads,
    async uploadTicket(document) {
      return {
        method: 'PUT',
        url: `https://inbox.test/${fileKey(document)}?signature=secret`,
        headers: { 'content-type': document.contentType },
        expiresAt: document.createdAt,
      }
    },
    async readInbox(document, maximumBytes) {
      const bytes = inbox.get(fileKey(document))
      if (bytes === undefined) return undefined
      if (bytes.length > maximumBytes) return 'TOO_LARGE'
      reads += 1
      return { bytes }
    },
    async storeInVault(document, original, images) {
      const stored = [original, ...images.flatMap(({ preview, thumbnail }) => [preview, thumbnail])]
      for (const [index, key] of vaultKeys(document, images.length).entries()) {
        vault.set(key, stored[index] ?? new Uint8Array())
      }
    },
    async viewingAddresses(document, now) {
      const addressOf = (name: string) => `${viewingOrigin}/${fileKey(document)}/${name}?signature=secret`
      return {
        pages: document.signals.pages.map((_, index) => ({
          previewUrl: addressOf(`preview-${index + 1}`),
          thumbnailUrl: addressOf(`thumbnail-${index + 1}`),
        })),
        expiresAt: new Date(Date.parse(now) + 300_000).toISOString(),
      }
    },
    async ownersAddresses(document, now) {
      const addressOf = (name: string) => `${viewingOrigin}/${fileKey(document)}/${name}?signature=secret`
      return {
        originalUrl: addressOf('original'),
        pages: (document.signals?.pages ?? []).map((_, index) => ({
          previewUrl: addressOf(`preview-${index + 1}`),
          thumbnailUrl: addressOf(`thumbnail-${index + 1}`),
        })),
        expiresAt: new Date(Date.parse(now) + 300_000).toISOString(),
      }
    },
    async readPreviews(document) {
      return document.signals.pages.map((_, index) => {
        const preview = vault.get(`${fileKey(document)}/preview-${index + 1}`)
        if (preview === undefined) throw new Error('a preview is missing')
        return preview
      })
    },
    async isInInbox(document) {
      return inbox.has(fileKey(document))
    },
    async deleteFromInbox(document) {
      inbox.delete(fileKey(document))
    },
    async arrivedBefore(before) {
      return [...inbox.keys()]
        .filter(key => (arrivals.get(key) ?? longAgo) < before)
        .map(key => {
          const [applicationId = '', documentId = ''] = key.split('/')
          return { applicationId, documentId }
        })
    },
    async deleteFromVault(document) {
      vault.purge(`${fileKey(document)}/`)
    },
    async erase(applicationId) {
      for (const key of inbox.keys()) if (key.startsWith(`${applicationId}/`)) inbox.delete(key)
      vault.purge(`${applicationId}/`)
    },
  }
}

export interface InMemoryWorkflow extends Workflow {
  /** Names of executions. */
  readonly started: Set<string>
  /** The watches of moved deadlines, by their names. */
  readonly watches: Map<string, DeadlineWatch>
  /** The versions of calendars for which deadlines were counted again. */
  readonly rescheduled: Set<string>
  readonly executions: Executions
  /** Lets an execution fail, which invalidates its token. */
  end(name: string, token?: string): void
  /** The valid tokens of waiting tasks. A used token is removed. */
  readonly tokens: Set<string>
  readonly sent: { readonly token: string; readonly signal: { kind: string; attempt: number } }[]
}

export function inMemoryWorkflow(): InMemoryWorkflow {
  const started = new Set<string>()
  const tokens = new Set<string>()
  const sent: InMemoryWorkflow['sent'] = []
  const watches = new Map<string, DeadlineWatch>()
  const rescheduled = new Set<string>()
  const ended = new Set<string>()
  return {
    started,
    watches,
    rescheduled,
    tokens,
    sent,
    executions: {
      async stateOf(application) {
        const name = executionName(application)
        if (ended.has(name)) return 'ENDED'
        return started.has(name) ? 'RUNNING' : 'NONE'
      },
      async brokenSince() {
        return [...new Set([...ended].flatMap(name => applicationOfExecution(name) ?? []))]
      },
    },
    end(name, token) {
      ended.add(name)
      if (token !== undefined) tokens.delete(token)
    },
    async start(applicationId, run = 0) {
      started.add(executionName({ applicationId, run }))
    },
    async watchDeadline(watch) {
      const name = `${watch.applicationId}-${watch.attempt}-${watch.revision}`
      if (!watches.has(name)) watches.set(name, watch)
    },
    async startRescheduling({ year, version }) {
      rescheduled.add(`${year}-${version}`)
    },
    async signal(token, signal) {
      if (!tokens.delete(token)) return 'GONE'
      sent.push({ token, signal })
      return 'DELIVERED'
    },
  }
}

export function inMemoryValidationRequests(): ValidationRequests & { readonly requested: DocumentName[] } {
  const requested: DocumentName[] = []
  return {
    requested,
    async request({ applicationId, documentId }) {
      requested.push({ applicationId, documentId })
    },
  }
}

export function inMemoryBus(): EventBus & { readonly published: BusEvent[] } {
  const published: BusEvent[] = []
  return {
    published,
    async publish(event) {
      published.push(event)
    },
  }
}

export interface Time {
  readonly clock: Clock
  set(instant: string): void
  advance(span: { days?: number; minutes?: number; seconds?: number }): void
}

/** A clock that tests set. */
export function settableTime(start: string): Time {
  let now = Date.parse(start)
  return {
    clock: () => new Date(now).toISOString(),
    set(instant) {
      now = Date.parse(instant)
    },
    advance({ days = 0, minutes = 0, seconds = 0 }) {
      now += ((days * 24 * 60 + minutes) * 60 + seconds) * 1000
    },
  }
}

/** UUIDs that count up. */
/** With the length of real ones. */
export function countingSecrets(): SecretSource {
  let count = 0
  return () => {
    count += 1
    return String(count).padStart(43, '0')
  }
}

export function countingIds(): IdSource {
  let count = 0
  return () => {
    count += 1
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
  }
}
