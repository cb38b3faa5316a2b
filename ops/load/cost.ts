import { prices } from '../../bench/prices.ts'

/**
 * What one application uses besides requests to the API, as `npm run bench:cost` counts it: the table of 1,000 applications in
 * docs/operations.md.
 */
export const usedByApplication = {
  gigabyteSecond: 4.67 + 12.7,
  lambdaRun: 54,
  writeUnit: 322,
  readUnit: 105,
  kmsRequest: 13,
  transition: 15,
  s3Write: 8,
  s3Read: 4,
  event: 6,
  queueRequest: 18,
} as const satisfies Partial<Record<keyof typeof prices, number>>

/** Cognito charges a person for each month with a sign-in, beyond the free ones of the account. */
const pricePerUser = 0.015

export interface LoadCost {
  /** Dollars, estimated: the stage's own calls cannot be counted from outside. */
  readonly used: number
  /** Dollars at most, if the account has no free users left. */
  readonly users: number
}

export function costSoFar(load: { applications: number; apiRequests: number; users: number }): LoadCost {
  const each = Object.entries(usedByApplication).reduce(
    (sum, [name, count]) => sum + count * prices[name as keyof typeof usedByApplication],
    0,
  )
  return {
    used: load.applications * each + load.apiRequests * prices.apiRequest,
    users: load.users * pricePerUser,
  }
}
