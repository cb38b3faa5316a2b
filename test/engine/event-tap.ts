import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge'
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { type PublishedEvent, publishedEventSchema } from '../../contract/bus-events.ts'
import { account, clientConfiguration, region } from '../../local/aws-environment.ts'
import { stack } from './world.ts'

const envelopeSchema = z.object({ 'detail-type': z.string(), detail: publishedEventSchema() })

type ApplicationEvent = Extract<PublishedEvent, { applicationId: string }>

/** Receives the events of all applications on the stage's bus, like an integrator's rule and queue. */
export async function tapEvents(name: string): Promise<{ received: () => Promise<ApplicationEvent[]> }> {
  const configuration = clientConfiguration(stack.awsEndpointUrl)
  const sqs = new SQSClient(configuration)
  const events = new EventBridgeClient(configuration)
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: `tap-${name}` }))
  const EventBusName = stack.resources.eventBusName
  const Rule = `tap-${name}`
  await events.send(
    new PutRuleCommand({ Name: Rule, EventBusName, EventPattern: JSON.stringify({ source: ['realname'] }) }),
  )
  const Arn = `arn:aws:sqs:${region}:${account}:tap-${name}`
  await events.send(new PutTargetsCommand({ Rule, EventBusName, Targets: [{ Id: 'tap', Arn }] }))
  const seen: ApplicationEvent[] = []
  return {
    received: async () => {
      for (;;) {
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
        )
        if (Messages.length === 0) return [...seen]
        for (const { Body = '' } of Messages) {
          const { detail } = envelopeSchema.parse(JSON.parse(Body))
          if ('applicationId' in detail) seen.push(detail)
        }
        const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }))
        await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))
      }
    },
  }
}
