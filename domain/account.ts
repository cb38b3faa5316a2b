import type { Region } from './regions.ts'

export const authenticationStatuses = [
  'UNAUTHENTICATED',
  'IN_REVIEW',
  'RETRY_REQUIRED',
  'AUTHENTICATED',
] as const

export type AuthenticationStatus = (typeof authenticationStatuses)[number]

export interface Account {
  readonly accountId: string
  /** Absent until the identity provider or the operator has told it; nobody is eligible without one. */
  readonly registrationRegion?: Region
  readonly partnerProgram: boolean
  readonly authenticationStatus: AuthenticationStatus
  /** The open application, or the approved one; absent otherwise. */
  readonly currentApplicationId?: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly version: number
}
