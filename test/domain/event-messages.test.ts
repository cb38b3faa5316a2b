import { describe, expect, test } from '@jest/globals'
import { eventMessages } from '../../domain/event-messages.ts'
import { domainEventNames } from '../../domain/events.ts'

describe('messages of events', () => {
  test('each event has a key of its own, usable as the name of a file', () => {
    const keys = domainEventNames.map(name => eventMessages[name].key)
    expect(new Set(keys).size).toBe(domainEventNames.length)
    for (const key of keys) expect(key).toMatch(/^[a-z]+(-[a-z]+)+$/)
  })

  test.each(domainEventNames)('%s has its title in both languages', name => {
    const { en, zh } = eventMessages[name].title
    expect(en).toMatch(/^[A-Z][^\p{Script=Han}]{10,70}$/u)
    expect(zh).toMatch(/^\p{Script=Han}{4,30}$/u)
  })

  test('reviewers get messages about reviews, applicants about their own application', () => {
    for (const name of domainEventNames) {
      expect(eventMessages[name].audience === 'reviewers').toBe(name.startsWith('review.'))
    }
  })
})
