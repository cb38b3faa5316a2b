import { describe, expect, test } from '@jest/globals'
import { queryOf, viewOf } from '#web/features/reviewer/queue/queue-filter.ts'
import { parseSkills } from '#web/features/reviewer/skills.ts'

describe('the queue’s address', () => {
  test('keeps the filter, and ignores unknown values', () => {
    const query = { state: 'all', mark: 'OVERDUE', certificateType: 'ID_CARD', issuingRegion: 'CN' }
    expect(queryOf(viewOf(new URLSearchParams(query)))).toEqual(query)
    const unknown = {
      state: 'closed',
      mark: 'LATE',
      certificateType: 'VISA',
      issuingRegion: 'EU',
      hint: 'SUN',
    }
    expect(queryOf(viewOf(new URLSearchParams(unknown)))).toEqual({ state: 'unclaimed' })
  })
})

describe('remembered skills', () => {
  test('are read without what this version does not know', () => {
    const stored = { certificateTypes: ['PASSPORT', 'VISA', 7], issuingRegions: ['CN', 'EU'] }
    expect(parseSkills(JSON.stringify(stored))).toEqual({
      certificateTypes: ['PASSPORT'],
      issuingRegions: ['CN'],
    })
  })

  test.each([null, undefined, '', 'x', '[]', '{"certificateTypes": "PASSPORT"}'])(
    '%j is no choice',
    stored => {
      expect(parseSkills(stored)).toEqual({ certificateTypes: [], issuingRegions: [] })
    },
  )
})
