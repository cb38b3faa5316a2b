import { type DynamoDBDocumentClient, GetCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import type { ClosedIntake } from './intake.ts'

/** What a restore found and did, with the ids that it reports: of accounts, applications and their documents. */
export const noteTexts = {
  'lost-account':
    'accounts created later: they exist again after the next sign-in, without region and partner status',
  'rolled-back-account': 'accounts changed later: they are as they were',
  'lost-application': 'applications created later: their holders must apply again',
  'rolled-back-application': 'applications changed later: they are as they were',
  'lost-document': 'uploads requested later in an application that exists',
  'lost-session': 'sessions created later: their links are invalid',
  'revived-session': 'sessions changed later, such as cancelled ones: they are as they were, until their end',
  'rolled-back-calendar': 'calendars changed later, by year: put the lists in force again',
  'lost-audit-entry': 'audit entries written later, as account#number',
  'kept-event': 'events published later: they stay, so that no id is used twice, as application#sequence',
  'erasure-to-repeat': 'accounts erased later',
  'withdrawal-to-repeat': 'accounts that withdrew their consent later',
  'erased-again': 'accounts whose erasure or withdrawal was repeated',
  'possibly-erased':
    'accounts with an ended application that lost all its files: erase them, if you know of their erasure',
  'removed-file': 'files of later uploads, removed from the vault, as application/document',
  'unexplained-file': 'older files without a document: left in the vault, as application/document',
  'reopened-upload':
    'documents without their files: their holders are asked to upload them again, as application/document',
  'ended-without-file': 'documents of ended applications without their files, as application/document',
  'stopped-execution':
    'executions stopped: their application does not exist any more, or has another execution',
  'started-execution': 'applications whose execution was started',
  'started-watch': 'reviews whose deadline has a new watch',
  'repaired-place': 'applications whose quota place was missing: taken again',
  'missing-place': "applications whose quota place is missing and can't be taken: the quota is used up",
  'released-place': 'accounts that held a place without an application: released',
  'account-mismatch':
    "accounts whose current application or renewal is missing, in another state or another account's, or that do not name the application that authenticates them",
  'unreadable-application': 'applications with unreadable items: not examined',
  'broken-chain': 'accounts with a broken audit chain, as account#number',
} as const satisfies Record<string, string>

export type NoteKind = keyof typeof noteTexts

/** The progress of a restore. A repetition continues from there. */
export interface Progress {
  readonly phase: 'CLOSED' | 'ADOPTED' | 'RECONCILED' | 'OPEN'
  readonly closed: ClosedIntake
  /** The end of the copy, by the clock of the database. */
  readonly adoptedAt?: string
}

export type Notes = ReadonlyMap<NoteKind, readonly string[]>

/** The notes and the progress of one restore. Repeated notes are one. */
export interface Journal {
  note(kind: NoteKind, id: string): Promise<void>
  notes(): Promise<Notes>
  progress(): Promise<Progress | undefined>
  setProgress(progress: Progress): Promise<void>
}

const partitionPrefix = 'RESTORE#'
const progressKey = 'PROGRESS'
const daysKept = 90

/** Whether an item belongs to the journal of a restore. A restore does not copy it. */
export const isOfJournal = (pk: unknown) => String(pk).startsWith(partitionPrefix)

function collected(pairs: Iterable<readonly [NoteKind, string]>): Notes {
  const notes = new Map<NoteKind, string[]>()
  for (const [kind, id] of pairs) notes.set(kind, [...(notes.get(kind) ?? []), id])
  return notes
}

/** A journal that ends with the process: for a run that changes nothing. */
export function passingJournal(): Journal {
  const seen = new Map<string, readonly [NoteKind, string]>()
  let current: Progress | undefined
  return {
    note: async (kind, id) => {
      seen.set(`${kind} ${id}`, [kind, id])
    },
    notes: async () => collected(seen.values()),
    progress: async () => current,
    setProgress: async progress => {
      current = progress
    },
  }
}

/** A journal in the main table. Its items expire after three months. */
export function storedJournal(client: DynamoDBDocumentClient, TableName: string, time: string): Journal {
  const pk = `${partitionPrefix}${time}`
  const deleteAfter = Math.ceil(Date.now() / 1000) + daysKept * 86_400
  const put = (item: object) => client.send(new PutCommand({ TableName, Item: { pk, deleteAfter, ...item } }))
  return {
    note: async (kind, id) => {
      await put({ sk: `NOTE#${kind}#${id}` })
    },
    async notes() {
      const found: (readonly [NoteKind, string])[] = []
      const query = {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :notes)',
        ExpressionAttributeValues: { ':pk': pk, ':notes': 'NOTE#' },
      }
      for await (const { Items = [] } of paginateQuery({ client }, query)) {
        for (const { sk } of Items) {
          const [, kind = '', ...id] = String(sk).split('#')
          found.push([kind as NoteKind, id.join('#')])
        }
      }
      return collected(found)
    },
    async progress() {
      const { Item } = await client.send(
        new GetCommand({ TableName, ConsistentRead: true, Key: { pk, sk: progressKey } }),
      )
      return Item?.progress as Progress | undefined
    },
    setProgress: async progress => {
      await put({ sk: progressKey, progress })
    },
  }
}
