import type { Actor } from '../../../domain/audit.ts'
import type { DocumentFiles, DocumentName } from '../../../domain/document-ports.ts'
import { localDate } from '../../../domain/local-time.ts'
import { overrideProposalDays } from '../../../domain/policy.ts'
import type { Leftovers, Page, ValidationRequests } from '../../../domain/ports.ts'
import {
  minutesBefore,
  type RepairKind,
  uploadPatienceMinutes,
  validationPatienceMinutes,
  workflowPatienceMinutes,
} from '../../../domain/reconciliation.ts'
import { expireProposal } from '../override/expire-proposal.ts'
import { restoreUpload, restoreValidation } from '../validation/restore-validation.ts'
import { ensureFollowed, type Followed, type Following } from './ensure-followed.ts'
import { resumeAfterOutage } from './parking.ts'
import { resendSignal } from './signals.ts'
import { notifyOfExpiry, type WatchingCertificates } from './watch-certificate.ts'

interface Reconciling extends Following, WatchingCertificates {
  readonly leftovers: Leftovers
  readonly files: DocumentFiles
  readonly validations: ValidationRequests
}

type Found = Pick<DocumentName, 'applicationId'> & Partial<DocumentName>

export interface Report {
  repaired(kind: RepairKind, found: Found): void
  /** The maximum number of repetitions is used up; an operator must find the cause. */
  gaveUp(found: Found): void
  /** Reports a failure. The other items are still processed. */
  failed(error: unknown, found: Partial<Found>): void
}

const pageSize = 50
const listedMinutes = 7 * 24 * 60
const by: Actor = { role: 'system', id: 'reconciler' }
const certificateWatch: Actor = { role: 'system', id: 'watch-certificate' }

type Outcome = 'SENT' | 'RESUMED' | Followed | 'REQUESTED' | 'REOPENED' | 'EXPIRED'

const kinds: Partial<Record<Outcome, RepairKind>> = {
  SENT: 'signal-resent',
  STARTED: 'execution-started',
  RESTARTED: 'execution-restarted',
  RESUMED: 'parked-resumed',
  REQUESTED: 'validation-requested',
  REOPENED: 'upload-reopened',
}

/**
 * Finds and repairs what no event will repair. Each item is read and processed by itself. The job may be stopped after
 * any of them, repeated, or run twice at once. `mayGoOn` limits its time: the next run continues.
 */
export async function reconcile(deps: Reconciling, report: Report, mayGoOn: () => boolean): Promise<void> {
  const now = deps.clock()
  const overdue = minutesBefore(now, workflowPatienceMinutes)
  const stuck = minutesBefore(now, validationPatienceMinutes)
  const { leftovers } = deps

  async function lookAfter<T extends Found>(found: T, repair: (found: T) => Promise<Outcome>): Promise<void> {
    try {
      const outcome = await repair(found)
      const kind = kinds[outcome]
      if (kind !== undefined) report.repaired(kind, found)
      if (outcome === 'GAVE_UP') report.gaveUp(found)
    } catch (error) {
      report.failed(error, found)
    }
  }

  async function each<T>(
    read: (cursor: string | undefined) => Promise<Page<T>>,
    handle: (item: T) => Promise<void>,
  ): Promise<void> {
    let cursor: string | undefined
    do {
      const page = await read(cursor)
      for (const item of page.items) {
        if (!mayGoOn()) return
        await handle(item)
      }
      cursor = page.nextCursor
    } while (cursor !== undefined)
  }

  const follow = ({ applicationId }: Found) => ensureFollowed(deps, applicationId, by)
  await each(
    cursor => leftovers.signalledBefore(overdue, { limit: pageSize, cursor }),
    applicationId => lookAfter({ applicationId }, () => resendSignal(deps, applicationId, overdue, by)),
  )
  await each(
    cursor => leftovers.attentionBefore('UNFOLLOWED', overdue, { limit: pageSize, cursor }),
    applicationId => lookAfter({ applicationId }, follow),
  )
  await each(
    cursor => leftovers.attentionBefore('PARKED', overdue, { limit: pageSize, cursor }),
    applicationId => lookAfter({ applicationId }, () => resumeAfterOutage(deps, applicationId, by)),
  )
  const expired = minutesBefore(now, overrideProposalDays * 24 * 60)
  await each(
    cursor => leftovers.attentionBefore('OVERRIDE_PROPOSED', expired, { limit: pageSize, cursor }),
    applicationId => lookAfter({ applicationId }, () => expireProposal(deps, applicationId, by)),
  )
  const today = localDate(now, deps.rules.hours.timeZone)
  await each(
    cursor => leftovers.certificatesDue(today, { limit: pageSize, cursor }),
    async accountId => {
      try {
        await notifyOfExpiry(deps, accountId, certificateWatch)
      } catch (error) {
        report.failed(error, {})
      }
    },
  )
  await each(
    async () => ({ items: await deps.executions.brokenSince(minutesBefore(now, listedMinutes)) }),
    applicationId => lookAfter({ applicationId }, follow),
  )
  await each(
    cursor => leftovers.validatingBefore(stuck, { limit: pageSize, cursor }),
    document => lookAfter(document, found => restoreValidation(deps, found, stuck, by)),
  )
  await each(
    async () => ({ items: await deps.files.arrivedBefore(minutesBefore(now, uploadPatienceMinutes)) }),
    document => lookAfter(document, found => restoreUpload(deps, found, by)),
  )
}
