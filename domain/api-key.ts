/** A secret of a machine, for stages whose issuer has no machine tokens. Only its keyed hash is stored. */
export interface ApiKey {
  readonly keyId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly hash: string
  readonly createdAt: string
  /** A key without this time does not expire. */
  readonly expiresAt?: string
  readonly revokedAt?: string
}

/** The account id of audit entries about API keys, which belong to no account. No account has this id. */
export const apiKeysAuditId = '#api-keys'
