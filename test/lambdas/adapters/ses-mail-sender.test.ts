import { BadRequestException, SESv2Client, SESv2ServiceException } from '@aws-sdk/client-sesv2'
import { describe, expect, test } from '@jest/globals'
import { headerName, sesMailSender } from '../../../lambdas/adapters/ses-mail-sender.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

const settings = { from: 'no-reply@id.acme.test', configurationSet: 'set-1' }

const mail = {
  to: 'erika@example.com',
  fromName: 'Acme',
  subject: 'A subject',
  text: 'Text',
  html: '<p>Text</p>',
  tags: { applicationId: 'application-1', addressHash: 'hash' },
}

function senderThat(
  answer: Parameters<typeof stubbed>[1],
  given: typeof settings & { replyTo?: string } = settings,
) {
  const { client, calls } = stubbed(new SESv2Client({ region: 'eu-central-1' }), answer)
  return { sender: sesMailSender(client, given), calls }
}

const failing = (error: unknown) => () => Promise.reject(error)
const serviceFailure = (name: string, httpStatusCode: number) =>
  new SESv2ServiceException({
    name,
    $fault: httpStatusCode < 500 ? 'client' : 'server',
    message: 'about erika@example.com',
    $metadata: { httpStatusCode },
  })
const networkFailure = (code: string) => Object.assign(new Error(code), { code })

test('one mail goes to one address, in both forms, with the set that reports what comes back', async () => {
  const { sender, calls } = senderThat(() => ({}), { ...settings, replyTo: 'help@acme.test' })
  expect(await sender.send(mail)).toEqual({ outcome: 'ACCEPTED' })
  expect(calls).toEqual([
    {
      command: 'SendEmailCommand',
      input: {
        FromEmailAddress: '"Acme" <no-reply@id.acme.test>',
        ReplyToAddresses: ['help@acme.test'],
        Destination: { ToAddresses: ['erika@example.com'] },
        Content: {
          Simple: {
            Subject: { Data: 'A subject', Charset: 'UTF-8' },
            Body: {
              Text: { Data: 'Text', Charset: 'UTF-8' },
              Html: { Data: '<p>Text</p>', Charset: 'UTF-8' },
            },
          },
        },
        ConfigurationSetName: 'set-1',
        EmailTags: [
          { Name: 'applicationId', Value: 'application-1' },
          { Name: 'addressHash', Value: 'hash' },
        ],
      },
    },
  ])
})

describe('a failure', () => {
  test.each([
    ['throttling', serviceFailure('TooManyRequestsException', 429)],
    ['a paused account', serviceFailure('SendingPausedException', 400)],
    ['an identity that is not verified', serviceFailure('MessageRejected', 400)],
    ['denied access', serviceFailure('AccessDeniedException', 403)],
    ['an unavailable service', serviceFailure('ServiceUnavailable', 503)],
    ['a refused connection', networkFailure('ECONNREFUSED')],
    ['a name that does not resolve', networkFailure('ENOTFOUND')],
    ['a connection that is not made in time', new Error('the request socket did not establish a connection')],
  ])('by %s was certainly not accepted', async (_what, cause) => {
    expect(await senderThat(failing(cause)).sender.send(mail)).toEqual({ outcome: 'NOT_ACCEPTED', cause })
  })

  test.each([
    ['a time limit', Object.assign(new Error('late'), { name: 'TimeoutError' })],
    ['a lost connection', networkFailure('ECONNRESET')],
    ['an internal error', serviceFailure('InternalFailure', 500)],
  ])('by %s may have been accepted', async (_what, error) => {
    expect(await senderThat(failing(error)).sender.send(mail)).toEqual({ outcome: 'UNKNOWN' })
  })

  test('by a malformed address is final', async () => {
    const error = new BadRequestException({
      message: 'Missing final @domain',
      $metadata: { httpStatusCode: 400 },
    })
    expect(await senderThat(failing(error)).sender.send(mail)).toEqual({ outcome: 'REFUSED' })
  })
})

test.each(['Acme', '实名认证', '示例科技（深圳）有限公司用户服务平台实名认证中心'.repeat(2), 'Café Müller'])(
  'the name %s becomes one ASCII header with words of 75 characters at most',
  name => {
    const header = headerName(name)
    expect(header).toMatch(/^[\x20-\x7e]+$/)
    const words = header.split(' ').filter(word => word.startsWith('=?'))
    for (const word of words) expect(word.length).toBeLessThanOrEqual(75)
    const decoded = words.map(word => Buffer.from(word.slice('=?UTF-8?B?'.length, -2), 'base64').toString())
    expect(words.length === 0 ? header : decoded.join('')).toBe(words.length === 0 ? `"${name}"` : name)
  },
)
