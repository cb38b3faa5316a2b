import type { ApplicationRecord, EndedApplication } from '../../../domain/application.ts'
import type { Actor, AuditAction } from '../../../domain/audit.ts'
import { type Act, auditEntry, nextVersion } from '../../../domain/change.ts'
import type { DocumentFiles } from '../../../domain/document-ports.ts'
import type { Document } from '../../../domain/documents.ts'
import type { Change } from '../../../domain/ports.ts'
import { nextToErase } from '../../../domain/retention.ts'
import { type ActSources, newAct } from '../access/people.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'

export interface ErasureDependencies extends CommitDependencies, ActSources {
  readonly files: Pick<DocumentFiles, 'erase'>
}

export interface Erasure {
  readonly applicationId: string
  readonly by: Actor
  /** Only if it ended before this time; absent: at any time. */
  readonly endedBefore?: string
}

/** A transaction has at most a hundred writes. An application may have more documents than fit. */
const documentsAtOnce = 25

/** Erases one kind of content from some documents and, with the last of them, from the application. */
export interface ErasureStep {
  readonly action: AuditAction
  /** Whether there is content to erase; called for every version that was read. */
  readonly isNeeded: (application: EndedApplication) => boolean
  readonly isLeft: (document: Document) => boolean
  readonly edit: (document: Document, erasing: Act) => Document
  readonly conclude: (record: ApplicationRecord<EndedApplication>, erasing: Act) => EndedApplication
  /** Further changes that belong to these documents and the application. */
  readonly beside: (
    these: readonly Document[],
    application: EndedApplication,
    isLast: boolean,
  ) => Partial<Change>
}

/** The current application, if its content must be erased. */
export async function findToErase(
  { records }: Pick<CommitDependencies, 'records'>,
  { applicationId, endedBefore }: Erasure,
  { isNeeded }: Pick<ErasureStep, 'isNeeded'>,
): Promise<ApplicationRecord<EndedApplication> | undefined> {
  const record = await records.application(applicationId)
  if (record === undefined) return undefined
  const { application } = record
  if (application.endedAt === undefined) return undefined
  const next = nextToErase(application)
  const isDue = endedBefore === undefined || (next !== undefined && next.since < endedBefore)
  return isDue && isNeeded(application) ? { ...record, application } : undefined
}

/**
 * Uses as many transactions as needed. It may be stopped after any of them and repeated. Returns false if there was
 * nothing to erase.
 */
export async function takeSteps(
  deps: CommitDependencies & ActSources,
  erasure: Erasure,
  step: ErasureStep,
): Promise<boolean> {
  const take = () =>
    commitChange<'MORE' | 'DONE' | 'NOTHING'>(deps, async () => {
      const record = await findToErase(deps, erasure, step)
      if (record === undefined) return { result: 'NOTHING' }
      const { application, documents } = record
      const act = newAct(deps, erasure.by.role, erasure.by.id)
      const left = documents.filter(step.isLeft)
      const these = left.slice(0, documentsAtOnce)
      const isLast = these.length === left.length
      const after = isLast ? step.conclude(record, act) : application
      return {
        change: {
          application: {
            before: application,
            after: nextVersion(application, after, act.at, []).application,
          },
          documents: these.map(before => ({ before, after: step.edit(before, act) })),
          ...step.beside(these, application, isLast),
          audit: auditEntry(act, application.accountId, step.action, {
            applicationId: application.applicationId,
            details: { documents: these.length },
          }),
        },
        result: isLast ? 'DONE' : 'MORE',
      }
    })
  let taken = await take()
  const any = taken !== 'NOTHING'
  while (taken === 'MORE') taken = await take()
  return any
}
