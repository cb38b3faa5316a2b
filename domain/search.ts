import type { CertificateType } from './certificates.ts'
import { certificateTypeNames, certificateTypes } from './certificates.ts'
import { quotaKeyText } from './quota.ts'
import type { Region } from './regions.ts'

/** What a reviewer or an operator can search by. `ID`: of an application or of an account. */
export type SearchKind = 'ID' | 'EMAIL' | 'CERTIFICATE_NUMBER'

/** The text whose keyed hash finds the sessions that were created with an address. */
export function emailKeyText(email: string): string {
  return `email|v1|${email.trim().toLowerCase()}`
}

/**
 * The texts whose keyed hashes find a normalised number: one for each type of certificate that the region issues with such
 * numbers, or that of the given type. Numbers that the quota counts as one are found together.
 */
export function numberKeyTexts(
  number: string,
  issuingRegion: Region,
  certificateType?: CertificateType,
): readonly string[] {
  const types = certificateType === undefined ? certificateTypeNames : [certificateType]
  const fitting = types.filter(type => new RegExp(certificateTypes[type].number.pattern).test(number))
  return [...new Set(fitting.map(type => quotaKeyText({ certificateType: type, issuingRegion, number })))]
}
