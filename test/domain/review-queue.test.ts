import { describe, expect, test } from '@jest/globals'
import type { OpenReview } from '../../domain/application.ts'
import {
  dueOfFilter,
  type Facet,
  facetsOf,
  facetsOfFilter,
  facetsOfSkills,
  handedFacet,
  hasFacets,
  type QueueFilter,
  queueAttempts,
  queueMarks,
} from '../../domain/review-queue.ts'
import type { BusinessHours } from '../../domain/working-days.ts'
import { applicationIn, sampleFacts } from '../support/samples.ts'
import { monday } from '../support/world.ts'

const deadline = {
  dueSoonAt: '2026-11-26T05:30:00.000Z',
  dueAt: '2026-11-26T10:00:00.000Z',
  dueProvisional: false,
}
const review = applicationIn('OPEN_REVIEW', { deadline })
const always: Facet[] = ['TYPE#PASSPORT', 'REGION#DE', 'ATTEMPT#FIRST']
const { hints, proposedRejection, override } = sampleFacts
const handover = { by: 'holder', at: monday }
const question = (to: string | undefined) => ({
  consultationId: 'question',
  attempt: 1,
  askedBy: 'holder',
  askedAt: monday,
  questionCiphertext: 'sealed',
  ...(to === undefined ? {} : { to }),
})
const opinion = { reviewerId: 'colleague', outcome: 'APPROVE', reasons: [], at: monday } as const

describe('an open review is in the index', () => {
  test.each<[string, Partial<OpenReview>, Facet[]]>([
    ['by type, region and attempt', {}, always],
    ['as one made again', { attempt: 2 }, ['TYPE#PASSPORT', 'REGION#DE', 'ATTEMPT#AGAIN']],
    ['as provisional', { deadline: { ...deadline, dueProvisional: true } }, [...always, 'MARK#PROVISIONAL']],
    ['as awaiting a confirmation', { proposedRejection }, [...always, 'MARK#AWAITING_CONFIRMATION']],
    ['as reopened', { override }, [...always, 'MARK#REOPENED']],
    [
      'by each of its hints',
      { hints: [...hints, 'LOOKS_DARK'] },
      [...always, 'HINT#GLARE', 'HINT#LOOKS_DARK'],
    ],
    ['of the named colleague', { handover: { ...handover, to: 'named' } }, [...always, 'FOR#named']],
    ['not of a colleague whom no handover names', { handover }, always],
    [
      'once for each reviewer who is asked',
      { consultations: ['named', 'named', undefined].map(question) },
      [...always, 'ASKED#named', 'ASKED#'],
    ],
    ['not of those who answered', { consultations: [{ ...question('named'), opinion }] }, always],
  ])('%s', (_, changed, facets) => {
    expect(facetsOf({ ...review, ...changed })).toEqual(facets)
  })

  test('is found by the facet of its handover', () => {
    expect(facetsOf({ ...review, handover: { ...handover, to: 'named' } })).toContain(handedFacet('named'))
  })
})

describe('a filter of the queue', () => {
  test('reads the index of its rarest criterion', () => {
    const all = {
      hint: 'GLARE',
      mark: 'REOPENED',
      attempt: 'AGAIN',
      issuingRegion: 'DE',
      certificateType: 'PASSPORT',
    } as const
    const groups = [['HINT#GLARE'], ['MARK#REOPENED'], ['ATTEMPT#AGAIN'], ['REGION#DE'], ['TYPE#PASSPORT']]
    expect(facetsOfFilter(all)).toEqual(groups)
    expect(facetsOfFilter({ ...all, attempt: 'FIRST' })).toEqual([
      ...groups.filter(([facet]) => facet !== 'ATTEMPT#AGAIN'),
      ['ATTEMPT#FIRST'],
    ])
    expect(facetsOfFilter({})).toEqual([])
  })

  test.each(queueMarks)('has a facet exactly for a mark that does not follow from the time: %s', mark => {
    const follows = ['OVERDUE', 'DUE_SOON', 'DUE_TODAY'].includes(mark)
    expect(facetsOfFilter({ mark })).toEqual(follows ? [] : [[`MARK#${mark}`]])
  })

  test.each(queueAttempts)('of the attempt %s selects no other', attempt => {
    const groups = facetsOfFilter({ attempt })
    for (const number of [1, 2, 3])
      expect(hasFacets(facetsOf({ ...review, attempt: number }), groups)).toBe(
        attempt === (number === 1 ? 'FIRST' : 'AGAIN'),
      )
  })
})

describe('the skills of a reviewer', () => {
  const facets = facetsOf(review)

  test('select reviews of any of the regions and of any of the types, each once', () => {
    expect(
      facetsOfSkills({ issuingRegions: ['FR', 'DE', 'FR'], certificateTypes: ['PASSPORT', 'PASSPORT'] }),
    ).toEqual([['REGION#FR', 'REGION#DE'], ['TYPE#PASSPORT']])
  })

  test.each([
    ['without any', {}, true],
    ['with empty lists', { issuingRegions: [], certificateTypes: [] }, true],
    ['of the region', { issuingRegions: ['FR', 'DE'] }, true],
    ['of another region', { issuingRegions: ['FR'] }, false],
    ['of the type and another region', { issuingRegions: ['FR'], certificateTypes: ['PASSPORT'] }, false],
    ['of the type and the region', { issuingRegions: ['DE'], certificateTypes: ['PASSPORT'] }, true],
  ] as const)('%s: the review is selected: %j', (_, skills, selected) => {
    expect(hasFacets(facets, facetsOfSkills(skills))).toBe(selected)
  })
})

describe('the due times of a filter', () => {
  const shanghai: BusinessHours = { timeZone: 'Asia/Shanghai', opensAt: '09:00', closesAt: '18:00' }
  const afternoon = '2026-11-23T06:00:00.000Z'
  const close = '2026-11-23T10:00:00.000Z'
  const midnight = '2026-11-23T16:00:00.000Z'
  const today = { dueOn: '2026-11-23' } as const

  test.each<[string, Pick<QueueFilter, 'mark' | 'dueOn'>, ReturnType<typeof dueOfFilter>]>([
    ['are any without a mark or a day', {}, undefined],
    ['are any for a mark of another kind', { mark: 'REOPENED' }, undefined],
    ['are past for overdue reviews', { mark: 'OVERDUE' }, { until: afternoon }],
    ['end with business for reviews due soon', { mark: 'DUE_SOON' }, { after: afternoon, until: close }],
    ['end with the day for reviews due today', { mark: 'DUE_TODAY' }, { after: afternoon, until: midnight }],
    ['are a local day', today, { after: '2026-11-22T16:00:00.000Z', until: midnight }],
    [
      'are the past part of a day',
      { ...today, mark: 'OVERDUE' },
      { after: '2026-11-22T16:00:00.000Z', until: afternoon },
    ],
    ['are the coming part of a day', { ...today, mark: 'DUE_TODAY' }, { after: afternoon, until: midnight }],
    [
      'are the part of a day that is due soon',
      { ...today, mark: 'DUE_SOON' },
      { after: afternoon, until: close },
    ],
  ])('%s', (_, filter, due) => {
    expect(dueOfFilter(filter, afternoon, shanghai)).toEqual(due)
  })

  test('are none for another day than today, of reviews due today', () => {
    const { after = '', until = '' } =
      dueOfFilter({ mark: 'DUE_TODAY', dueOn: '2026-11-24' }, afternoon, shanghai) ?? {}
    expect(after >= until).toBe(true)
  })
})
