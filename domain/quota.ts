import { type CertificateNumber, quotaIdentity } from './certificate-number.ts'

/**
 * The text whose keyed hash is the key of the certificate's places. Its form is a contract: a change would lose every
 * stored place.
 */
export function quotaKeyText(certificate: CertificateNumber): string {
  const { group, region, number } = quotaIdentity(certificate)
  return `v1|${group}|${region}|${number}`
}
