import type { AccountView } from '../../../contract/account.ts'
import type { Account } from '../../../domain/account.ts'
import { ineligibilityReasons } from '../../../domain/eligibility.ts'

export function accountView(account: Account): AccountView {
  const reasons = ineligibilityReasons(account)
  return {
    accountId: account.accountId,
    registrationRegion: account.registrationRegion ?? null,
    authenticationStatus: account.authenticationStatus,
    eligibility: { eligible: reasons.length === 0, reasons },
    ...(account.currentApplicationId === undefined
      ? {}
      : { currentApplicationId: account.currentApplicationId }),
  }
}

export function operatorAccountView(account: Account): AccountView & { partnerProgram: boolean } {
  return { ...accountView(account), partnerProgram: account.partnerProgram }
}
