import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ApplicationRecord } from '../../domain/application.ts'
import { allSlots } from '../../domain/certificates.ts'
import { escapeHtml, htmlMail } from '../../domain/mail/html-mail.ts'
import { type MailFacts, mailContent, mailLanguage } from '../../domain/mail/mail-content.ts'
import { mailTexts } from '../../domain/mail/mail-texts.ts'
import { type MailedEventName, mailedEventNames } from '../../domain/mail/mailed-events.ts'
import { textMail } from '../../domain/mail/text-mail.ts'
import { type DecisionReason, decisionReasons, reasonCodes } from '../../domain/reasons.ts'
import { sessionLocales } from '../../domain/session.ts'
import { sampleMailTerms } from '../support/in-memory-mail.ts'
import { applicationIn, sampleFacts } from '../support/samples.ts'
import { monday } from '../support/world.ts'

const decidedFor = (reasons: readonly DecisionReason[]) => ({
  appliedDecision: { ...sampleFacts.appliedDecision, reasons },
})

/** Each reason once for each file that it may name, and once without. */
const everyReason: readonly DecisionReason[] = reasonCodes.flatMap(code => {
  const { about } = decisionReasons[code] as { about: { slot?: string } }
  return about.slot === undefined ? [{ code }] : [{ code }, ...allSlots.map(slot => ({ code, slot }))]
})

const applicationOn: Readonly<Record<MailedEventName, ApplicationRecord['application']>> = {
  'application.submitted': applicationIn('OPEN_REVIEW'),
  'application.retry_requested': applicationIn('RETRY_REQUESTED', decidedFor(everyReason)),
  'application.approved': applicationIn('APPROVED'),
  'application.rejected': applicationIn('REJECTED', decidedFor(everyReason)),
  'application.reopened': applicationIn('OPEN_REVIEW', { override: sampleFacts.override }),
  'application.expires_soon': applicationIn('DRAFT', { expiryToldFor: 1 }),
  'certificate.expiring': applicationIn('APPROVED'),
  'certificate.expired': applicationIn('APPROVED'),
}

function factsOf(name: MailedEventName, changed: Partial<MailFacts> = {}): MailFacts {
  const application = applicationOn[name]
  return {
    event: {
      id: 'evt_1',
      name,
      applicationId: application.applicationId,
      attempt: application.attempt,
      occurredAt: monday,
    },
    record: { application, documents: [], events: [] },
    language: 'en',
    mailTerms: sampleMailTerms,
    applicantTerms: { draftLifetimeDays: 30, maximumAttempts: 10, neutralRejections: false },
    ...changed,
  }
}

const visible = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
    )
    .replace(/\s+/g, ' ')

const cases = mailedEventNames.flatMap(name => sessionLocales.map(language => ({ name, language })))

describe.each(cases)('the mail about $name in $language', ({ name, language }) => {
  const content = mailContent(factsOf(name, { language }))
  const text = textMail(content)
  const html = htmlMail(content)

  test('says the same as text and in HTML, without a gap', () => {
    const sentences = [
      content.title,
      ...content.before,
      ...content.reasons.flatMap(({ title, about = '', instruction }) => [title, about, instruction]),
      ...content.after,
      ...content.footer,
      content.supportUrl,
    ].filter(sentence => sentence !== '')
    for (const sentence of sentences) {
      expect(text).toContain(sentence)
      expect(visible(html)).toContain(sentence)
    }
    for (const rendered of [text, html, content.subject]) {
      expect(rendered).not.toMatch(/undefined|null|NaN|\[object|\{\{|\$\{|Invalid Date/)
    }
  })

  test('is in one language', () => {
    const foreign = language === 'en' ? /\p{Script=Han}/u : /\b(the|your|and|you)\b/i
    expect(text).not.toMatch(foreign)
    expect(html).toContain(`<html lang="${language === 'en' ? 'en' : 'zh-CN'}">`)
  })

  test('leads to the page of its next step and to support, and loads nothing', () => {
    const { applicationId } = applicationOn[name]
    const path = name.startsWith('certificate.') ? '/' : `/applications/${applicationId}`
    const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url)
    expect(links).toEqual([`https://id.acme.test${path}`, 'https://acme.test/support'])
    expect(html).not.toMatch(/<(img|script|link|iframe|object)|url\(|@import/)
  })
})

test('a retry and a rejection state every reason with its file and what to do', () => {
  for (const name of ['application.retry_requested', 'application.rejected'] as const) {
    for (const language of sessionLocales) {
      const { reasons } = mailContent(factsOf(name, { language }))
      expect(reasons).toHaveLength(everyReason.length)
      for (const [index, { code, slot }] of everyReason.entries()) {
        const { title, instruction } = decisionReasons[code]
        expect(reasons[index]).toMatchObject({
          title: title[language],
          instruction: instruction[language],
          ...(slot === undefined ? {} : { about: expect.any(String) }),
        })
      }
    }
  }
})

test('suspected fraud is not named on a stage with neutral rejections', () => {
  const facts = factsOf('application.rejected')
  const neutral = { ...facts.applicantTerms, neutralRejections: true }
  const text = textMail(mailContent({ ...facts, applicantTerms: neutral }))
  expect(text).toContain('We could not verify your identity')
  for (const code of ['FORGED', 'NOT_THE_HOLDER', 'ABUSE'] as const) {
    expect(text).not.toContain(decisionReasons[code].title.en)
  }
})

test('times are in the zone of the stage, with its name', () => {
  const inZone = (language: 'en' | 'zh') =>
    textMail(mailContent(factsOf('application.submitted', { language })))
  expect(inZone('en')).toContain('26 November 2026 at 18:00 (Beijing time)')
  expect(inZone('zh')).toContain('2026年11月26日 18:00（北京时间）')
})

test('the last submission is announced as the last', () => {
  const facts = factsOf('application.retry_requested')
  const afterWith = (maximumAttempts: number) =>
    mailContent({ ...facts, applicantTerms: { ...facts.applicantTerms, maximumAttempts } }).after.join(' ')
  expect(afterWith(2)).toContain('your last submission')
  expect(afterWith(3)).not.toContain('last submission')
})

test('an expiring retry repeats what to correct', () => {
  const application = applicationIn('RETRY_REQUESTED', decidedFor([{ code: 'HEADWEAR', slot: 'HOLDING' }]))
  const record = { application, documents: [], events: [] }
  const { reasons, action } = mailContent(factsOf('application.expires_soon', { record }))
  expect(reasons).toEqual([expect.objectContaining({ about: 'Photo: You, holding the certificate' })])
  expect(action?.label).toBe('Correct your application')
})

describe('a mail about an expiry', () => {
  const expiresOn = '2027-03-05'
  const told = (name: 'certificate.expiring' | 'certificate.expired', changed: Partial<MailFacts> = {}) => {
    const { before, action } = mailContent(factsOf(name, changed))
    return [...before, action?.label, action?.url]
  }

  test('has the date, and asks for a renewal on the first page', () => {
    expect(told('certificate.expiring', { expiresOn })).toEqual([
      'Your certificate expires on 5 March 2027. Your real-name authentication is still valid.',
      'Please renew your authentication with your new certificate.',
      'Renew your certificate',
      'https://id.acme.test/',
    ])
    expect(told('certificate.expiring', { expiresOn, language: 'zh' }).slice(0, 2)).toEqual([
      '您的证件将于2027年3月5日到期。您的实名认证目前仍然有效。',
      '请使用新证件更新认证信息。',
    ])
    expect(told('certificate.expired', { expiresOn })[0]).toContain('expired on 5 March 2027')
  })

  test('announces the end of the authentication, on a stage that ends it with the certificate', () => {
    const [notice] = told('certificate.expiring', { expiresOn, revokeAtExpiry: true })
    expect(notice).toBe(
      'Your certificate expires on 5 March 2027, and your real-name authentication ends with it.',
    )
  })

  test('asks to authenticate again if the authentication ended with the certificate', () => {
    expect(told('certificate.expired', { revokeAtExpiry: true })).toEqual([
      'Your certificate has expired, and your real-name authentication has ended with it.',
      'Please authenticate again with a valid certificate.',
      'Authenticate again',
      'https://id.acme.test/',
    ])
  })

  const next = mailTexts.en.certificate
  test.each([
    ['in review', 'IN_REVIEW', next.inReview, 'View your application'],
    ['that is a draft', 'DRAFT', next.unfinished, 'Continue your application'],
    ['to correct', 'RETRY_REQUESTED', next.unfinished, 'Continue your application'],
  ] as const)(
    'leads to a renewal %s instead, whether the authentication stands or not',
    (_, status, text, label) => {
      const successor = { applicationId: 'renewal', status }
      const url = 'https://id.acme.test/applications/renewal'
      for (const stands of [{ expiresOn }, {}]) {
        expect(told('certificate.expired', { ...stands, successor }).slice(1)).toEqual([text, label, url])
      }
    },
  )
})

describe('a mail about a renewal', () => {
  test('says that the authentication is still valid, after the reasons', () => {
    for (const name of [
      'application.submitted',
      'application.rejected',
      'application.expires_soon',
    ] as const) {
      const { before, after } = mailContent(factsOf(name, { isRenewal: true }))
      expect(after.at(-1)).toContain('Your current real-name authentication is still valid.')
      expect(before.join()).not.toContain('still valid')
    }
  })

  test('names the new certificate at its approval', () => {
    const application = applicationIn('APPROVED', { purpose: 'RENEWAL' })
    const record = { application, documents: [], events: [] }
    expect(mailContent(factsOf('application.approved', { record })).before).toEqual([mailTexts.en.renewed])
  })
})

test('a user of a session is led back to where the session began, never to a page that signs in', () => {
  const returning = factsOf('application.approved', {
    session: { returnUrl: 'https://shop.test/me?a=1&b=2' },
  })
  const { action } = mailContent(returning)
  expect(action).toEqual({ label: 'Go to Acme', url: 'https://shop.test/me?a=1&b=2' })
  expect(htmlMail(mailContent(returning))).toContain('href="https://shop.test/me?a=1&amp;b=2"')
  const closed = mailContent(factsOf('application.approved', { session: {} }))
  expect(closed.action).toBeUndefined()
  expect(closed.after.at(-1)).toBe('To see your application, open Acme as usual.')
})

test('a mail of test mode says so', () => {
  const { event } = factsOf('application.approved')
  const content = mailContent(factsOf('application.approved', { event: { ...event, test: true } }))
  expect(content.subject).toBe('[Test] Your account is real-name authenticated')
  expect(content.before[0]).toBe('This is a test. The application is not a real person’s.')
})

test.each([
  ['zh', 'zh'],
  ['zh-CN', 'zh'],
  ['zh-Hant-TW', 'zh'],
  ['ZH', 'zh'],
  ['en-GB', 'en'],
  ['fr', 'en'],
  ['zha', 'en'],
  [undefined, 'en'],
])('consent in %s is answered in %s', (locale, language) => {
  expect(mailLanguage(locale)).toBe(language)
})

test('no text of a stage or a session becomes markup', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=y>',
      "' style='",
      '&lt;b&gt;',
      '</td>',
    ),
  )
  const skeleton = (html: string) => html.replace(/>[^<]*</g, '><').replace(/href="[^"]*"/g, 'href')
  const plain = skeleton(
    htmlMail(mailContent(factsOf('application.approved', { session: { returnUrl: 'a' } }))),
  )
  fc.assert(
    fc.property(hostile, hostile, hostile, (name, supportUrl, returnUrl) => {
      expect(escapeHtml(name)).not.toMatch(/[<>"']/)
      const mailTerms = { ...sampleMailTerms, supportUrl, productName: { en: name, zh: name } }
      const html = htmlMail(
        mailContent(factsOf('application.approved', { mailTerms, session: { returnUrl } })),
      )
      expect(skeleton(html)).toBe(plain)
    }),
  )
})
