import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { describe, expect, test } from '@jest/globals'
import { publishedEvent } from '../../../contract/bus-events.ts'
import { eventBridgeBus } from '../../../lambdas/adapters/event-bridge-bus.ts'
import { sampleApplication, sampleEvent } from '../../support/samples.ts'
import { stubbed } from '../../support/stubbed-aws.ts'

const region = 'eu-central-1'

describe('the event bus', () => {
  const event = sampleEvent(sampleApplication())
  const bus = (answer: object, testMode = false) => {
    const { client, calls } = stubbed(new EventBridgeClient({ region }), () => answer)
    return { publish: eventBridgeBus(client, 'bus', { testMode }).publish, calls }
  }

  test('gets the event under its name', async () => {
    const { publish, calls } = bus({ FailedEntryCount: 0 })
    await publish(event)
    expect(calls).toMatchObject([
      {
        input: {
          Entries: [
            {
              EventBusName: 'bus',
              Source: 'realname',
              DetailType: 'application.created',
              Time: new Date(event.occurredAt),
              Detail: JSON.stringify(publishedEvent(event)),
            },
          ],
        },
      },
    ])
  })

  test('gets every event with a mark from a stage in test mode', async () => {
    const { publish, calls } = bus({ FailedEntryCount: 0 }, true)
    await publish(event)
    const [entry] = calls.flatMap(({ input }) => (input as { Entries: { Detail: string }[] }).Entries)
    expect(JSON.parse(entry?.Detail ?? '')).toMatchObject({ test: true })
    expect(publishedEvent(event)).not.toHaveProperty('test')
    expect(publishedEvent({ ...event, test: true })).toMatchObject({ test: true })
  })

  test('that rejects an event causes an error', async () => {
    const { publish } = bus({
      FailedEntryCount: 1,
      Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'secret' }],
    })
    await expect(publish(event)).rejects.toThrow(new Error('The bus refused an event: ThrottlingException'))
  })
})
