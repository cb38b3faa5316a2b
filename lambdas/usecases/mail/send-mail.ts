import { type Account, latestApplicationOf } from '../../../domain/account.ts'
import type { ApplicantTerms } from '../../../domain/applicant-terms.ts'
import type { Application } from '../../../domain/application.ts'
import { isOpen } from '../../../domain/lifecycle.ts'
import { htmlMail } from '../../../domain/mail/html-mail.ts'
import { mailContent, mailLanguage } from '../../../domain/mail/mail-content.ts'
import type { MailRecords, MailSender, MailTerms } from '../../../domain/mail/mail-ports.ts'
import {
  isCertificateNotice,
  isStillTrueOf,
  isWorthMailing,
  type MailedEvent,
} from '../../../domain/mail/mailed-events.ts'
import { textMail } from '../../../domain/mail/text-mail.ts'
import type { Clock, IdSource, KeyedHash, Records } from '../../../domain/ports.ts'
import { emailKeyText } from '../../../domain/search.ts'
import { type FindingRecipients, findRecipient } from './mail-recipient.ts'

interface Mailing extends FindingRecipients {
  readonly records: Pick<Records, 'application' | 'account' | 'sessionIdsOf' | 'session'>
  readonly keyedHash: KeyedHash
  readonly mailRecords: Pick<MailRecords, 'begin' | 'release' | 'isStopped'>
  readonly mailSender: MailSender
  readonly mailTerms: MailTerms
  readonly applicantTerms: ApplicantTerms
  /** Whether an authentication ends when its certificate expires. */
  readonly revokeAtExpiry: boolean
  readonly clock: Clock
  readonly newId: IdSource
}

/** Of a notice about a certificate: the account's open application with another one. */
async function successorOf(
  { records }: Mailing,
  account: Account,
  event: MailedEvent,
): Promise<Application | undefined> {
  const id = isCertificateNotice(event) ? latestApplicationOf(account) : undefined
  if (id === undefined) return undefined
  const application = (await records.application(id))?.application
  return application !== undefined && isOpen(application.status) ? application : undefined
}

/**
 * Writes to the applicant about an event, at most once: it is recorded before the mail is sent. If the function stops
 * between the two, the mail is lost, because nobody could tell whether it was sent. Throws if the service did not take the
 * mail, so that the event is delivered again.
 */
export async function sendMail(
  deps: Mailing,
  event: MailedEvent,
): Promise<'ACCEPTED' | 'REFUSED' | 'UNKNOWN' | 'PASSED' | 'NO_ADDRESS' | 'STOPPED' | 'REPEATED'> {
  const { records, mailRecords, mailTerms, applicantTerms } = deps
  const record = await records.application(event.applicationId)
  if (record === undefined || !isWorthMailing(event, record.application, deps.clock())) return 'PASSED'
  const { accountId, consent } = record.application
  const account = await records.account(accountId)
  if (account === undefined) return 'NO_ADDRESS'
  if (!isStillTrueOf(account, event, record.application)) return 'PASSED'
  const recipient = await findRecipient(deps, account)
  if (recipient === undefined) return 'NO_ADDRESS'
  const addressHash = await deps.keyedHash.of(emailKeyText(recipient.email))
  if (await mailRecords.isStopped(addressHash)) return 'STOPPED'
  const content = mailContent({
    event,
    record,
    language: mailLanguage(consent.locale ?? recipient.session?.locale),
    mailTerms,
    applicantTerms,
    isRenewal:
      record.application.purpose === 'RENEWAL' &&
      account.authenticationStatus === 'AUTHENTICATED' &&
      account.currentApplicationId !== event.applicationId,
    expiresOn: account.certificate?.expiresOn,
    revokeAtExpiry: deps.revokeAtExpiry,
    successor: await successorOf(deps, account, event),
    ...(recipient.session === undefined ? {} : { session: recipient.session }),
  })
  const run = { eventId: event.id, runId: deps.newId(), at: deps.clock() }
  if (!(await mailRecords.begin(run))) return 'REPEATED'
  const sent = await deps.mailSender.send({
    to: recipient.email,
    fromName: content.productName,
    subject: content.subject,
    text: textMail(content),
    html: htmlMail(content),
    tags: { applicationId: event.applicationId, addressHash },
  })
  if (sent.outcome !== 'NOT_ACCEPTED') return sent.outcome
  await mailRecords.release(run)
  throw sent.cause
}
