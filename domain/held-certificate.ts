import { type CertificateNotice, certificateNotices, type HeldCertificate } from './account.ts'
import type { EnteredDetails, SubmittedApplication } from './application.ts'
import { isExpired } from './eligibility.ts'
import { addDays, type LocalDate } from './local-time.ts'
import { certificateNoticeDays } from './policy.ts'

export const certificateStatuses = ['VALID', ...certificateNotices] as const
export type CertificateStatus = (typeof certificateStatuses)[number]

type Dated = Pick<HeldCertificate, 'expiresOn' | 'noticed'>

/** The certificate of an application that is approved now. */
export function certificateOf({
  applicationId,
  certificateType,
  issuingRegion,
  entered,
}: Pick<SubmittedApplication, 'applicationId' | 'certificateType' | 'issuingRegion'> & {
  readonly entered: Pick<EnteredDetails, 'maskedNumber' | 'expiryDate'>
}): HeldCertificate {
  const { maskedNumber, expiryDate } = entered
  return {
    applicationId,
    certificateType,
    issuingRegion,
    maskedNumber,
    ...(expiryDate === undefined ? {} : { expiresOn: expiryDate }),
  }
}

/** The status on a day. A certificate is valid on its day of expiry, too (R3). */
export function certificateStatus(
  { expiresOn }: Pick<HeldCertificate, 'expiresOn'>,
  today: LocalDate,
): CertificateStatus {
  if (expiresOn === undefined) return 'VALID'
  if (isExpired(expiresOn, today)) return 'EXPIRED'
  return addDays(expiresOn, -certificateNoticeDays) <= today ? 'EXPIRING' : 'VALID'
}

/**
 * The notice that is due on a day. After a delay only the last one is due: after the expiry, a warning of it would be useless.
 */
export function dueNotice(certificate: Dated, today: LocalDate): CertificateNotice | undefined {
  const status = certificateStatus(certificate, today)
  return status === 'VALID' || status === certificate.noticed || certificate.noticed === 'EXPIRED'
    ? undefined
    : status
}

/** The last day on which no further notice is due; undefined: none will be. */
export function noNoticeUntil({ expiresOn, noticed }: Dated): LocalDate | undefined {
  if (expiresOn === undefined || noticed === 'EXPIRED') return undefined
  return noticed === 'EXPIRING' ? expiresOn : addDays(expiresOn, -certificateNoticeDays - 1)
}
