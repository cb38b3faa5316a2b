/**
 * The claims of one reviewer, on a stage that limits them. Each claim writes it in its own transaction, so that
 * concurrent claims count each other. A claim that ends early stays until it is looked at, or until it would have
 * expired.
 */
export interface ReviewerClaims {
  readonly reviewerId: string
  /** When each claim expires, by the application's id. */
  readonly expiries: Readonly<Record<string, string>>
  readonly version: number
}

/** The applications of claims that have not expired, apart from this one. */
export function otherClaims(
  claims: ReviewerClaims | undefined,
  applicationId: string,
  now: string,
): string[] {
  return Object.entries(claims?.expiries ?? {})
    .filter(([id, expiresAt]) => id !== applicationId && expiresAt > now)
    .map(([id]) => id)
}

/** The claims with a new or renewed one, without those that are not in `others` any more. */
export function withClaim(
  before: ReviewerClaims | undefined,
  others: readonly string[],
  claim: { readonly reviewerId: string; readonly applicationId: string; readonly expiresAt: string },
): ReviewerClaims {
  const kept = Object.entries(before?.expiries ?? {}).filter(([id]) => others.includes(id))
  return {
    reviewerId: claim.reviewerId,
    expiries: { ...Object.fromEntries(kept), [claim.applicationId]: claim.expiresAt },
    version: (before?.version ?? 0) + 1,
  }
}
