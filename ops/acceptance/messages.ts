import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { mailsTo } from '../../local/mailbox.ts'
import { until } from '../../local/poll.ts'
import { check } from './run-points.ts'
import { tableOf } from './stage.ts'
import { newApplication, type Visit } from './visit.ts'

/** Creates an endpoint for the operator's receiver, and deletes it after two deliveries. */
async function webhook({ run, people, operator, options }: Visit): Promise<string> {
  const { client } = await operator()
  const { endpointId } = await client.webhookEndpoints.create({
    url: options.webhook ?? '',
    // Applicants seldom withdraw, so that events of others are unlikely to be sent meanwhile.
    eventTypes: ['application.withdrawn'],
    description: people.name,
  })
  let isThere = true
  const remove = async () => {
    if (isThere) await client.webhookEndpoints.delete(endpointId)
    isThere = false
  }
  run.afterwards('a webhook endpoint', remove)
  const { deliveryId } = await client.webhookEndpoints.test(endpointId)
  const owner = await people.add({ kind: 'applicant' })
  const { applicationId } = await newApplication(owner)
  await owner.client.applications.withdraw(applicationId)
  const attempts = await until(
    async () => {
      const { items } = await client.webhookEndpoints.listDeliveries(endpointId, { limit: 20 }).page()
      const ours = items.filter(
        delivery => delivery.deliveryId === deliveryId || delivery.eventId.includes(applicationId),
      )
      const delivered = ours.filter(({ status }) => status === 'SUCCEEDED')
      return delivered.length >= 2 ? delivered.flatMap(({ attempts }) => attempts) : undefined
    },
    { seconds: 120, every: 1000, explain: () => 'The receiver did not accept both within two minutes.' },
  )
  await remove()
  const slowest = Math.max(...attempts.map(({ durationMs }) => durationMs))
  return `both accepted; the slowest attempt took ${(slowest / 1000).toFixed(1)} s`
}

async function mail({ stage, applicant }: Visit): Promise<string> {
  const { username, accountId } = await applicant()
  const { engineUrl } = stage
  if (engineUrl !== undefined) {
    const arrives = async () => (await mailsTo(engineUrl, username)).length || undefined
    const count = await until(arrives, { seconds: 60, every: 500, explain: () => 'No mail arrived.' })
    check(count > 0, 'no mail arrived')
    return `${count} in the engine’s mailbox`
  }
  const bounces = async () => {
    const { Count = 0 } = await tableOf(stage).send(
      new QueryCommand({
        TableName: stage.deployment.resources.tableName,
        KeyConditionExpression: 'pk = :stop',
        ExpressionAttributeValues: { ':stop': `MAIL_STOP#${accountId}` },
        ConsistentRead: true,
      }),
    )
    return Count > 0 || undefined
  }
  await until(bounces, { seconds: 300, every: 2000, explain: () => 'No bounce was reported.' })
  return 'SES sent it and reported the bounce, and the mail to this address stopped'
}

/** Messages that leave the stage: webhooks to the operator's receiver, and mail to applicants. */
export async function seeMessages(visit: Visit): Promise<void> {
  await visit.run.see('webhook', () => webhook(visit))
  await visit.run.see('mail', () => mail(visit))
}
