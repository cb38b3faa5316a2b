import type { SessionLocale } from '../session.ts'

/** The stage's settings for what mails say. */
export interface MailTerms {
  /** The name that applicants know, by language. */
  readonly productName: Readonly<Record<SessionLocale, string>>
  readonly supportUrl: string
  /** Where the pages are. Undefined: the mails have no link to the application. */
  readonly pagesOrigin?: string | undefined
  readonly timeZone: string
}

export interface OutgoingMail {
  readonly to: string
  /** The sender's name; the stage has the address. */
  readonly fromName: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** What a bounce or a complaint reports back. */
  readonly tags: { readonly applicationId: string; readonly addressHash: string }
}

/**
 * `ACCEPTED`: the service has the mail. `REFUSED`: it will never take this one. `UNKNOWN`: there was no answer, and the mail
 * may have been accepted. `NOT_ACCEPTED`: it did not take the mail now, and may take it later.
 */
export type SendingResult =
  | { readonly outcome: 'ACCEPTED' | 'REFUSED' | 'UNKNOWN' }
  | { readonly outcome: 'NOT_ACCEPTED'; readonly cause: unknown }

export interface MailSender {
  /** Sends once: it does not repeat a request without an answer, which could send the mail twice. */
  send(mail: OutgoingMail): Promise<SendingResult>
}

/** One run that is about to send the mail of an event. */
export interface MailRun {
  readonly eventId: string
  readonly runId: string
  readonly at: string
}

/** An address that gets no mail any more, by its keyed hash. */
export interface MailStop {
  readonly accountId: string
  readonly addressHash: string
  readonly reason: 'BOUNCE' | 'COMPLAINT'
  readonly at: string
}

export interface MailRecords {
  /** Records that a run sends the mail of the event. Returns false if another run has recorded it. */
  begin(run: MailRun): Promise<boolean>
  /** Allows another run, because the mail was not sent. */
  release(run: MailRun): Promise<void>
  /** Eventually consistent. */
  isStopped(addressHash: string): Promise<boolean>
  stop(stop: MailStop): Promise<void>
  /** Deletes what is stored about the account's addresses. May be stopped anywhere and repeated. */
  forgetStops(accountId: string): Promise<void>
}
