import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { until } from '../../local/poll.ts'
import { alarmsOf, setAlarmState, subscribeQueue, subscriptionsOf, unsubscribe } from './cloud-watch.ts'
import { check } from './run-points.ts'
import type { Visit } from './visit.ts'

/** Sets an alarm off, and receives its notification in a queue that is subscribed to the topic meanwhile. */
async function heard({ run, stage, people }: Visit): Promise<string> {
  const alarm = (await alarmsOf(stage)).find(({ AlarmName }) => AlarmName.includes('ReviewOverdue'))
  check(alarm !== undefined, 'the alarm on overdue reviews is missing')
  const sqs = new SQSClient(stage.deployment.configuration)
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: people.name }))
  run.afterwards('a queue', () => sqs.send(new DeleteQueueCommand({ QueueUrl })))
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  )
  const queueArn = Attributes?.QueueArn ?? ''
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queueArn,
        Condition: { ArnEquals: { 'aws:SourceArn': stage.alarmTopicArn } },
      },
    ],
  })
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }))
  const subscription = await subscribeQueue(stage, queueArn)
  run.afterwards('a subscription', () => unsubscribe(stage, subscription))
  run.afterwards('the state of an alarm', () => setAlarmState(stage, alarm.AlarmName, 'OK'))
  // An alarm that is in the state already notifies nobody.
  await setAlarmState(stage, alarm.AlarmName, 'OK')
  await setAlarmState(stage, alarm.AlarmName, 'ALARM')
  const arrives = async () => {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }))
    return Messages.some(({ Body = '' }) => Body.includes(alarm.AlarmName)) || undefined
  }
  await until(arrives, { seconds: 90, explain: () => 'The notification did not arrive.' })
  return 'a queue that was subscribed for this got the notification'
}

export async function seeAlarms(visit: Visit): Promise<void> {
  const { run, stage } = visit
  await run.see('alarms-set', async () => {
    const alarms = await alarmsOf(stage)
    check(alarms.length > 0, 'the stack has no alarm')
    const silent = alarms.filter(
      ({ ActionsEnabled, AlarmActions }) => !ActionsEnabled || !AlarmActions.includes(stage.alarmTopicArn),
    )
    check(silent.length === 0, `${silent.length} of ${alarms.length} alarms notify nobody`)
    const firing = alarms.filter(({ StateValue }) => StateValue === 'ALARM').length
    return `${alarms.length} alarms; ${firing} of them fire now`
  })
  await run.see('alarms-subscribed', async () => {
    const subscriptions = await subscriptionsOf(stage)
    const confirmed = subscriptions.filter(arn => arn.startsWith('arn:')).length
    check(confirmed === subscriptions.length, 'a subscription was not confirmed')
    return `${confirmed} confirmed`
  })
  await run.see('alarm-heard', () => heard(visit))
}
