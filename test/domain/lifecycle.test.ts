import { describe, expect, test } from '@jest/globals'
import {
  applicationStatuses,
  isAllowed,
  isEditable,
  type TransitionName,
  transition,
  transitions,
} from '../../domain/lifecycle.ts'

const names = Object.keys(transitions) as TransitionName[]

/** The expected lifecycle, independent of the code under test. */
const edges = [
  'DRAFT submit IN_REVIEW',
  'RETRY_REQUESTED submit IN_REVIEW',
  'IN_REVIEW approve APPROVED',
  'IN_REVIEW request-retry RETRY_REQUESTED',
  'IN_REVIEW reject REJECTED',
  'DRAFT expire EXPIRED',
  'RETRY_REQUESTED expire EXPIRED',
  'DRAFT withdraw WITHDRAWN',
  'IN_REVIEW withdraw WITHDRAWN',
  'RETRY_REQUESTED withdraw WITHDRAWN',
  'APPROVED revoke REVOKED',
  'REJECTED reopen IN_REVIEW',
]

describe('the lifecycle', () => {
  test('has exactly the agreed edges', () => {
    const found = names.flatMap(name =>
      applicationStatuses
        .filter(status => isAllowed(name, status))
        .map(status => `${status} ${name} ${transition(name).to}`),
    )
    expect(found.toSorted()).toEqual(edges.toSorted())
  })

  test('reaches every status from a draft', () => {
    const reached = new Set(['DRAFT'])
    for (let before = 0; before !== reached.size; ) {
      before = reached.size
      for (const name of names) {
        if (transition(name).from.some(status => reached.has(status))) reached.add(transition(name).to)
      }
    }
    expect([...reached].toSorted()).toEqual([...applicationStatuses].toSorted())
  })

  test.each(['EXPIRED', 'WITHDRAWN', 'REVOKED'] as const)('nothing follows %s', status => {
    expect(names.filter(name => isAllowed(name, status))).toEqual([])
  })

  test('operators alone reopen a rejection, and a reviewer decides again', () => {
    expect(names.filter(name => isAllowed(name, 'REJECTED'))).toEqual(['reopen'])
    expect(transition('reopen').by).toEqual(['operator'])
    expect(transition('reopen').to).toBe('IN_REVIEW')
  })

  test('only a person can approve', () => {
    expect(transition('approve').by).toEqual(['reviewer'])
  })

  test('an account is unauthenticated after an end, and authenticated after an approval alone', () => {
    for (const name of names) {
      const { to, account } = transition(name)
      expect(account === 'UNAUTHENTICATED').toBe(['REJECTED', 'EXPIRED', 'WITHDRAWN', 'REVOKED'].includes(to))
      expect(account === 'AUTHENTICATED').toBe(to === 'APPROVED')
    }
  })

  test('a place at the certificate is claimed by submission and reopening, kept by approval, released by the rest', () => {
    expect(Object.fromEntries(names.map(name => [name, transition(name).place]))).toEqual({
      submit: 'claimed',
      approve: 'kept',
      'request-retry': 'released',
      reject: 'released',
      reopen: 'claimed',
      expire: 'released',
      withdraw: 'released',
      revoke: 'released',
    })
  })

  test('a renewal leaves the standing authentication as it is, unless it is approved', () => {
    const kept = names.filter(name => transition(name).standing === 'kept')
    expect(kept).toEqual(names.filter(name => name !== 'approve' && name !== 'revoke'))
    expect(transition('approve').standing).toBe('superseded')
    expect(transition('revoke').standing).toBe('ended')
  })

  test('editable states are exactly those that can be submitted', () => {
    expect(applicationStatuses.filter(isEditable)).toEqual(['DRAFT', 'RETRY_REQUESTED'])
  })
})
