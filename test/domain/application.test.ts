import { describe, expect, test } from '@jest/globals'
import {
  type Application,
  type ApplicationRecord,
  awaitedAttempt,
  currentDocument,
  incompleteSlots,
  isReviewOpen,
} from '../../domain/application.ts'
import type { Document } from '../../domain/documents.ts'
import { sampleApplication, sampleDocument } from '../support/samples.ts'

const recordOf = (application: Application, documents: Document[]): ApplicationRecord => ({
  application,
  documents,
  events: [],
})

describe('the document that stands for a slot', () => {
  const earlier = sampleDocument({ documentId: 'earlier', status: 'ACCEPTED' })
  const later = sampleDocument({ documentId: 'later', status: 'REFUSED' })
  const record = recordOf(sampleApplication({ currentDocuments: { DATA_PAGE: 'later' } }), [earlier, later])

  test('is the one that the application names', () => {
    expect(currentDocument(record, 'DATA_PAGE')).toBe(later)
  })

  test('is none for a slot that awaits its first upload', () => {
    expect(currentDocument(record, 'HOLDING')).toBeUndefined()
  })
})

describe('the slots that lack an accepted file', () => {
  const idCard = { certificateType: 'ID_CARD', issuingRegion: 'CN' } as const

  test('are all of the certificate’s at first, in its order', () => {
    expect(incompleteSlots(recordOf(sampleApplication(idCard), []))).toEqual(['FRONT', 'BACK', 'HOLDING'])
  })

  test.each(['AWAITING_UPLOAD', 'VALIDATING', 'REFUSED'] as const)('count one whose file is %s', status => {
    const application = sampleApplication({ ...idCard, currentDocuments: { FRONT: 'a', BACK: 'b' } })
    const documents = [
      sampleDocument({ documentId: 'a', slot: 'FRONT', status: 'ACCEPTED' }),
      sampleDocument({ documentId: 'b', slot: 'BACK', status }),
    ]
    expect(incompleteSlots(recordOf(application, documents))).toEqual(['BACK', 'HOLDING'])
  })
})

test.each([
  ['DRAFT', 1, 1],
  ['RETRY_REQUESTED', 1, 2],
  ['RETRY_REQUESTED', 4, 5],
  ['IN_REVIEW', 2, 2],
] as const)('a %s at attempt %d awaits attempt %d', (status, attempt, awaited) => {
  expect(awaitedAttempt(sampleApplication({ status, attempt }))).toBe(awaited)
})

describe('a review', () => {
  const decision = { outcome: 'APPROVE', reasons: [], reviewerId: 'r', decidedAt: 'now' } as const

  test('is open from submission', () => {
    expect(isReviewOpen(sampleApplication({ status: 'IN_REVIEW' }))).toBe(true)
  })

  test('is not, once a reviewer has decided', () => {
    expect(isReviewOpen(sampleApplication({ status: 'IN_REVIEW', recordedDecision: decision }))).toBe(false)
  })

  test.each(['DRAFT', 'RETRY_REQUESTED', 'WITHDRAWN', 'EXPIRED', 'APPROVED'] as const)(
    'is not open of a %s',
    status => {
      expect(isReviewOpen(sampleApplication({ status }))).toBe(false)
    },
  )
})
