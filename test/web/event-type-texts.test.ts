import { expect, test } from '@jest/globals'
import { eventTypeCatalogue } from '#contract/event-types.ts'
import { webhooks } from '#web/locales/en/webhooks.ts'

test('the pages have a text for each event type of the catalogue, and for no other', () => {
  const types = eventTypeCatalogue({ testMode: false }).items.map(({ eventType }) => eventType)
  expect(Object.keys(webhooks.eventTypes).toSorted()).toEqual(types.toSorted())
})
