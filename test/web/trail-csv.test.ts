import { expect, test } from '@jest/globals'
import { csvOfTrail } from '#web/features/operator/account/trail-csv.ts'
import { everything, filterOf } from '#web/features/operator/account/trail-filter-fields.ts'

test('an exported trail has a line for each entry, and no text that a spreadsheet runs', () => {
  const at = '2026-11-23T02:00:00.000Z'
  const csv = csvOfTrail([
    {
      auditId: '1',
      at,
      actor: { role: 'operator', id: '=cmd' },
      action: 'account.put',
      details: { partnerProgram: true },
    },
    {
      auditId: '2',
      at,
      actor: { role: 'system', id: 'expire-application' },
      action: 'application.expire',
      applicationId: 'a',
      from: 'DRAFT',
      to: 'EXPIRED',
    },
  ])
  expect(csv.split('\r\n')).toEqual([
    'at,action,role,actorId,applicationId,from,to,details',
    `${at},account.put,operator,'=cmd,,,,"{""partnerProgram"":true}"`,
    `${at},application.expire,system,expire-application,a,DRAFT,EXPIRED,`,
    '',
  ])
})

test('the fields of the filter ask for whole days, the last one included', () => {
  expect(filterOf(everything)).toEqual({})
  const {
    from = '',
    until = '',
    ...rest
  } = filterOf({ kind: 'review', role: '', from: '2026-11-23', until: '2026-11-23' })
  expect(rest).toEqual({ kind: 'review' })
  expect(Date.parse(until) - Date.parse(from)).toBe(86_400_000)
})
