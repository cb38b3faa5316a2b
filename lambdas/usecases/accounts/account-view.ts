import type { AccountView } from '../../../contract/account.ts'
import type { Account } from '../../../domain/account.ts'
import { ineligibilityReasons } from '../../../domain/eligibility.ts'
import { certificateStatus } from '../../../domain/held-certificate.ts'
import { localDate } from '../../../domain/local-time.ts'
import type { Clock } from '../../../domain/ports.ts'

/** Today's date in the time zone of the stage. */
export interface Today {
  readonly clock: Clock
  readonly timeZone: string
}

function certificateView(
  { certificate }: Account,
  { clock, timeZone }: Today,
): Pick<AccountView, 'certificate'> {
  if (certificate === undefined) return {}
  const { certificateType, applicationId: _current, noticed: _internal, ...rest } = certificate
  const status = certificateStatus(certificate, localDate(clock(), timeZone))
  return { certificate: { type: certificateType, ...rest, status } }
}

export function accountView(account: Account, today: Today): AccountView {
  const reasons = ineligibilityReasons(account)
  return {
    accountId: account.accountId,
    registrationRegion: account.registrationRegion ?? null,
    authenticationStatus: account.authenticationStatus,
    eligibility: { eligible: reasons.length === 0, reasons },
    ...(account.currentApplicationId === undefined
      ? {}
      : { currentApplicationId: account.currentApplicationId }),
    ...(account.renewalApplicationId === undefined
      ? {}
      : { renewalApplicationId: account.renewalApplicationId }),
    ...certificateView(account, today),
  }
}

export function operatorAccountView(
  account: Account,
  today: Today,
): AccountView & { partnerProgram: boolean } {
  return { ...accountView(account, today), partnerProgram: account.partnerProgram }
}
