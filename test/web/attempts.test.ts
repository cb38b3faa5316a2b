import { describe, expect, test } from '@jest/globals'
import { attemptsOf, changesOf } from '#web/features/reviewer/case/attempts.ts'

type Entry = Parameters<typeof attemptsOf>[0]['history'][number]

const entry = (
  sequence: number,
  event: Entry['event'],
  attempt: number,
  details?: Entry['details'],
): Entry => ({
  sequence,
  event,
  attempt,
  at: `2026-11-30T08:${String(sequence).padStart(2, '0')}:00.000Z`,
  messageKey: 'key',
  title: { en: event, zh: event },
  ...(details === undefined ? {} : { details }),
})

const first = [
  entry(1, 'application.created', 1),
  entry(2, 'document.accepted', 1, { slot: 'DATA_PAGE' }),
  entry(3, 'document.accepted', 1, { slot: 'HOLDING' }),
  entry(4, 'application.submitted', 1),
]
const retried = [
  ...first,
  entry(5, 'application.retry_requested', 1, {
    reasons: [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }, { code: 'HEADWEAR' }, { code: 'NAME_MISMATCH' }],
  }),
  entry(6, 'document.accepted', 2, { slot: 'DATA_PAGE' }),
  entry(7, 'application.submitted', 2),
]

describe('changes between attempts', () => {
  test('are the new files, the fields that were open, and the files that were asked for and are the same', () => {
    expect(changesOf({ history: retried, certificateType: 'PASSPORT' })).toEqual({
      since: 1,
      reasons: [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }, { code: 'HEADWEAR' }, { code: 'NAME_MISMATCH' }],
      fields: ['name'],
      files: ['DATA_PAGE'],
      unchanged: ['HOLDING'],
    })
  })

  test('are counted from the last retry only, and a first attempt has none', () => {
    const again = [
      ...retried,
      entry(8, 'application.retry_requested', 2, { reasons: [{ code: 'HEADWEAR' }] }),
      entry(9, 'document.accepted', 3, { slot: 'HOLDING' }),
    ]
    expect(changesOf({ history: again, certificateType: 'PASSPORT' })).toMatchObject({
      since: 2,
      files: ['HOLDING'],
      unchanged: [],
    })
    expect(changesOf({ history: first, certificateType: 'PASSPORT' })).toBeUndefined()
  })
})

test('timelines are merged for each attempt, the latest first, with equal events in one entry and its notes', () => {
  const note = { attempt: 1, reviewerId: 'one', at: '2026-11-30T08:05:00.000Z', text: 'Seen.' }
  const shown = attemptsOf({ history: retried, notes: [note] }).map(({ attempt, events, notes }) => [
    attempt,
    events.map(({ entry: { event }, count }) => (count === 1 ? event : `${event} × ${count}`)),
    notes.length,
  ])
  expect(shown).toEqual([
    [2, ['application.submitted', 'document.accepted'], 0],
    [
      1,
      [
        'application.retry_requested',
        'application.submitted',
        'document.accepted × 2',
        'application.created',
      ],
      1,
    ],
  ])
})
