import { buildOnce } from '../../../domain/build-once.ts'
import type { MailRecords, MailSender, MailTerms } from '../../../domain/mail/mail-ports.ts'
import { dynamodbMail } from '../dynamodb/dynamodb-mail.ts'
import { readEnvironment } from '../environment.ts'
import { tableClient } from './records.ts'

/** The client of SES is loaded with the first mail: most events need none. */
export function mailSending(): { mailSender: MailSender; mailTerms: MailTerms } {
  const { MAIL_SETTINGS, PAGES_ORIGIN, TIME_ZONE } = readEnvironment([
    'MAIL_SETTINGS',
    'PAGES_ORIGIN',
    'TIME_ZONE',
  ])
  const { productName, supportUrl } = MAIL_SETTINGS
  const sender = buildOnce(async () => (await import('./ses.ts')).sesSender())
  return {
    mailSender: { send: async mail => (await sender()).send(mail) },
    mailTerms: { productName, supportUrl, pagesOrigin: PAGES_ORIGIN, timeZone: TIME_ZONE },
  }
}

export function mailRecords(): { mailRecords: MailRecords } {
  const { TABLE_NAME } = readEnvironment(['TABLE_NAME'])
  return { mailRecords: dynamodbMail(tableClient(), TABLE_NAME) }
}
