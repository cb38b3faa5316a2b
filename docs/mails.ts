import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import type { Application, ApplicationRecord } from '../domain/application.ts'
import { htmlMail } from '../domain/mail/html-mail.ts'
import { type MailFacts, mailContent } from '../domain/mail/mail-content.ts'
import type { MailedEventName } from '../domain/mail/mailed-events.ts'
import { textMail } from '../domain/mail/text-mail.ts'
import { type SessionLocale, sessionLocales } from '../domain/session.ts'
import { chromiumMissing, findHeadlessChromium } from '../local/chromium.ts'
import { Explained, runCommand } from '../local/command.ts'
import { inProject } from '../local/project.ts'
import { applicationIn, sampleFacts } from '../test/support/samples.ts'

interface Sample {
  readonly event: MailedEventName
  readonly application: Application
  readonly session?: { readonly returnUrl?: string }
  readonly expiresOn?: string
  readonly revokeAtExpiry?: boolean
  readonly isRenewal?: boolean
  readonly successor?: MailFacts['successor']
}

const { appliedDecision: decision, deadline } = sampleFacts
const certain = { ...deadline, dueProvisional: false }
const idCard = { certificateType: 'ID_CARD', issuingRegion: 'CN' } as const
const corrections = [
  { code: 'PHOTO_GLARE', slot: 'FRONT' },
  { code: 'NUMBER_MISMATCH' },
  { code: 'HEADWEAR', slot: 'HOLDING' },
] as const
const renewal = { purpose: 'RENEWAL' } as const
const asked = { ...decision, outcome: 'REQUEST_RETRY', reasons: corrections } as const

/** One of each mail, by the name of its file. */
const samples: Readonly<Record<string, Sample>> = {
  submitted: {
    event: 'application.submitted',
    application: applicationIn('OPEN_REVIEW', { deadline: certain }),
  },
  'submitted-again': {
    event: 'application.submitted',
    application: applicationIn('OPEN_REVIEW', { attempt: 2 }),
  },
  'retry-requested': {
    event: 'application.retry_requested',
    application: applicationIn('RETRY_REQUESTED', { ...idCard, appliedDecision: asked }),
  },
  approved: { event: 'application.approved', application: applicationIn('APPROVED') },
  'approved-in-session': {
    event: 'application.approved',
    application: applicationIn('APPROVED'),
    session: { returnUrl: 'https://example.com/account' },
  },
  rejected: {
    event: 'application.rejected',
    application: applicationIn('REJECTED', {
      appliedDecision: {
        outcome: 'REJECT',
        reasons: [{ code: 'NOT_THE_HOLDER' }],
        decidedAt: decision.decidedAt,
      },
    }),
  },
  'rejected-at-the-last-attempt': {
    event: 'application.rejected',
    application: applicationIn('REJECTED', {
      ...idCard,
      appliedDecision: { ...asked, outcome: 'REJECT', attemptsExhausted: true },
    }),
  },
  reopened: {
    event: 'application.reopened',
    application: applicationIn('OPEN_REVIEW', { deadline: certain, override: sampleFacts.override }),
  },
  'renewal-submitted': {
    event: 'application.submitted',
    application: applicationIn('OPEN_REVIEW', { deadline: certain, ...renewal }),
    isRenewal: true,
  },
  'renewal-retry-requested': {
    event: 'application.retry_requested',
    application: applicationIn('RETRY_REQUESTED', { ...idCard, appliedDecision: asked, ...renewal }),
    isRenewal: true,
  },
  'renewal-approved': {
    event: 'application.approved',
    application: applicationIn('APPROVED', renewal),
  },
  'renewal-rejected': {
    event: 'application.rejected',
    application: applicationIn('REJECTED', {
      appliedDecision: {
        outcome: 'REJECT',
        reasons: [{ code: 'NOT_THE_HOLDER' }],
        decidedAt: decision.decidedAt,
      },
      ...renewal,
    }),
    isRenewal: true,
  },
  'draft-expires-soon': { event: 'application.expires_soon', application: applicationIn('DRAFT') },
  'retry-expires-soon': {
    event: 'application.expires_soon',
    application: applicationIn('RETRY_REQUESTED', { ...idCard, appliedDecision: asked }),
  },
  'certificate-expiring': {
    event: 'certificate.expiring',
    application: applicationIn('APPROVED'),
    expiresOn: '2027-03-05',
  },
  'certificate-expired': {
    event: 'certificate.expired',
    application: applicationIn('APPROVED'),
    expiresOn: '2027-03-05',
  },
  'certificate-expiring-with-authentication': {
    event: 'certificate.expiring',
    application: applicationIn('APPROVED'),
    expiresOn: '2027-03-05',
    revokeAtExpiry: true,
  },
  'certificate-expiring-during-renewal': {
    event: 'certificate.expiring',
    application: applicationIn('APPROVED'),
    expiresOn: '2027-03-05',
    successor: { applicationId: 'renewal', status: 'DRAFT' },
  },
  'authentication-ended-with-certificate': {
    event: 'certificate.expired',
    application: applicationIn('REVOKED'),
  },
  'authentication-ended-during-renewal': {
    event: 'certificate.expired',
    application: applicationIn('REVOKED'),
    successor: { applicationId: 'renewal', status: 'IN_REVIEW' },
  },
}

function contentOf({ event: name, application, ...facts }: Sample, language: SessionLocale) {
  const record: ApplicationRecord = { application, documents: [], events: [] }
  const { applicationId, attempt, createdAt: occurredAt } = application
  return mailContent({
    event: { id: 'evt', name, applicationId, attempt, occurredAt },
    record,
    language,
    mailTerms: {
      productName: { en: 'Example', zh: '示例' },
      supportUrl: 'https://example.com/support',
      pagesOrigin: 'https://id.example.com',
      timeZone: 'Asia/Shanghai',
    },
    applicantTerms: { draftLifetimeDays: 30, maximumAttempts: 10, neutralRejections: false },
    ...facts,
  })
}

const folder = inProject('.local', 'mails')

/** The mails that docs/mails.md shows: the name of a sample, with its language and its window. */
const pictures = [
  { name: 'retry-requested', language: 'en', width: 680, colorScheme: 'light' },
  { name: 'retry-requested', language: 'zh', width: 390, colorScheme: 'dark' },
] as const

const fileOf = (name: string, language: SessionLocale, kind: 'html' | 'txt') =>
  join(folder, `${name}-${language}.${kind}`)

function writeMails(): void {
  mkdirSync(folder, { recursive: true })
  const rows: string[] = []
  for (const [name, sample] of Object.entries(samples)) {
    for (const language of sessionLocales) {
      const content = contentOf(sample, language)
      writeFileSync(fileOf(name, language, 'html'), htmlMail(content))
      writeFileSync(fileOf(name, language, 'txt'), `Subject: ${content.subject}\n\n${textMail(content)}`)
    }
    const frame = (language: SessionLocale) =>
      `<iframe src="${name}-${language}.html" title="${name} ${language}" width="49%" height="900"></iframe>`
    rows.push(`<h2>${name}</h2>${sessionLocales.map(frame).join('\n')}`)
  }
  const head = '<!doctype html><meta charset="utf-8"><title>E-mails to applicants</title>'
  writeFileSync(join(folder, 'index.html'), `${head}\n${rows.join('\n')}\n`)
}

async function takePictures(): Promise<void> {
  const executablePath = findHeadlessChromium(process.env)
  if (executablePath === undefined) throw new Explained(chromiumMissing)
  const browser = await chromium.launch({ executablePath })
  try {
    for (const { name, language, width, colorScheme } of pictures) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
      await page.goto(`file://${fileOf(name, language, 'html')}`)
      const png = await page.screenshot({ fullPage: true })
      await sharp(png)
        .webp({ quality: 80, effort: 6 })
        .toFile(inProject('docs', 'pictures', `mail-${name}-${language}.webp`))
      await page.close()
    }
  } finally {
    await browser.close()
  }
}

await runCommand(async () => {
  const { values } = parseArgs({ options: { pictures: { type: 'boolean', default: false } } })
  writeMails()
  if (values.pictures) await takePictures()
  process.stdout.write(`Open ${join(folder, 'index.html')} in a browser.\n`)
})
