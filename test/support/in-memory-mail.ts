import type {
  MailRecords,
  MailSender,
  MailStop,
  MailTerms,
  OutgoingMail,
  SendingResult,
} from '../../domain/mail/mail-ports.ts'

export const sampleMailTerms: MailTerms = {
  productName: { en: 'Acme', zh: '示例' },
  supportUrl: 'https://acme.test/support',
  pagesOrigin: 'https://id.acme.test',
  timeZone: 'Asia/Shanghai',
}

export interface InMemoryMailRecords extends MailRecords {
  readonly stored: {
    readonly marks: ReadonlyMap<string, { readonly runId: string; readonly state: 'BEGUN' | 'RELEASED' }>
    readonly stops: ReadonlyMap<string, MailStop>
  }
}

/** The `MailRecords` port under the same conditions as the table. */
export function inMemoryMailRecords(): InMemoryMailRecords {
  const marks = new Map<string, { runId: string; state: 'BEGUN' | 'RELEASED' }>()
  const stops = new Map<string, MailStop>()
  return {
    stored: { marks, stops },
    async begin({ eventId, runId }) {
      const mark = marks.get(eventId)
      if (mark !== undefined && mark.state !== 'RELEASED' && mark.runId !== runId) return false
      marks.set(eventId, { runId, state: 'BEGUN' })
      return true
    },
    async release({ eventId, runId }) {
      if (marks.get(eventId)?.runId === runId) marks.set(eventId, { runId, state: 'RELEASED' })
    },
    async isStopped(addressHash) {
      return [...stops.values()].some(stop => stop.addressHash === addressHash)
    },
    async stop(stop) {
      const key = `${stop.accountId} ${stop.addressHash}`
      if ((stops.get(key)?.at ?? '') <= stop.at) stops.set(key, stop)
    },
    async forgetStops(accountId) {
      for (const [key, stop] of stops) if (stop.accountId === accountId) stops.delete(key)
    },
  }
}

export interface InMemoryMailSender extends MailSender {
  readonly sent: OutgoingMail[]
  /** Results of the next mails; then mails are accepted. */
  readonly next: SendingResult[]
}

/** Keeps the mails that were or may have been accepted. */
export function inMemoryMailSender(): InMemoryMailSender {
  const sent: OutgoingMail[] = []
  const next: SendingResult[] = []
  return {
    sent,
    next,
    async send(mail) {
      const result = next.shift() ?? { outcome: 'ACCEPTED' }
      if (result.outcome === 'ACCEPTED' || result.outcome === 'UNKNOWN') sent.push(mail)
      return result
    },
  }
}
