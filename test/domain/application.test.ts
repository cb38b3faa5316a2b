import { describe, expect, test } from '@jest/globals'
import type { Account } from '../../domain/account.ts'
import {
  type Application,
  type ApplicationRecord,
  applicationStates,
  awaitedAttempt,
  currentDocument,
  currentDocumentsOf,
  incompleteSlots,
  isReviewOpen,
  reviewBeganAt,
} from '../../domain/application.ts'
import { without } from '../../domain/change.ts'
import type { Document } from '../../domain/documents.ts'
import { applicationStatuses } from '../../domain/lifecycle.ts'
import {
  applicationIn,
  applicationStateNames,
  sampleAccount,
  sampleApplication,
  sampleDocument,
  sampleFacts,
} from '../support/samples.ts'

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
  ['OPEN_REVIEW', 2, 2],
] as const)('a %s at attempt %d awaits attempt %d', (name, attempt, awaited) => {
  expect(awaitedAttempt({ ...applicationIn(name), attempt })).toBe(awaited)
})

describe('a review', () => {
  test.each(applicationStateNames)('is open only between a submission and its decision: %s', name => {
    expect(isReviewOpen(applicationIn(name))).toBe(name === 'OPEN_REVIEW')
  })
})

test('each status has a state', () => {
  const statuses = applicationStateNames.map(name => applicationStates[name].status)
  expect([...new Set(statuses)].toSorted()).toEqual([...applicationStatuses].toSorted())
})

/** `tsc` checks the examples. It reports a `@ts-expect-error` above a line without an error. */
test('combinations of facts that no state has do not compile', () => {
  const { submittedAt, deadline, lease, reopened, recordedDecision, endedAt, erased } = sampleFacts
  const examples = (application: (one: Application) => Application, account: (one: Account) => Account) => {
    const draft = sampleApplication()
    // @ts-expect-error A draft was not submitted.
    application({ ...draft, submittedAt, deadline })
    // @ts-expect-error A draft has no lease.
    application({ ...draft, lease })
    // @ts-expect-error A draft has no decision.
    application({ ...draft, recordedDecision })
    // @ts-expect-error A draft has not ended.
    application({ ...draft, endedAt })

    const review = applicationIn('OPEN_REVIEW')
    application({ ...review, lease })
    application({ ...without(review, 'lease', 'hints', 'proposedRejection', 'handover'), recordedDecision })
    // @ts-expect-error A review has a deadline.
    application(without(review, 'deadline'))
    // @ts-expect-error A review has the entered details.
    application(without(review, 'entered'))
    // @ts-expect-error A decided review has no lease.
    application({ ...review, lease, recordedDecision })
    // @ts-expect-error Nothing is reopened while the review is open.
    application({ ...review, reopened })
    // @ts-expect-error A review has not ended, so that nothing of it is erased.
    application({ ...review, erased })
    // @ts-expect-error Another status needs other facts.
    application({ ...review, status: 'APPROVED' })

    const retry = applicationIn('RETRY_REQUESTED')
    // @ts-expect-error A requested retry lists the re-opened slots and fields.
    application(without(retry, 'reopened'))

    const approved = applicationIn('APPROVED')
    application(without(approved, 'entered'))
    // @ts-expect-error An approved application has ended.
    application(without(approved, 'endedAt'))
    // @ts-expect-error An approved application has the applied decision.
    application(without(approved, 'appliedDecision'))
    // @ts-expect-error A rejection keeps no key of the certificate's places.
    application({ ...applicationIn('REJECTED'), certificateHash: 'hash' })

    const visitor = sampleAccount()
    account({
      ...without(visitor, 'certificate', 'renewalApplicationId'),
      authenticationStatus: 'UNAUTHENTICATED',
    })
    account({ ...visitor, authenticationStatus: 'AUTHENTICATED', currentApplicationId: 'id' })
    // @ts-expect-error An authenticated account has the application that authenticates it.
    account({ ...without(visitor, 'currentApplicationId'), authenticationStatus: 'AUTHENTICATED' })
  }
  expect(examples).toBeInstanceOf(Function)
})

test('current documents are in the order of the certificate', () => {
  const [holding, page] = ['HOLDING', 'DATA_PAGE'].map(documentId => sampleDocument({ documentId })) as [
    Document,
    Document,
  ]
  const whole = sampleApplication({ currentDocuments: { HOLDING: 'HOLDING', DATA_PAGE: 'DATA_PAGE' } })
  expect(currentDocumentsOf(recordOf(whole, [holding, page]))).toEqual([page, holding])
  expect(currentDocumentsOf(recordOf(whole, [holding]))).toEqual([undefined, holding])
})

test('the clock of a review begins at the submission, or when it was reopened', () => {
  const review = applicationIn('OPEN_REVIEW')
  expect(reviewBeganAt(review)).toBe(review.submittedAt)
  expect(reviewBeganAt({ ...review, override: sampleFacts.override })).toBe(sampleFacts.override.at)
})
