import { accountKey } from '../../lambdas/adapters/dynamodb/account-item.ts'
import { applicationPartition, applicationSortKey } from '../../lambdas/adapters/dynamodb/application-item.ts'
import { accountOfAuditPartition, positionOf } from '../../lambdas/adapters/dynamodb/audit-item.ts'
import { calendarPartition } from '../../lambdas/adapters/dynamodb/calendar-item.ts'
import { documentSortKeyPrefix } from '../../lambdas/adapters/dynamodb/document-item.ts'
import { apiKeyPartition } from '../../lambdas/adapters/dynamodb/dynamodb-api-keys.ts'
import { eventSortKeyPrefix } from '../../lambdas/adapters/dynamodb/event-item.ts'
import type { Item } from './copy-table.ts'
import { isOfJournal, type NoteKind } from './journal.ts'

type Note = readonly [NoteKind, string]

const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0)
const isLater = (value: unknown, time: string) => typeof value === 'string' && value > time
const memberOf = (value: unknown, name: string) =>
  typeof value === 'object' && value !== null ? (value as Item)[name] : undefined

/** The notes about an item of the main table that the copy replaces or deletes. */
export function lostRecord(item: Item, by: Item | undefined, time: string): Note[] {
  const { pk, sk } = item
  const [, id = ''] = String(pk).split('#')
  const isOlder = by === undefined || numberOf(item.version) > numberOf(by.version)
  if (sk === applicationSortKey) {
    if (by === undefined) return [['lost-application', id]]
    return isOlder ? [['rolled-back-application', id]] : []
  }
  if (pk === accountKey(id).pk && sk === accountKey(id).sk) {
    return [
      ...(by === undefined ? ([['lost-account', id]] as const) : []),
      ...(by !== undefined && isOlder ? ([['rolled-back-account', id]] as const) : []),
      ...(isLater(memberOf(item.erasure, 'at'), time) ? ([['erasure-to-repeat', id]] as const) : []),
      ...(isLater(item.consentWithdrawnAt, time) ? ([['withdrawal-to-repeat', id]] as const) : []),
    ]
  }
  if (by === undefined && String(sk).startsWith(documentSortKeyPrefix)) {
    return [['lost-document', `${id}/${String(sk).split('#').at(-1)}`]]
  }
  if (sk === 'SESSION') return [by === undefined ? ['lost-session', id] : ['revived-session', id]]
  if (pk === calendarPartition) return [['rolled-back-calendar', String(sk).split('#').at(-1) ?? '']]
  return []
}

/** The notes about an audit entry that the copy deletes. The entries show whose erasure must be repeated. */
export function lostEntry(item: Item): Note[] {
  const accountId = accountOfAuditPartition(String(item.pk))
  const note: Note = ['lost-audit-entry', `${accountId}#${positionOf(item) ?? 0}`]
  if (item.action === 'account.erase') return [note, ['erasure-to-repeat', accountId]]
  if (item.action === 'account.withdraw-consent') return [note, ['withdrawal-to-repeat', accountId]]
  return [note]
}

/** The application of an event's item; undefined for any other. */
function applicationOfEvent({ pk, sk, applicationId }: Item): string | undefined {
  const isEvent = String(sk).startsWith(eventSortKeyPrefix) && typeof applicationId === 'string'
  return isEvent && pk === applicationPartition(applicationId) ? applicationId : undefined
}

/** The note about an event that stays; undefined for any other item. */
export function keptEvent(item: Item): string | undefined {
  const applicationId = applicationOfEvent(item)
  return applicationId === undefined ? undefined : `${applicationId}#${numberOf(item.sequence)}`
}

/**
 * Items of the main table that a restore does not undo: its journal, API keys, so that no revoked one is valid again, marks
 * and stops of mail, and published events of applications that exist.
 */
export async function outlastsRestore(
  item: Item,
  isInSource: (key: Item) => Promise<boolean>,
): Promise<boolean> {
  const { pk } = item
  if (isOfJournal(pk) || pk === apiKeyPartition) return true
  if (String(pk).startsWith('MAIL#') || String(pk).startsWith('MAIL_STOP#')) return true
  const applicationId = applicationOfEvent(item)
  if (applicationId === undefined) return false
  return isInSource({ pk: applicationPartition(applicationId), sk: applicationSortKey })
}
