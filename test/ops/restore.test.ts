import { describe, expect, test } from '@jest/globals'
import { apiKeyKey } from '../../lambdas/adapters/dynamodb/dynamodb-api-keys.ts'
import { toEventItem } from '../../lambdas/adapters/dynamodb/event-item.ts'
import { noteTexts, passingJournal } from '../../ops/restore/journal.ts'
import { lostEntry, lostRecord, outlastsRestore } from '../../ops/restore/lost-records.ts'
import { linesOf } from '../../ops/restore/report.ts'
import { ops } from '../support/ops-command.ts'
import { sampleApplication, sampleEvent } from '../support/samples.ts'

const time = '2026-11-23T08:00:00.000Z'
const later = '2026-11-23T08:00:01.000Z'
const application = (version: number) => ({ pk: 'APPLICATION#a1', sk: 'APPLICATION', version })
const account = (more: object = {}) => ({ pk: 'ACCOUNT#ann', sk: 'ACCOUNT', version: 3, ...more })

describe('the notes about a replaced or deleted item', () => {
  test.each([
    [application(2), undefined, [['lost-application', 'a1']]],
    [application(3), application(2), [['rolled-back-application', 'a1']]],
    [application(2), application(2), []],
    [account(), undefined, [['lost-account', 'ann']]],
    [account(), account({ version: 2 }), [['rolled-back-account', 'ann']]],
    [account({ erasure: { at: time } }), account(), []],
    [account({ erasure: { at: later } }), account(), [['erasure-to-repeat', 'ann']]],
    [account({ consentWithdrawnAt: later }), account(), [['withdrawal-to-repeat', 'ann']]],
    [{ pk: 'APPLICATION#a1', sk: 'DOCUMENT#HOLDING#d1' }, undefined, [['lost-document', 'a1/d1']]],
    [{ pk: 'SESSION#s1', sk: 'SESSION' }, undefined, [['lost-session', 's1']]],
    [{ pk: 'SESSION#s1', sk: 'SESSION' }, {}, [['revived-session', 's1']]],
    [{ pk: 'CALENDARS', sk: 'CALENDAR#2027' }, {}, [['rolled-back-calendar', '2027']]],
    [{ pk: 'RATE#ann', sk: 'RATE' }, undefined, []],
  ])('%j by %j', (item, by, notes) => {
    expect(lostRecord(item, by, time)).toEqual(notes)
  })

  test.each([
    ['account.erase', ['erasure-to-repeat', 'ann']],
    ['account.withdraw-consent', ['withdrawal-to-repeat', 'ann']],
  ])('an audit entry of %s tells whose it is', (action, note) => {
    const item = { pk: 'ACCOUNT#ann', sk: 'ENTRY#0000000007', action }
    expect(lostEntry(item)).toEqual([['lost-audit-entry', 'ann#7'], note])
  })
})

describe('a restore does not undo', () => {
  const anywhere = async () => true
  const nowhere = async () => false
  const event = toEventItem(sampleEvent(sampleApplication(), 4))

  test('published events of applications that exist, so that no id is used twice', async () => {
    expect(await outlastsRestore(event, async ({ pk, sk }) => pk === event.pk && sk === 'APPLICATION')).toBe(
      true,
    )
    expect(await outlastsRestore(event, nowhere)).toBe(false)
  })

  test.each([
    ['the revocation of an API key', apiKeyKey('k1')],
    ['a sent mail', { pk: 'MAIL#evt_1', sk: 'MAIL' }],
    ['the stop of mail to an address', { pk: 'MAIL_STOP#ann', sk: 'STOP#hash' }],
    ['its own journal', { pk: `RESTORE#${time}`, sk: 'PROGRESS' }],
  ])('%s', async (_, item) => {
    expect(await outlastsRestore(item, nowhere)).toBe(true)
  })

  test.each([application(2), account()])('but any other item: %j', async item => {
    expect(await outlastsRestore(item, anywhere)).toBe(false)
  })
})

test('the report has a line for each kind of note, and shows the first ids', async () => {
  const journal = passingJournal()
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'f']) await journal.note('lost-application', id)
  await journal.note('erased-again', 'ann')
  const lines = linesOf(await journal.notes())
  expect(lines).toEqual([
    `      6  lost-application        ${noteTexts['lost-application']}`,
    '         a b c d e and 1 more',
    `      1  erased-again            ${noteTexts['erased-again']}`,
    '         ann',
  ])
})

describe('npm run ops -- restore', () => {
  const tables = ['--table', 'a', '--audit-table', 'b', '--idempotency-table', 'c']
  test.each([
    ['no tables', ['--time', time]],
    ['no time', tables],
    ['a time without a zone', ['--time', '2026-11-23T08:00:00', ...tables]],
    ['no number of segments', ['--time', time, '--segments', '0', ...tables]],
    ['an option of another command', ['--time', time, '--role', 'operator', ...tables]],
  ])('is misused with %s', async (_, args) => {
    expect(await ops('restore', ...args)).toMatchObject({ code: 2, out: '' })
  })
})
