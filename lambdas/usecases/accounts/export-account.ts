import type { AccountExportView } from '../../../contract/account-export.ts'
import type { ApplicantTerms } from '../../../domain/applicant-terms.ts'
import type { ApplicationRecord } from '../../../domain/application.ts'
import type { AuditEntry } from '../../../domain/audit.ts'
import { auditEntry } from '../../../domain/change.ts'
import type { DocumentAddresses, ReadingEncryption } from '../../../domain/document-ports.ts'
import type { PersonalData, Records, UnreadableApplication } from '../../../domain/ports.ts'
import { type RateLimiting, takeRate } from '../access/limit-rate.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { readingsOf } from '../evidence/stored-readings.ts'
import { everyApplicationOf } from '../records/all-applications.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { applicationExport, auditEntryExport, documentExport } from './account-export-view.ts'
import { operatorAccountView } from './account-view.ts'
import { ensureAccount } from './ensure-account.ts'

interface Exporting extends CommitDependencies, ActSources, RateLimiting {
  readonly readings: ReadingEncryption
  readonly personalData: PersonalData
  readonly files: DocumentAddresses
  readonly applicantTerms: ApplicantTerms
  readonly timeZone: string
}

const pageSize = 100

async function wholeAuditTrail(
  records: Records,
  accountId: string,
): Promise<{ entries: AuditEntry[]; missing: number }> {
  const entries: AuditEntry[] = []
  let missing = 0
  let cursor: string | undefined
  do {
    const page = await records.auditTrail(accountId, { limit: pageSize, cursor })
    entries.push(...page.items)
    missing += page.unreadable ?? 0
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return { entries, missing }
}

/** Excludes entries of an open proposed rejection: an applicant who saw it could withdraw before it is confirmed. */
function isHandedOut({ action, applicationId }: AuditEntry, records: readonly ApplicationRecord[]): boolean {
  return !(
    action === 'review.propose-rejection' &&
    records.some(
      ({ application }) =>
        application.applicationId === applicationId && application.proposedRejection !== undefined,
    )
  )
}

function unreadableParts(applications: readonly UnreadableApplication[], auditEntries: number) {
  const applicationIds = applications
    .filter(({ erasedAt }) => erasedAt === undefined)
    .map(({ applicationId }) => applicationId)
  return applicationIds.length + auditEntries === 0 ? {} : { unreadable: { applicationIds, auditEntries } }
}

async function decryptEntered(
  { personalData }: Exporting,
  { application: { applicationId, entered } }: ApplicationRecord,
): Promise<AccountExportView['applications'][number]['entered']> {
  if (entered === undefined) return undefined
  const [name, certificateNumber] = await Promise.all([
    personalData.decrypt(applicationId, entered.nameCiphertext),
    personalData.decrypt(applicationId, entered.numberCiphertext),
  ])
  return { name, certificateNumber, expiryDate: entered.expiryDate ?? null }
}

/** More than an account can get within the time that a session is stored by any sensible use. */
const maximumSessions = 1000

/** The sessions of the account, without their tokens. A phone's session has nothing but tokens. */
async function exportSessions(
  { records, personalData }: Exporting,
  accountId: string,
): Promise<AccountExportView['sessions']> {
  const ids = await records.sessionIdsOf(accountId, maximumSessions)
  const found = await Promise.all(ids.map(sessionId => records.session(sessionId)))
  const hosted = found.filter(session => session?.kind === 'HOSTED')
  return Promise.all(
    hosted.map(async ({ sessionId, createdAt, expiresAt, emailCiphertext, metadata, ...session }) => ({
      sessionId,
      createdAt,
      expiresAt,
      ...(session.cancelledAt === undefined ? {} : { cancelledAt: session.cancelledAt }),
      ...(session.locale === undefined ? {} : { locale: session.locale }),
      ...(session.returnUrl === undefined ? {} : { returnUrl: session.returnUrl }),
      ...(emailCiphertext === undefined
        ? {}
        : { email: await personalData.decrypt(sessionId, emailCiphertext) }),
      metadata: { ...metadata },
    })),
  )
}

async function exportApplication(deps: Exporting, record: ApplicationRecord, now: string) {
  const { files } = deps
  const readings = await readingsOf(deps, record)
  const [entered, documents] = await Promise.all([
    decryptEntered(deps, record),
    Promise.all(
      record.documents.map(async document => {
        const { documentId, status, supersededAt, erasedAt } = document
        const isKept = status === 'ACCEPTED' && supersededAt === undefined && erasedAt === undefined
        const addresses = isKept ? await files.ownersAddresses(document, now) : undefined
        return documentExport(document, addresses, readings.get(documentId))
      }),
    ),
  ])
  return applicationExport(record, documents, entered, now, deps.applicantTerms)
}

/**
 * Exports all data of the caller with addresses of their files, originals included. The access is recorded in the audit
 * trail before the data is returned.
 */
export async function exportAccount(deps: Exporting, principal: Principal): Promise<AccountExportView> {
  const account = await ensureAccount(deps, principal)
  const { accountId } = account
  await takeRate(deps, accountId, 'exports')
  const act = newAct(deps, 'applicant', accountId)
  await commitChange(deps, async () => ({
    change: { audit: auditEntry(act, accountId, 'account.export') },
    result: undefined,
  }))
  const [{ readable: records, unreadable }, { entries, missing }, sessions] = await Promise.all([
    everyApplicationOf(deps.records, accountId),
    wholeAuditTrail(deps.records, accountId),
    exportSessions(deps, accountId),
  ])
  const { factsAt, consentWithdrawnAt, createdAt, updatedAt } = account
  return {
    exportedAt: act.at,
    account: {
      ...operatorAccountView(account, deps),
      createdAt,
      updatedAt,
      ...(consentWithdrawnAt === undefined ? {} : { consentWithdrawnAt }),
      ...(factsAt === undefined ? {} : { factsToldAt: { ...factsAt } }),
    },
    applications: await Promise.all(records.map(record => exportApplication(deps, record, act.at))),
    sessions,
    ...unreadableParts(unreadable, missing),
    auditTrail: entries
      .filter(entry => isHandedOut(entry, records))
      .map(entry => auditEntryExport(entry, deps.applicantTerms)),
  }
}
