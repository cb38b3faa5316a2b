import { SESv2Client } from '@aws-sdk/client-sesv2'
import type { MailSender } from '../../../domain/mail/mail-ports.ts'
import { readEnvironment } from '../environment.ts'
import { sesMailSender } from '../ses-mail-sender.ts'

/** Shorter than the function's time limit, so that the result can still be recorded. */
const timeouts = { connectionTimeout: 2_000, requestTimeout: 8_000, throwOnRequestTimeout: true }

export function sesSender(): MailSender {
  const { MAIL_SETTINGS } = readEnvironment(['MAIL_SETTINGS'])
  // A repeated request could send the mail twice.
  return sesMailSender(new SESv2Client({ maxAttempts: 1, requestHandler: timeouts }), MAIL_SETTINGS)
}
