import { describe, expect, test } from '@jest/globals'
import { readingInterval } from '#web/features/reviewer/case/reading-interval.ts'
import { inOrder, placeOf } from '#web/features/reviewer/reading/look-at.ts'
import { marksOf, type ReviewEvidence, spotOf } from '#web/features/reviewer/reading/spots.ts'

const place = (documentId: string, x = 0) =>
  ({ slot: 'FRONT', documentId, page: 0, x, y: 0, width: 0.5, height: 0.1 }) as const

const file = (documentId: string) => ({
  documentId,
  pages: [{ width: 800, height: 500, previewUrl: '', thumbnailUrl: '' }],
})

const files = [file('front'), file('holding')]

const evidence: ReviewEvidence = {
  fields: [{ field: 'name', result: 'AGREES', read: { value: 'LI', source: 'ZONE', place: place('front') } }],
  alsoRead: [{ field: 'issuer', value: 'CHN', source: 'ZONE', place: place('front', 0.1) }],
  zones: [{ format: 'TD3', checks: [], place: place('front', 0.2) }],
  faces: [place('front', 0.3), place('holding', 0.4), place('removed', 0.5)],
  certificateInHoldingPhoto: place('holding', 0.6),
  hints: [],
  suggestedReasons: [],
}

describe('evidence', () => {
  test('hints are ordered by importance', () => {
    expect(inOrder(['NO_FACE', 'MRZ_CHECK_DIGIT_WRONG', 'NUMBER_DIFFERS', 'UNDER_AGE'])).toEqual([
      'UNDER_AGE',
      'NUMBER_DIFFERS',
      'MRZ_CHECK_DIGIT_WRONG',
      'NO_FACE',
    ])
  })

  test('the subject of a hint is where it was read', () => {
    expect(placeOf('name', evidence)?.x).toBe(0)
    expect(placeOf('issuer', evidence)?.x).toBe(0.1)
    expect(placeOf('ZONE', evidence)?.x).toBe(0.2)
    expect(placeOf('expiryDate', evidence)).toBeUndefined()
  })

  test('a place on a file or page that the review does not have is not shown', () => {
    expect(spotOf(files, place('holding', 0.4), 'Face')).toMatchObject({
      file: 1,
      page: 0,
      at: { name: 'Face' },
    })
    expect(spotOf(files, place('removed'), 'Face')).toBeUndefined()
    expect(spotOf(files, { ...place('front'), page: 1 }, 'Face')).toBeUndefined()
  })

  test('faces and the certificate are marked on their pages', () => {
    const marks = marksOf(files, evidence, { face: 'Face', certificate: 'Certificate' })
    expect(marks.map(({ kind, file, name }) => [kind, file, name])).toEqual([
      ['CERTIFICATE', 1, 'Certificate'],
      ['FACE', 0, 'Face'],
      ['FACE', 1, 'Face'],
    ])
  })
})

describe('a case whose files are still being read', () => {
  const lease = { reviewerId: 'r', expiresAt: '2026-12-01T00:00:00.000Z', mine: true }
  const pending = { lease, documents: [{ evidence: 'READY' }, { evidence: 'PENDING' }] } as const

  test('is read again after intervals that double up to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(reads => readingInterval(pending, reads))).toEqual([
      3_000, 6_000, 12_000, 24_000, 48_000, 60_000, 60_000,
    ])
  })

  test('is read at least every half minute while an opinion of a colleague is awaited', () => {
    const asked = { consultationId: 'c', attempt: 1, askedBy: 'me', askedAt: '', question: '' }
    const review = { lease, documents: [], consultations: [asked] }
    expect([1, 4, 20].map(reads => readingInterval(review, reads))).toEqual([3_000, 24_000, 30_000])
    const opinion = { reviewerId: 'other', outcome: 'APPROVE' as const, reasons: [], at: '' }
    expect(readingInterval({ ...review, consultations: [{ ...asked, opinion }] }, 1)).toBe(false)
  })

  test.each([
    ['its files are read', { lease, documents: [{ evidence: 'READY' }, { evidence: 'UNAVAILABLE' }] }],
    ['the stage does not read files', { lease, documents: [{}] }],
    ['another reviewer holds it', { ...pending, lease: { ...lease, mine: false } }],
    ['nobody holds it', { documents: pending.documents }],
    ['it is not loaded', undefined],
  ] as const)('is not read again when %s', (_when, review) => {
    expect(readingInterval(review as Parameters<typeof readingInterval>[0], 1)).toBe(false)
  })
})
