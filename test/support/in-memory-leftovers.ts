import type { Account } from '../../domain/account.ts'
import type { Document } from '../../domain/documents.ts'
import { noNoticeUntil } from '../../domain/held-certificate.ts'
import type { Leftovers } from '../../domain/ports.ts'
import type { attentionTo } from '../../domain/reconciliation.ts'
import { nextToErase } from '../../domain/retention.ts'
import { validationStart } from '../../domain/validation-runs.ts'
import { copyOf, type StoredApplication } from './in-memory-items.ts'
import { pageOf, sorted } from './in-memory-pages.ts'

/** The sources of the lists: the stored items, and the applications of the attention lists. */
interface Listed {
  readonly accounts: ReadonlyMap<string, Account>
  readonly applications: ReadonlyMap<string, StoredApplication>
  readonly documents: ReadonlyMap<string, Document>
  readonly attention: ReadonlyMap<string, Attention>
}

export type Attention = NonNullable<ReturnType<typeof attentionTo>>

/** The `Leftovers` port over what is stored. */
export function inMemoryLeftovers({ accounts, applications, documents, attention }: Listed): Leftovers {
  return {
    async signalledBefore(before, page) {
      const key = ({ applicationId, signal }: StoredApplication) => `${signal?.at}#${applicationId}`
      const left = [...applications.values()].filter(
        ({ signal }) => signal !== undefined && signal.at < before,
      )
      return pageOf(
        sorted(left, key),
        page,
        key,
        (a, b) => a > b,
        item => item.applicationId,
      )
    },
    async attentionBefore(name, before, page) {
      const key = ([id, { since }]: [string, { since: string }]) => `${since}#${id}`
      const left = [...attention].filter(([, { list, since }]) => list === name && since < before)
      return pageOf(
        sorted(left, key),
        page,
        key,
        (a, b) => a > b,
        ([id]) => id,
      )
    },
    async validatingBefore(before, page) {
      const key = (document: Document) =>
        `${validationStart(document)}#${document.applicationId}#${document.documentId}`
      const left = [...documents.values()].filter(document => (validationStart(document) ?? before) < before)
      return pageOf(
        sorted(left, key),
        page,
        key,
        (a, b) => a > b,
        ({ applicationId, documentId }) => ({ applicationId, documentId }),
      )
    },
    async certificatesDue(today, page) {
      const quietUntil = ({ certificate }: Account) => (certificate && noNoticeUntil(certificate)) ?? today
      const key = (account: Account) => `${quietUntil(account)}#${account.accountId}`
      const due = [...accounts.values()].filter(account => quietUntil(account) < today)
      return pageOf(
        sorted(due, key),
        page,
        key,
        (a, b) => a > b,
        ({ accountId }) => accountId,
      )
    },
    async endedBefore(kind, before, page) {
      const key = ({ endedAt, applicationId }: StoredApplication) => `${endedAt}#${applicationId}`
      const left = [...applications.values()].filter(application => {
        const next = nextToErase(application)
        return next?.kind === kind && next.since < before
      })
      return pageOf(
        sorted(left, key),
        page,
        key,
        (a, b) => a > b,
        item => item.applicationId,
      )
    },
    async state(applicationId) {
      const stored = applications.get(applicationId)
      if (stored === undefined) return undefined
      return copyOf({ applicationId, signal: stored.signal, waiting: stored.waiting })
    },
  }
}
