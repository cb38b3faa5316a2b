import type { Application, ApplicationRecord, DecidedReview, OpenReview } from '../../domain/application.ts'
import type { Actor } from '../../domain/audit.ts'
import { type Act, auditEntry, nextVersion, transitionChange, without } from '../../domain/change.ts'
import { withoutUnanswered } from '../../domain/consultation.ts'
import type { Document } from '../../domain/documents.ts'
import { isEditable } from '../../domain/lifecycle.ts'
import type { Change } from '../../domain/ports.ts'
import type { DecisionReason } from '../../domain/reasons.ts'
import { toRetryRequested } from '../../domain/transitions.ts'
import { pagesUpTo, vaultKeys } from '../../lambdas/adapters/document-keys.ts'
import { newAct } from '../../lambdas/usecases/access/people.ts'
import { isReadable } from '../../lambdas/usecases/records/all-applications.ts'
import { commitChange } from '../../lambdas/usecases/records/commit-change.ts'
import { findBeside } from '../../lambdas/usecases/records/find-application.ts'
import { storedAccount } from './stored-account.ts'
import { idOf, isWanted, type Vault, type VaultDependencies } from './vault.ts'

const system: Actor = { role: 'system', id: 'restore' }

/** The accepted, current documents of an application that lack a file. */
async function withoutFiles({ documents }: ApplicationRecord, vault: Vault): Promise<Document[]> {
  const wanted = documents.filter(isWanted)
  const [first] = wanted
  if (first === undefined) return []
  const stored = new Map<string, ReadonlySet<string>>()
  for await (const { documentId, keys } of vault.documents(first.applicationId)) stored.set(documentId, keys)
  return wanted.filter(document => {
    const keys = vaultKeys(document)
    const pages = pagesUpTo(document.signals?.pages.length ?? 0)
    const expected = [keys.original, ...pages.flatMap(page => [keys.preview(page), keys.thumbnail(page)])]
    return expected.some(key => stored.get(document.documentId)?.has(key) !== true)
  })
}

/**
 * Reports documents without their files, and has the holder of an open application upload them again. An ended application
 * without any file was erased later, or its files are lost.
 */
export async function settleMissingFiles(deps: VaultDependencies, record: ApplicationRecord): Promise<void> {
  const { journal, vault, act } = deps
  const { application, documents } = record
  const missing = await withoutFiles(record, vault)
  if (missing.length === 0) return
  const isOver = application.endedAt !== undefined
  for (const document of missing) {
    await journal.note(isOver ? 'ended-without-file' : 'reopened-upload', idOf(document))
  }
  if (isOver && missing.length === documents.filter(isWanted).length) {
    await journal.note('possibly-erased', application.accountId)
  }
  if (!isOver && act) await askAgain(deps, application.applicationId)
}

/** Deletes what is left of the files of documents that are asked for again. The stream's consumer did not see the change. */
export async function removeReplacedFiles({ journal, records, files }: VaultDependencies): Promise<void> {
  for (const note of (await journal.notes()).get('reopened-upload') ?? []) {
    const [applicationId = '', documentId = ''] = note.split('/')
    const record = await records.listed(applicationId)
    if (record === undefined || !isReadable(record)) continue
    const document = record.documents.find(each => each.documentId === documentId)
    if (document?.supersededAt !== undefined) await files.deleteFromVault({ applicationId, documentId })
  }
}

/** Opens the slots of the missing files: in an editable application at once, in a review by a request for a retry. */
function askAgain(deps: VaultDependencies, applicationId: string): Promise<void> {
  return commitChange<void>(deps, async () => {
    const record = await deps.records.application(applicationId)
    const missing = record === undefined ? [] : await withoutFiles(record, deps.vault)
    const account = record && (await storedAccount(deps.records, record.application.accountId))
    if (record === undefined || missing.length === 0) return { result: undefined }
    if (account === undefined || account === 'UNREADABLE') return { result: undefined }
    const { application } = record
    const act = newAct(deps, system.role, system.id)
    if (application.status === 'IN_REVIEW') {
      const { recordedDecision } = application
      // The workflow applies the decision. An end needs no files.
      if (recordedDecision !== undefined && recordedDecision.outcome !== 'REQUEST_RETRY')
        return { result: undefined }
      const decided = withRetry(application, missing, act)
      const { reasons } = decided.recordedDecision
      const conclusion = {
        outcome: 'REQUEST_RETRY',
        reasons,
        asDecided: false,
        attemptsExhausted: false,
      } as const
      const details = { reasons: reasons.map(reason => ({ ...reason })) }
      const beside = await findBeside(deps.records, account, applicationId)
      const context = { application: decided, account, beside, act }
      const after = toRetryRequested(decided, conclusion, act.at)
      const { application: applied = { after }, ...change } = transitionChange(
        'request-retry',
        context,
        after,
        details,
      )
      return {
        change: {
          ...change,
          // The decision is recorded and applied at once: the stored review has none yet.
          application: { ...applied, before: application },
          ...superseded(missing, act),
        },
        result: undefined,
      }
    }
    if (!isEditable(application.status)) return { result: undefined }
    const after = withOpenSlots(application, missing)
    return {
      change: {
        application: { before: application, after: nextVersion(application, after, act.at, []).application },
        ...superseded(missing, act),
        audit: auditEntry(act, application.accountId, 'document.reopen', {
          applicationId,
          from: 'ACCEPTED',
          to: 'AWAITING_UPLOAD',
          details: { documents: missing.map(({ slot, documentId }) => ({ slot, documentId })) },
        }),
      },
      result: undefined,
    }
  })
}

/** The review with the decision to have its files uploaded again, in addition to a reviewer's request. */
function withRetry(
  review: OpenReview | DecidedReview,
  missing: readonly Document[],
  { actor, at }: Act,
): DecidedReview {
  const lost: DecisionReason[] = missing.map(({ slot }) => ({ code: 'CERTIFICATE_UNREADABLE', slot }))
  const reasons = [...(review.recordedDecision?.reasons ?? []), ...lost]
  return {
    ...withoutUnanswered(without(review, 'lease', 'hints', 'proposedRejection', 'handover')),
    recordedDecision: {
      outcome: 'REQUEST_RETRY',
      reasons,
      reviewerId: actor.id,
      simulatedBy: 'system',
      decidedAt: at,
    },
  }
}

function withOpenSlots(application: Application, missing: readonly Document[]): Application {
  const current = missing.filter(({ slot, documentId }) => application.currentDocuments[slot] === documentId)
  const slots = current.map(({ slot }) => slot)
  const opened = { ...application, currentDocuments: without(application.currentDocuments, ...slots) }
  if (opened.status !== 'RETRY_REQUESTED') return opened
  const { reopened } = opened
  return { ...opened, reopened: { ...reopened, slots: [...new Set([...reopened.slots, ...slots])] } }
}

/** The documents as superseded ones, as if others had taken their slots. */
const superseded = (
  missing: readonly Document[],
  { at }: Act,
): Pick<Change, 'documents' | 'clearedReadings'> => ({
  documents: missing.map(before => ({
    before,
    after: { ...without(before, 'sha256', 'evidence', 'advice'), supersededAt: at },
  })),
  clearedReadings: missing.filter(({ evidence }) => evidence === 'READY'),
})
