import { describe, expect, test } from '@jest/globals'
import { publishedEvent, publishedEventSchema } from '../../../contract/bus-events.ts'
import type { Account, HeldCertificate } from '../../../domain/account.ts'
import { appendEntry } from '../../../domain/audit-chain.ts'
import { without } from '../../../domain/change.ts'
import { eventMessages } from '../../../domain/event-messages.ts'
import { fromAccountItem, toAccountItem } from '../../../lambdas/adapters/dynamodb/account-item.ts'
import { applicationStateOf, toApplicationItem } from '../../../lambdas/adapters/dynamodb/application-item.ts'
import {
  fromAuditHeadItem,
  fromAuditItem,
  fromChainedItem,
  positionOf,
  toAuditItem,
} from '../../../lambdas/adapters/dynamodb/audit-item.ts'
import { accountOfContentItem, toContentItem } from '../../../lambdas/adapters/dynamodb/content-item.ts'
import {
  fromDocumentItem,
  supersededDocumentOf,
  toDocumentItem,
} from '../../../lambdas/adapters/dynamodb/document-item.ts'
import { eventOf, fromEventItem, toEventItem } from '../../../lambdas/adapters/dynamodb/event-item.ts'
import { digestOfText } from '../../support/in-memory-services.ts'
import { sampleMeasurements, samplePage } from '../../support/sample-measurements.ts'
import {
  examinedDocument,
  sampleAccount,
  sampleApplication,
  sampleAudit,
  sampleDocument,
  sampleEvent,
} from '../../support/samples.ts'
import { monday } from '../../support/world.ts'

const application = sampleApplication()
const { applicationId } = application
const signal = { kind: 'SUBMITTED', attempt: 1, at: 'now' } as const
const waiting = { for: 'SUBMISSION', attempt: 1, token: 'token' } as const

describe('an application’s state, as the stream shows it', () => {
  const item = toApplicationItem(application)

  test('is its signal and where the workflow waits, and nothing else', () => {
    expect(applicationStateOf({ ...item, signal, waiting })).toEqual({ applicationId, signal, waiting })
    expect(applicationStateOf({ ...item, signal })).toEqual({ applicationId, signal })
    expect(applicationStateOf({ ...item, waiting })).toEqual({ applicationId, waiting })
    expect(applicationStateOf(item)).toEqual({ applicationId })
  })

  test.each([
    ['an account', toAccountItem(sampleAccount())],
    ['a document', toDocumentItem(sampleDocument())],
    ['an event', toEventItem(sampleEvent(application))],
    ['a certificate', { pk: 'CERTIFICATE#x', sk: 'CERTIFICATE' }],
  ])('is not that of %s', (_what, other) => {
    expect(applicationStateOf(other)).toBeUndefined()
  })

  test('in another shape fails without its values', () => {
    const tampered = { ...item, waiting: { for: 'Mustermann', attempt: 'C01X', token: 1 } }
    expect(() => applicationStateOf(tampered)).toThrow('waiting.for, waiting.attempt, waiting.token')
    expect(() => applicationStateOf(tampered)).not.toThrow(/Mustermann|C01X/)
  })
})

const chainedAudit = appendEntry(sampleAudit('a', { auditId: '1' }), undefined, digestOfText).entry

describe('stored items', () => {
  test.each<[string, unknown, (item: unknown) => unknown, Record<string, unknown>]>([
    [
      'an account',
      sampleAccount({ accountId: 'a' }),
      fromAccountItem,
      toAccountItem(sampleAccount({ accountId: 'a' })),
    ],
    ['an audit entry', sampleAudit('a', { auditId: '1' }), fromAuditItem, toAuditItem(chainedAudit, 1)],
    ['an audit entry with its link', chainedAudit, fromChainedItem, toAuditItem(chainedAudit, 1)],
    ['an event', sampleEvent(application), fromEventItem, toEventItem(sampleEvent(application))],
  ])('of %s are read back as they were, without their keys', (_what, entity, from, item) => {
    expect(from(item)).toEqual(entity)
    expect(Object.keys(item).slice(0, 2)).toEqual(['pk', 'sk'])
  })

  const certificate: HeldCertificate = {
    applicationId: 'application-1',
    certificateType: 'PASSPORT',
    issuingRegion: 'DE',
    maskedNumber: 'C******47',
    expiresOn: '2031-05-01',
  }
  const authenticated = sampleAccount({
    authenticationStatus: 'AUTHENTICATED',
    currentApplicationId: 'application-1',
    certificate,
  })

  test.each<[string, Partial<Account>, HeldCertificate | undefined]>([
    ['the present application', {}, certificate],
    [
      'an unknown application',
      { certificate: without(certificate, 'applicationId') },
      without(certificate, 'applicationId'),
    ],
    ['an application that another replaced', { currentApplicationId: 'application-2' }, undefined],
    ['an authentication that ended', { authenticationStatus: 'IN_REVIEW' }, undefined],
    ['an account without any application', { authenticationStatus: 'UNAUTHENTICATED' }, undefined],
  ])('of an account that 0.1.0 changed have the certificate of %s, or none', (_what, changed, read) => {
    const item = toAccountItem({ ...authenticated, ...changed } as Account)
    if (changed.authenticationStatus === 'UNAUTHENTICATED') delete item.currentApplicationId
    expect(fromAccountItem(item).certificate).toEqual(read)
  })

  test.each<[string, (item: unknown) => unknown]>([
    ['an account', fromAccountItem],
    ['a document', fromDocumentItem],
    ['an audit entry', fromAuditItem],
    ['an audit entry with its link', fromChainedItem],
    ['the end of an audit chain', fromAuditHeadItem],
    ['an event', fromEventItem],
  ])('of %s in another shape fail, naming places and no values', (_what, from) => {
    const item = { accountId: { secret: 'Mustermann' }, status: 'C01X00T47', attempt: 'Mustermann' }
    expect(() => from(item)).toThrow(/^Stored item of an unexpected shape at: [\w., ]+$/)
    expect(() => from(item)).not.toThrow(/Mustermann|C01X00T47/)
    expect(() => from(undefined)).toThrow(/unexpected shape/)
  })

  test.each<[string, object]>([
    ['no page', sampleMeasurements([])],
    ['more pages than a file may have', sampleMeasurements(Array.from({ length: 11 }, () => samplePage()))],
    ['a share beyond all', sampleMeasurements([samplePage({ glareShare: 1.1 })])],
    ['a page without pixels', sampleMeasurements([samplePage({ width: 0 })])],
    ['an unknown value', { ...sampleMeasurements(), verdict: 'Mustermann' }],
    ['an origin of another shape', { ...sampleMeasurements(), origin: { camera: { secret: 'Mustermann' } } }],
  ])('a document with measurements of %s is unreadable', (_what, signals) => {
    const document = examinedDocument()
    expect(fromDocumentItem(toDocumentItem(document))).toEqual(document)
    const tampered = { ...toDocumentItem(document), signals }
    expect(() => fromDocumentItem(tampered)).toThrow(/unexpected shape at: signals/)
    expect(() => fromDocumentItem(tampered)).not.toThrow(/Mustermann/)
  })

  test('of the same bytes are separate, one for each account', () => {
    const item = toContentItem({ hash: 'hash', accountId: 'erika' })
    expect(item).toEqual({ pk: 'CONTENT#hash', sk: 'ACCOUNT#erika', accountId: 'erika' })
    expect(accountOfContentItem(item)).toBe('erika')
    expect(() => accountOfContentItem({ accountId: { secret: 'Mustermann' } })).toThrow(
      /shape at: accountId$/,
    )
  })

  test('an event sorts by its sequence beyond ten, and is found among others', () => {
    const sorted = [2, 10, 1]
      .map(sequence => toEventItem(sampleEvent(application, sequence)))
      .map(({ sk }) => sk)
    expect(sorted.toSorted()).toEqual([sorted[2], sorted[0], sorted[1]])
    expect(eventOf(toEventItem(sampleEvent(application)))).toEqual(sampleEvent(application))
    expect(eventOf(toApplicationItem(application))).toBeUndefined()
  })

  test.each([
    ['application.retry-requested', 'application.retry_requested'],
    ['application.expires-soon', 'application.expires_soon'],
    ['review.due-soon', 'review.due_soon'],
    ['application.approved', 'application.approved'],
  ])('an event stored as %s under its former id is read and published as %s', (former, name) => {
    const stored = { ...toEventItem(sampleEvent(application)), name: former, id: `${applicationId}.1` }
    const event = fromEventItem(stored)
    expect(event).toEqual({ ...sampleEvent(application), name })
    expect(publishedEvent(event)).toMatchObject({ id: `evt_${applicationId}_1`, name })
  })

  test('an audit entry sorts by its place in the chain beyond ten, behind all entries from before the chain', () => {
    const at = (sequence: number) =>
      String(toAuditItem({ ...chainedAudit, chain: { ...chainedAudit.chain, sequence } }, 1).sk)
    const keys = [`${monday}#an-id`, at(2), at(10), at(9_999_999_999)]
    expect(keys.toSorted()).toEqual(keys)
    expect(keys.map(sk => positionOf({ sk }))).toEqual([undefined, 2, 10, 9_999_999_999])
  })

  test('a document is superseded only if its item says so', () => {
    const document = sampleDocument({ supersededAt: 'now' })
    expect(supersededDocumentOf(toDocumentItem(document))).toEqual(document)
    expect(supersededDocumentOf(toDocumentItem(sampleDocument()))).toBeUndefined()
    expect(supersededDocumentOf({ ...toApplicationItem(application), supersededAt: 'now' })).toBeUndefined()
  })
})

describe('a published event', () => {
  const event = { ...sampleEvent(application), details: { reasons: [{ code: 'FORGED' }] } }

  test('is the stored one, with its message and audience', () => {
    const { key: messageKey, audience } = eventMessages[event.name]
    expect(publishedEvent(event)).toEqual({ ...event, messageKey, audience })
    expect(publishedEvent(sampleEvent(application))).not.toHaveProperty('details')
  })

  test('has no field beyond those agreed on', () => {
    expect(() => publishedEvent({ ...event, ...{ certificateNumber: 'C01X00T47' } })).toThrow()
    expect(publishedEventSchema().safeParse({ ...event, name: 'application.deleted' }).success).toBe(false)
  })
})
