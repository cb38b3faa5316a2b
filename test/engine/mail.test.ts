import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { expect, test } from '@jest/globals'
import { emailKeyText } from '../../domain/search.ts'
import { clientConfiguration } from '../../local/aws-environment.ts'
import { mailsTo } from '../../local/mailbox.ts'
import { itemsOf } from './stored.ts'
import {
  applicant,
  decide,
  eventually,
  operator,
  reaches,
  retryForGlare,
  reviewer,
  stack,
  stageServices,
  submitted,
} from './world.ts'

const configuration = clientConfiguration(stack.awsEndpointUrl)

/** Puts a message into the queue as the rule on SES's reports does. The engine delivers no mail, so it reports nothing. */
async function reportBounce(applicationId: string, addressHash: string): Promise<void> {
  const sqs = new SQSClient(configuration)
  const { QueueUrls = [] } = await sqs.send(
    new ListQueuesCommand({ QueueNamePrefix: 'realname-local-MailQueue' }),
  )
  const at = new Date().toISOString()
  const returned = {
    reason: 'BOUNCE',
    bounceType: 'Permanent',
    at,
    mailedAt: at,
    applicationId: [applicationId],
    addressHash: [addressHash],
  }
  const MessageBody = JSON.stringify({ returned })
  await sqs.send(new SendMessageCommand({ QueueUrl: QueueUrls[0], MessageBody }))
}

test('nobody can report in the name of SES', async () => {
  const Entries = [{ Source: 'aws.ses', DetailType: 'Email Bounced', Detail: '{}' }]
  const answer = await new EventBridgeClient(configuration).send(new PutEventsCommand({ Entries }))
  expect(answer).toMatchObject({
    FailedEntryCount: 1,
    Entries: [{ ErrorCode: 'NotAuthorizedForSourceException' }],
  })
})

test('an applicant gets mails about each step; a bounce stops them until the account is erased', async () => {
  const [owner, judge, desk] = await Promise.all([applicant(), reviewer(), operator()])
  const { applicationId, accountId } = await submitted(owner)
  const mails = () => mailsTo(stack.awsEndpointUrl, owner.user.username)
  await eventually(mails, ({ length }) => length === 1)
  await decide(judge, applicationId, retryForGlare)
  await reaches(owner, applicationId, 'RETRY_REQUESTED')
  const [submission, retry] = await eventually(mails, ({ length }) => length === 2)
  expect(submission).toMatchObject({
    Source: '"Realname" <no-reply@realname.example.com>',
    Subject: '[Test] Your application was submitted for review',
  })
  expect(retry?.Subject).toBe('[Test] Something in your application needs to be corrected')
  for (const body of [retry?.BodyText, retry?.BodyHtml]) {
    expect(body).toContain('Reflected light hides part of the certificate')
    expect(body).toContain(`http://127.0.0.1:5173/applications/${applicationId}`)
  }

  const { keyedHash } = await stageServices()
  const addressHash = await keyedHash.of(emailKeyText(owner.user.username))
  await reportBounce(applicationId, addressHash)
  const stops = () => itemsOf(stack.resources.tableName, `MAIL_STOP#${accountId}`)
  const [stop] = await eventually(stops, ({ length }) => length === 1)
  expect(stop).toMatchObject({ sk: `STOP#${addressHash}`, reason: 'BOUNCE' })
  await desk.api.call('eraseAccount', { path: { accountId }, body: { reason: 'asked' } })
  expect(await stops()).toEqual([])
})
