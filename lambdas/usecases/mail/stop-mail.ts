import type { MailRecords, MailStop } from '../../../domain/mail/mail-ports.ts'
import type { Records } from '../../../domain/ports.ts'

/** A bounce or a complaint about a mail that was sent at `mailedAt`. */
export interface ReturnedMail extends Pick<MailStop, 'addressHash' | 'reason' | 'at'> {
  readonly applicationId: string
  /** A bounce that may have another result next time, such as a full mailbox, is not permanent. */
  readonly isPermanent: boolean
  readonly mailedAt: string
}

/**
 * Stops further mail to the address. Nothing is stored about an account that was erased after the mail was sent.
 * `IGNORED`: the bounce is temporary, or there is nothing to store.
 */
export async function stopMail(
  {
    records,
    mailRecords,
  }: {
    readonly records: Pick<Records, 'application' | 'account'>
    readonly mailRecords: Pick<MailRecords, 'stop'>
  },
  { applicationId, addressHash, reason, isPermanent, at, mailedAt }: ReturnedMail,
): Promise<'STOPPED' | 'IGNORED'> {
  if (!isPermanent) return 'IGNORED'
  const record = await records.application(applicationId)
  const account = record && (await records.account(record.application.accountId))
  if (account === undefined || (account.erasure !== undefined && account.erasure.at >= mailedAt)) {
    return 'IGNORED'
  }
  await mailRecords.stop({ accountId: account.accountId, addressHash, reason, at })
  return 'STOPPED'
}
