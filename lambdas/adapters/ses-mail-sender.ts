import {
  BadRequestException,
  type SESv2Client,
  SendEmailCommand,
  SESv2ServiceException as SesFailure,
} from '@aws-sdk/client-sesv2'
import type { MailSettings } from '../../contract/mail-settings.ts'
import type { MailSender, SendingResult } from '../../domain/mail/mail-ports.ts'

/** Failures of the network before SES could have received anything. */
const notReached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])

/** The text of the client's error for a connection that was never made. With another text, the result counts as unknown. */
const notConnected = /did not establish a connection/

/** Bytes of one encoded word, in base64 at most 75 characters with its frame (RFC 2047). */
const encodedBytes = 42

/** A name for the header of a mail, which is ASCII. */
export function headerName(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `"${name}"`
  const words: string[] = []
  let word = ''
  for (const character of name) {
    if (Buffer.byteLength(word + character) > encodedBytes) {
      words.push(word)
      word = ''
    }
    word += character
  }
  return [...words, word].map(each => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join(' ')
}

/** Whether SES has certainly not taken the mail. */
function wasNotAccepted(error: unknown): boolean {
  if (error instanceof SesFailure) {
    const status = error.$metadata.httpStatusCode ?? 0
    return (status >= 400 && status < 500) || status === 503
  }
  if (!(error instanceof Error)) return false
  return ('code' in error && notReached.has(String(error.code))) || notConnected.test(error.message)
}

function resultOf(error: unknown): SendingResult {
  if (error instanceof BadRequestException) return { outcome: 'REFUSED' }
  return wasNotAccepted(error) ? { outcome: 'NOT_ACCEPTED', cause: error } : { outcome: 'UNKNOWN' }
}

/** Sends by SES. The client must not repeat requests. */
export function sesMailSender(
  client: SESv2Client,
  { from, replyTo, configurationSet }: Pick<MailSettings, 'from' | 'replyTo' | 'configurationSet'>,
): MailSender {
  const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' })
  return {
    async send({ to, fromName, subject, text, html, tags }) {
      try {
        await client.send(
          new SendEmailCommand({
            FromEmailAddress: `${headerName(fromName)} <${from}>`,
            ...(replyTo === undefined ? {} : { ReplyToAddresses: [replyTo] }),
            Destination: { ToAddresses: [to] },
            Content: {
              Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } },
            },
            ConfigurationSetName: configurationSet,
            EmailTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
          }),
        )
        return { outcome: 'ACCEPTED' }
      } catch (error) {
        return resultOf(error)
      }
    },
  }
}
