import { type ApplicantTerms, attemptsLeftOf, expiryOf } from '../applicant-terms.ts'
import type { Application, ApplicationRecord, SubmittedApplication } from '../application.ts'
import { eventMessages } from '../event-messages.ts'
import type { LocalDate } from '../local-time.ts'
import { neutralReasons, type ShownReason, textsOfReason } from '../neutral-reasons.ts'
import type { SessionLocale } from '../session.ts'
import { slotName, slotTitles } from '../slot-names.ts'
import { tagOf, zoneName } from '../zone-name.ts'
import type { MailTerms } from './mail-ports.ts'
import { mailTexts } from './mail-texts.ts'
import type { MailedEvent, MailedEventName } from './mailed-events.ts'

/** A reason, what to do about it, and the file that it is about. */
interface MailedReason {
  readonly title: string
  readonly about?: string
  readonly instruction: string
}

/** What a mail says, without its form: plain texts. No name, no number and nothing else that the applicant entered. */
export interface MailContent {
  readonly language: SessionLocale
  readonly productName: string
  readonly subject: string
  readonly title: string
  readonly before: readonly string[]
  readonly reasons: readonly MailedReason[]
  readonly after: readonly string[]
  readonly action?: { readonly label: string; readonly url: string }
  /** Why the mail was sent, and by whom. */
  readonly footer: readonly string[]
  readonly supportUrl: string
}

export interface MailFacts {
  readonly event: MailedEvent
  readonly record: ApplicationRecord
  readonly language: SessionLocale
  readonly mailTerms: MailTerms
  readonly applicantTerms: ApplicantTerms
  /** Whether the application renews an authentication that stands. */
  readonly isRenewal?: boolean
  /** The expiry date of the certificate with which the account is authenticated. */
  readonly expiresOn?: LocalDate | undefined
  /** Whether an authentication ends when its certificate expires. */
  readonly revokeAtExpiry?: boolean
  /** The open application with another certificate than the one that expires. */
  readonly successor?: Pick<Application, 'applicationId' | 'status'> | undefined
  /** The application was started in a session. `returnUrl`: where its user came from. */
  readonly session?: { readonly returnUrl?: string | undefined }
}

/** The language of the consent: Chinese in any script, or English for all other languages. */
export function mailLanguage(locale: string | undefined): SessionLocale {
  return /^zh(-|$)/i.test(locale ?? '') ? 'zh' : 'en'
}

function inStageZone(at: string, { language, mailTerms: { timeZone } }: MailFacts): string {
  const time = new Intl.DateTimeFormat(tagOf(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(at))
  return mailTexts[language].at(time, zoneName(timeZone, language))
}

function mailedReason(
  { code, slot }: ShownReason,
  { language, record: { application } }: MailFacts,
): MailedReason {
  const { title, instruction } = textsOfReason(code)
  return {
    title: title[language],
    instruction: instruction[language],
    ...(slot === undefined
      ? {}
      : { about: mailTexts[language].about(slotTitles[language][slotName(slot, application)]) }),
  }
}

function reasonsOf(facts: MailFacts): MailedReason[] {
  const { record, applicantTerms } = facts
  const reasons = record.application.appliedDecision?.reasons ?? []
  const shown: readonly ShownReason[] = applicantTerms.neutralRejections ? neutralReasons(reasons) : reasons
  return shown.map(reason => mailedReason(reason, facts))
}

type Said = Pick<MailContent, 'before' | 'reasons' | 'after'> & {
  readonly label: 'view' | 'correct' | 'continue' | 'renew' | 'again'
  /** The page to which the mail leads. Absent: that of the application. */
  readonly path?: string
}

function submitBy(facts: MailFacts): string[] {
  const { record, applicantTerms, language } = facts
  const expiresAt = expiryOf(record, applicantTerms)
  const texts = mailTexts[language]
  return [
    ...(expiresAt === undefined ? [] : [texts.submitBy(inStageZone(expiresAt, facts))]),
    ...(attemptsLeftOf(record, applicantTerms) === 1 && applicantTerms.maximumAttempts > 1
      ? [texts.lastAttempt]
      : []),
  ]
}

/** A review has begun, with its deadline. */
function underReview(facts: MailFacts, beginning: 'submitted' | 'resubmitted' | 'reopened'): Said {
  const { record, language } = facts
  const texts = mailTexts[language]
  const { deadline } = record.application as SubmittedApplication
  return {
    before: [
      texts[beginning],
      texts.dueBy(inStageZone(deadline.dueAt, facts)),
      ...(deadline.dueProvisional ? [texts.dueProvisional] : []),
      texts.nothingToDo,
    ],
    reasons: [],
    after: [],
    label: 'view',
  }
}

/** What each mail says, by its event. */
const saidOn: Readonly<Record<MailedEventName, (facts: MailFacts) => Said>> = {
  'application.submitted': facts =>
    underReview(facts, facts.record.application.attempt > 1 ? 'resubmitted' : 'submitted'),
  'application.reopened': facts => underReview(facts, 'reopened'),
  'application.retry_requested': facts => ({
    before: [mailTexts[facts.language].retryRequested],
    reasons: reasonsOf(facts),
    after: submitBy(facts),
    label: 'correct',
  }),
  'application.approved': ({ language, record: { application } }) => ({
    before: [mailTexts[language][application.purpose === 'RENEWAL' ? 'renewed' : 'approved']],
    reasons: [],
    after: [],
    label: 'view',
  }),
  'application.rejected': facts => {
    const texts = mailTexts[facts.language]
    const exhausted = facts.record.application.appliedDecision?.attemptsExhausted
    return {
      before: [texts.rejected, exhausted ? texts.attemptsExhausted : texts.rejectedFor],
      reasons: reasonsOf(facts),
      after: [],
      label: 'view',
    }
  },
  'application.expires_soon': facts => {
    const texts = mailTexts[facts.language]
    const isRetry = facts.record.application.status === 'RETRY_REQUESTED'
    return {
      before: [isRetry ? texts.retryExpires : texts.draftExpires],
      reasons: isRetry ? reasonsOf(facts) : [],
      after: submitBy(facts),
      label: isRetry ? 'correct' : 'continue',
    }
  },
  'certificate.expiring': facts =>
    certificateNotice(facts, facts.revokeAtExpiry === true ? 'expiringWithEnd' : 'expiring'),
  'certificate.expired': facts => certificateNotice(facts, 'expired'),
}

/** The certificate's date in words. It has no time zone. */
function dateInWords(date: LocalDate, language: SessionLocale): string {
  return new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00.000Z`),
  )
}

/** The certificate of an authentication expires or has expired. Without a date, the authentication has ended with it. */
function certificateNotice(
  { language, expiresOn, successor }: MailFacts,
  name: 'expiring' | 'expiringWithEnd' | 'expired',
): Said {
  const texts = mailTexts[language].certificate
  const stands = expiresOn !== undefined
  const notice = stands ? texts[name](dateInWords(expiresOn, language)) : texts.ended
  if (successor === undefined) {
    const request = stands ? texts.pleaseRenew : texts.pleaseAuthenticate
    return { before: [notice, request], reasons: [], after: [], label: stands ? 'renew' : 'again', path: '/' }
  }
  const isInReview = successor.status === 'IN_REVIEW'
  return {
    before: [notice, isInReview ? texts.inReview : texts.unfinished],
    reasons: [],
    after: [],
    label: isInReview ? 'view' : 'continue',
    path: `/applications/${successor.applicationId}`,
  }
}

/**
 * Where the mail leads: a page, where the holder signs in; for a user of a session, the address that the
 * session goes back to. Links of sessions are not stored, so no mail has one.
 */
function actionOf(facts: MailFacts, { label, path }: Said): MailContent['action'] {
  const { record, language, mailTerms, session } = facts
  const texts = mailTexts[language]
  if (session !== undefined) {
    const { returnUrl } = session
    return returnUrl === undefined
      ? undefined
      : { label: texts.goTo(mailTerms.productName[language]), url: returnUrl }
  }
  const { pagesOrigin } = mailTerms
  return pagesOrigin === undefined
    ? undefined
    : {
        label: texts[label],
        url: `${pagesOrigin}${path ?? `/applications/${record.application.applicationId}`}`,
      }
}

/** What a mail about an event says. */
export function mailContent(facts: MailFacts): MailContent {
  const { event, language, mailTerms } = facts
  const texts = mailTexts[language]
  const title = eventMessages[event.name].title[language]
  const productName = mailTerms.productName[language]
  const said = saidOn[event.name](facts)
  const { before, reasons } = said
  const after = facts.isRenewal ? [...said.after, texts.authenticationStands] : said.after
  const action = actionOf(facts, said)
  return {
    language,
    productName,
    subject: `${event.test ? texts.testSubject : ''}${title}`,
    title,
    before: event.test ? [texts.test, ...before] : before,
    reasons,
    after: action === undefined ? [...after, texts.openProduct(productName)] : after,
    ...(action === undefined ? {} : { action }),
    footer: [texts.why(productName), texts.neverAsked, texts.support],
    supportUrl: mailTerms.supportUrl,
  }
}
