import { mailMessageSchema } from '../../contract/mail-messages.ts'
import { directory } from '../adapters/wiring/directory.ts'
import { keyedHash, personalData } from '../adapters/wiring/keys.ts'
import { mailRecords, mailSending } from '../adapters/wiring/mail.ts'
import { database } from '../adapters/wiring/records.ts'
import { applicantTerms, certificateRules } from '../adapters/wiring/settings.ts'
import { logInformation } from '../logging.ts'
import { countMetric } from '../metrics.ts'
import { sendMail } from '../usecases/mail/send-mail.ts'
import { stopMail } from '../usecases/mail/stop-mail.ts'
import { queueConsumer } from './queue-messages.ts'

function wire() {
  return {
    ...database(),
    ...directory(),
    ...keyedHash(),
    ...personalData(),
    ...mailRecords(),
    ...mailSending(),
    ...applicantTerms(),
    ...certificateRules(),
  }
}

let wired: ReturnType<typeof wire> | undefined

/** Writes to an applicant about an event, or stops further mail to an address. */
export const handler = queueConsumer('MAIL_FAILED', mailMessageSchema, async message => {
  wired ??= wire()
  if ('returned' in message) {
    countMetric('MailReturned', message.returned.reason)
    await stopMail(wired, message.returned)
    return
  }
  const outcome = await sendMail(wired, message.detail)
  logInformation('MAIL_HANDLED', { applicationId: message.detail.applicationId, outcome })
  countMetric('ApplicantMail', outcome)
})
