import { isDeepStrictEqual } from 'node:util'
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { appendEntry, type ChainHead, type Digest } from '../../../domain/audit-chain.ts'
import { webhookLimits } from '../../../domain/policy.ts'
import type { Change, Replacement } from '../../../domain/ports.ts'
import { accountKey, leftOnAccounts, toAccountItem } from './account-item.ts'
import { applicationKey, toApplicationItem } from './application-item.ts'
import { auditHeadKey, toAuditHeadItem, toAuditItem } from './audit-item.ts'
import { calendarKey, toCalendarItem } from './calendar-item.ts'
import { certificateKey } from './certificate-item.ts'
import { contentKey, toContentItem } from './content-item.ts'
import { documentKey, toDocumentItem } from './document-item.ts'
import { apiKeyKey, toApiKeyItem } from './dynamodb-api-keys.ts'
import { toEndpointEventItem, toEventItem } from './event-item.ts'
import { countingWrites } from './figure-items.ts'
import { answerWrite } from './kept-answers.ts'
import { facetWrites } from './queue-facet-item.ts'
import { readingAttributes, readingKey, toReadingItem } from './reading-item.ts'
import { reviewerClaimsKey, toReviewerClaimsItem } from './reviewer-claims-item.ts'
import { sampleWrites } from './sample-item.ts'
import { sessionKey, sessionListKey, toSessionItem, toSessionListItem } from './session-item.ts'
import { deliveryKey, toDeliveryItem } from './webhook-delivery-item.ts'
import { endpointCountKey, endpointKey, toEndpointItem } from './webhook-endpoint-item.ts'

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]
type Item = Record<string, unknown>

export interface Tables {
  readonly tableName: string
  readonly auditTableName: string
  /** Only functions of webhooks have it. */
  readonly webhooksTableName?: string
  /** Only functions whose changes are counted have it. */
  readonly figuresTableName?: string
  readonly certificateQuota: number
  /** Days after which an audit entry may be deleted. */
  readonly auditDays: number
}

/** The part of a change that a write belongs to. */
export type Part =
  | 'application'
  | 'facet'
  | 'claims'
  | 'account'
  | 'calendar'
  | 'session'
  | 'apiKey'
  | 'document'
  | 'reading'
  | 'certificate'
  | 'content'
  | 'event'
  | 'endpoint'
  | 'endpointCount'
  | 'delivery'
  | 'audit'
  | 'answer'
  | 'figures'
  | 'sample'

/**
 * The conditional writes of one change, each with its part. `head` is the head of the account's audit chain before the change,
 * `next` after it.
 */
export function transactionOf(
  change: Change,
  {
    tableName,
    auditTableName,
    webhooksTableName,
    figuresTableName = '',
    certificateQuota,
    auditDays,
  }: Tables,
  { head, digest }: { readonly head: ChainHead | undefined; readonly digest: Digest },
): { items: TransactItem[]; parts: Part[]; next: ChainHead } {
  const named: [Part, TransactItem][] = []
  const { account, application, calendar, certificate, content } = change
  if (application !== undefined) {
    const key = applicationKey(application.after.applicationId)
    named.push([
      'application',
      replace(
        tableName,
        key,
        application,
        toApplicationItem,
        ['version', 'status'],
        change.clearTaskToken === true ? ['waiting'] : [],
      ),
    ])
    for (const write of facetWrites(tableName, application)) named.push(['facet', write])
  }
  const { superseded, releasedPlace } = change
  if (superseded !== undefined) {
    const key = applicationKey(superseded.after.applicationId)
    const write = replace(tableName, key, superseded, toApplicationItem, ['version', 'status'])
    named.push(['application', write])
  }
  if (account !== undefined) {
    const key = accountKey(account.after.accountId)
    named.push(['account', replace(tableName, key, account, toAccountItem, ['version'], leftOnAccounts)])
  }
  if (calendar !== undefined) {
    const key = calendarKey(calendar.after.year)
    named.push([
      'calendar',
      'unreadable' in calendar
        ? overwrite(tableName, toCalendarItem(calendar.after))
        : replace(tableName, key, calendar, toCalendarItem, ['version']),
    ])
  }
  const { claims } = change
  if (claims !== undefined) {
    const key = reviewerClaimsKey(claims.after.reviewerId)
    named.push(['claims', replace(tableName, key, claims, toReviewerClaimsItem, ['version'])])
  }
  const { session, deletedSessions, apiKey } = change
  if (apiKey !== undefined) {
    const key = apiKeyKey(apiKey.after.keyId)
    named.push(['apiKey', replace(tableName, key, apiKey, toApiKeyItem, ['revokedAt'])])
  }
  if (session !== undefined) {
    named.push([
      'session',
      replace(tableName, sessionKey(session.after.sessionId), session, toSessionItem, ['version']),
    ])
    if (session.before === undefined) {
      named.push(['session', create(tableName, toSessionListItem(session.after))])
    }
  }
  if (deletedSessions !== undefined) {
    for (const sessionId of deletedSessions.sessionIds) {
      const keys = [sessionKey(sessionId), sessionListKey(deletedSessions.accountId, sessionId)]
      for (const Key of keys) named.push(['session', { Delete: { TableName: tableName, Key } }])
    }
  }
  for (const document of change.documents ?? []) {
    const key = documentKey(document.after)
    named.push([
      'document',
      replace(tableName, key, document, toDocumentItem, [
        'status',
        'supersededAt',
        'validationRuns',
        'evidence',
        'erasedAt',
      ]),
    ])
  }
  // The conditions on the document stand for them: only a pending reading becomes ready, and only a ready one is cleared.
  if (change.reading !== undefined) {
    named.push(['reading', { Put: { TableName: tableName, Item: toReadingItem(change.reading) } }])
  }
  for (const cleared of change.clearedReadings ?? []) {
    const removed = readingAttributes.map(name => `#${name}`).join(', ')
    named.push([
      'reading',
      {
        Update: {
          TableName: tableName,
          Key: readingKey(cleared),
          UpdateExpression: `REMOVE ${removed}`,
          ExpressionAttributeNames: namesOf(...readingAttributes),
        },
      },
    ])
  }
  if (certificate !== undefined) {
    named.push(['certificate', certificateWrite(tableName, certificate, certificateQuota)])
  }
  if (releasedPlace !== undefined) {
    const place = { action: 'release', ...releasedPlace } as const
    named.push(['certificate', certificateWrite(tableName, place, certificateQuota)])
  }
  if (content !== undefined) {
    named.push(['content', { Put: { TableName: tableName, Item: toContentItem(content) } }])
  }
  for (const forgotten of change.forgottenContents ?? []) {
    named.push(['content', { Delete: { TableName: tableName, Key: contentKey(forgotten) } }])
  }
  for (const [index, event] of (change.events ?? []).entries()) {
    const work = index === 0 ? change.work : undefined
    named.push(['event', create(tableName, toEventItem(event, work))])
  }
  if (change.answer !== undefined) named.push(['answer', answerWrite(change.answer)])
  for (const item of change.counting === undefined ? [] : countingWrites(figuresTableName, change.counting)) {
    named.push(['figures', item])
  }
  for (const item of change.sample === undefined ? [] : sampleWrites(figuresTableName, change.sample)) {
    named.push(['sample', item])
  }
  named.push(...webhookWrites(change, tableName, webhooksTableName))
  const { accountId } = change.audit
  const next = appendEntry(change.audit, head, digest)
  named.push([
    'audit',
    replace(
      tableName,
      auditHeadKey(accountId),
      head === undefined ? { after: next.head } : { before: head, after: next.head },
      end => toAuditHeadItem(accountId, end),
      ['sequence', 'hash'],
    ),
  ])
  named.push(['audit', create(auditTableName, toAuditItem(next.entry, auditDays))])
  return { items: named.map(([, item]) => item), parts: named.map(([part]) => part), next: next.head }
}

function webhookWrites(
  { endpoint, endpointEvent, delivery }: Change,
  tableName: string,
  webhooksTableName = '',
): [Part, TransactItem][] {
  const named: [Part, TransactItem][] = []
  if (endpoint !== undefined) named.push(...endpointWrites(webhooksTableName, endpoint))
  if (endpointEvent !== undefined) {
    named.push(['event', create(tableName, toEndpointEventItem(endpointEvent))])
  }
  if (delivery !== undefined) {
    const key = deliveryKey(delivery.after)
    named.push(['delivery', replace(webhooksTableName, key, delivery, toDeliveryItem, ['version'])])
  }
  return named
}

function endpointWrites(
  TableName: string,
  endpoint: NonNullable<Change['endpoint']>,
): [Part, TransactItem][] {
  if (!('after' in endpoint)) {
    const { endpointId, version } = endpoint.before
    const Delete = {
      TableName,
      Key: endpointKey(endpointId),
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: namesOf('version'),
      ExpressionAttributeValues: { ':version': version },
    }
    return [
      ['endpoint', { Delete }],
      ['endpointCount', endpointCountWrite(TableName, -1)],
    ]
  }
  const key = endpointKey(endpoint.after.endpointId)
  const write = replace(TableName, key, endpoint, toEndpointItem, ['version'])
  return endpoint.before === undefined
    ? [
        ['endpoint', write],
        ['endpointCount', endpointCountWrite(TableName, 1)],
      ]
    : [['endpoint', write]]
}

/** One more only below the limit; one fewer always. */
function endpointCountWrite(TableName: string, by: 1 | -1): TransactItem {
  return {
    Update: {
      TableName,
      Key: endpointCountKey,
      UpdateExpression: 'ADD #total :by',
      ...(by === 1 ? { ConditionExpression: 'attribute_not_exists(#total) OR #total < :limit' } : {}),
      ExpressionAttributeNames: namesOf('total'),
      ExpressionAttributeValues: { ':by': by, ...(by === 1 ? { ':limit': webhookLimits.endpoints } : {}) },
    },
  }
}

function create(TableName: string, Item: Item): TransactItem {
  return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
}

/** Replaces the whole item, unless the stored one has an equal or higher version. */
function overwrite(TableName: string, Item: Item): TransactItem {
  return {
    Put: {
      TableName,
      Item,
      ConditionExpression: 'NOT attribute_type(#version, :number) OR #version < :version',
      ExpressionAttributeNames: namesOf('version'),
      ExpressionAttributeValues: { ':number': 'N', ':version': Item.version },
    },
  }
}

/**
 * Writes only changed attributes, so that attributes outside the entity (the workflow's token) stay. The condition is
 * that the guarded attributes are unchanged since they were read.
 */
function replace<T>(
  TableName: string,
  Key: { pk: string; sk: string },
  { before, after }: Replacement<T>,
  toItem: (entity: T) => Item,
  guards: readonly string[],
  alsoRemoved: readonly string[] = [],
): TransactItem {
  const next = toItem(after)
  if (before === undefined) return create(TableName, next)
  const previous = toItem(before)
  const changed = Object.keys(next).filter(name => !isDeepStrictEqual(next[name], previous[name]))
  const removed = [...new Set([...Object.keys(previous), ...alsoRemoved])].filter(name => !(name in next))
  const present = guards.filter(name => name in previous)
  const absent = guards.filter(name => !(name in previous))
  const set = changed.map(name => `#${name} = :${name}`)
  const updates = [
    ...(set.length > 0 ? [`SET ${set.join(', ')}`] : []),
    ...(removed.length > 0 ? [`REMOVE ${removed.map(name => `#${name}`).join(', ')}`] : []),
  ]
  const conditions = [
    ...present.map(name => `#${name} = :was_${name}`),
    ...absent.map(name => `attribute_not_exists(#${name})`),
  ]
  return {
    Update: {
      TableName,
      Key,
      UpdateExpression: updates.join(' '),
      ConditionExpression: conditions.join(' AND '),
      ExpressionAttributeNames: namesOf(...changed, ...removed, ...guards),
      ExpressionAttributeValues: Object.fromEntries([
        ...changed.map(name => [`:${name}`, next[name]]),
        ...present.map(name => [`:was_${name}`, previous[name]]),
      ]),
    },
  }
}

function namesOf(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map(name => [`#${name}`, name]))
}

function certificateWrite(
  TableName: string,
  { action, hash, accountId }: NonNullable<Change['certificate']>,
  quota: number,
): TransactItem {
  const Key = certificateKey(hash)
  const me = { ':me': accountId }
  const mine = { ':mine': new Set([accountId]) }
  switch (action) {
    case 'claim':
      return {
        Update: {
          TableName,
          Key,
          UpdateExpression: 'ADD accountIds :mine',
          ConditionExpression:
            'contains(accountIds, :me) OR attribute_not_exists(accountIds) OR size(accountIds) < :quota',
          ExpressionAttributeValues: { ...me, ...mine, ':quota': quota },
        },
      }
    case 'confirm':
      return {
        ConditionCheck: {
          TableName,
          Key,
          ConditionExpression: 'contains(accountIds, :me)',
          ExpressionAttributeValues: me,
        },
      }
    case 'release':
      return {
        Update: {
          TableName,
          Key,
          UpdateExpression: 'DELETE accountIds :mine',
          ExpressionAttributeValues: mine,
        },
      }
  }
}
