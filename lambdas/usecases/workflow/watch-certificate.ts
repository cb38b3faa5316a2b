import type { AuthenticatedAccount, CertificateNotice, HeldCertificate } from '../../../domain/account.ts'
import { isStanding } from '../../../domain/application.ts'
import type { Actor } from '../../../domain/audit.ts'
import { type Act, assertBefore, auditEntry, nextVersion, transitionChange } from '../../../domain/change.ts'
import type { DomainEventName } from '../../../domain/events.ts'
import { certificateOf, dueNotice } from '../../../domain/held-certificate.ts'
import { localDate } from '../../../domain/local-time.ts'
import type { Records } from '../../../domain/ports.ts'
import { toRevoked } from '../../../domain/transitions.ts'
import { type ActSources, newAct } from '../access/people.ts'
import type { BusinessRules } from '../calendar/working-calendar.ts'
import { type CommitDependencies, commitChange } from '../records/commit-change.ts'
import { findBeside, findForWorkflow } from '../records/find-application.ts'

export interface WatchingCertificates extends CommitDependencies, ActSources {
  readonly rules: Pick<BusinessRules, 'hours'>
  /** Whether an authentication ends when its certificate expires. */
  readonly revokeAtExpiry: boolean
}

const eventOf = {
  EXPIRING: 'certificate.expiring',
  EXPIRED: 'certificate.expired',
} as const satisfies Record<CertificateNotice, DomainEventName>

/**
 * Publishes once that the certificate of an authenticated account expires soon, and once that it has expired. The transaction of the
 * event records the notice with the account. `notice`: the one to send; absent: the one that is due today.
 */
export async function notifyOfExpiry(
  deps: WatchingCertificates,
  accountId: string,
  by: Actor,
  notice?: CertificateNotice,
): Promise<'NOTIFIED' | 'NOTHING'> {
  return commitChange<'NOTIFIED' | 'NOTHING'>(deps, async () => {
    const account = await deps.records.account(accountId)
    if (account?.authenticationStatus !== 'AUTHENTICATED' || account.certificate === undefined) {
      return { result: 'NOTHING' }
    }
    const { certificate, currentApplicationId } = account
    if (certificate.expiresOn === undefined) return { result: 'NOTHING' }
    const act: Act = newAct(deps, by.role, by.id)
    const due = notice ?? dueNotice(certificate, localDate(act.at, deps.rules.hours.timeZone))
    if (due === undefined || due === certificate.noticed || certificate.noticed === 'EXPIRED') {
      return { result: 'NOTHING' }
    }
    const { application } = await findForWorkflow(deps.records, currentApplicationId)
    const name = eventOf[due]
    if (due === 'EXPIRED' && deps.revokeAtExpiry) {
      assertBefore('revoke', application)
      const beside = await findBeside(deps.records, account, currentApplicationId)
      const change = transitionChange(
        'revoke',
        { application, account, beside, act },
        toRevoked(application, act.at),
        { reasons: [{ code: 'CERTIFICATE_EXPIRED' }] },
        { before: [name] },
      )
      return { change, result: 'NOTIFIED' }
    }
    const next = nextVersion(application, application, act.at, [name])
    return {
      change: {
        application: { before: application, after: next.application },
        account: {
          before: account,
          after: {
            ...account,
            certificate: { ...certificate, noticed: due },
            updatedAt: act.at,
            version: account.version + 1,
          },
        },
        audit: auditEntry(act, accountId, 'account.notify-of-expiry', {
          applicationId: currentApplicationId,
          details: { notice: due },
        }),
        events: next.events,
      },
      result: 'NOTIFIED',
    }
  })
}

interface Unstored {
  readonly account: AuthenticatedAccount
  readonly certificate: HeldCertificate
}

/**
 * An account that was authenticated before certificates were stored with accounts, and its certificate. `ERASED`: the date was erased
 * with the details of the application. `NOTHING`: the certificate is stored, or the account is not authenticated.
 */
export async function findUnstored(
  records: Pick<Records, 'account' | 'application'>,
  accountId: string,
): Promise<Unstored | 'ERASED' | 'NOTHING'> {
  const account = await records.account(accountId)
  if (account?.authenticationStatus !== 'AUTHENTICATED' || account.certificate !== undefined) return 'NOTHING'
  const application = (await records.application(account.currentApplicationId))?.application
  if (application === undefined || !isStanding(application)) return 'NOTHING'
  const { entered } = application
  return entered === undefined
    ? 'ERASED'
    : { account, certificate: certificateOf({ ...application, entered }) }
}

/**
 * Stores the certificate of such an account, so that it is watched. The change is conditional on the account's version, which every
 * transition changes: the certificate is that of the present authentication.
 */
export async function storeCertificate(
  deps: CommitDependencies & ActSources,
  accountId: string,
  by: Actor,
): Promise<Unstored | 'ERASED' | 'NOTHING'> {
  return commitChange<Unstored | 'ERASED' | 'NOTHING'>(deps, async () => {
    const found = await findUnstored(deps.records, accountId)
    if (typeof found === 'string') return { result: found }
    const { account, certificate } = found
    const act = newAct(deps, by.role, by.id)
    return {
      change: {
        account: {
          before: account,
          after: { ...account, certificate, updatedAt: act.at, version: account.version + 1 },
        },
        audit: auditEntry(act, accountId, 'account.store-certificate', {
          applicationId: account.currentApplicationId,
        }),
      },
      result: found,
    }
  })
}
