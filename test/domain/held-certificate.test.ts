import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { CertificateNotice } from '../../domain/account.ts'
import { certificateStatus, dueNotice, noNoticeUntil } from '../../domain/held-certificate.ts'
import { addDays } from '../../domain/local-time.ts'

const expiresOn = '2027-03-31'

describe('the status of a certificate', () => {
  test.each([
    ['2027-02-28', 'VALID'],
    ['2027-03-01', 'EXPIRING'],
    ['2027-03-31', 'EXPIRING'],
    ['2027-04-01', 'EXPIRED'],
  ])('on %s is %s, if it expires on 2027-03-31', (today, status) => {
    expect(certificateStatus({ expiresOn }, today)).toBe(status)
  })

  test('without an expiry date is always valid, and it needs no notice', () => {
    expect(certificateStatus({}, '9999-12-31')).toBe('VALID')
    expect([dueNotice({}, '9999-12-31'), noNoticeUntil({})]).toEqual([undefined, undefined])
  })

  test('is computed for the last date of the calendar, too', () => {
    const last = { expiresOn: '9999-12-31', noticed: 'EXPIRING' } as const
    expect([certificateStatus(last, '9999-12-31'), noNoticeUntil(last)]).toEqual(['EXPIRING', '9999-12-31'])
  })
})

describe('the notice about an expiry', () => {
  test.each<[string, CertificateNotice | undefined, CertificateNotice | undefined]>([
    ['2027-02-28', undefined, undefined],
    ['2027-03-01', undefined, 'EXPIRING'],
    ['2027-03-31', 'EXPIRING', undefined],
    ['2027-04-01', 'EXPIRING', 'EXPIRED'],
    ['2027-04-01', undefined, 'EXPIRED'],
    ['2027-04-01', 'EXPIRED', undefined],
    // The stage's time zone was changed.
    ['2027-03-31', 'EXPIRED', undefined],
  ])('on %s after the notice %s is %s', (today, noticed, notice) => {
    expect(dueNotice({ expiresOn, ...(noticed === undefined ? {} : { noticed }) }, today)).toBe(notice)
  })

  test('is due on a day if and only if the list has the certificate on that day', () => {
    const days = fc.integer({ min: -40, max: 10 })
    const noticed = fc.constantFrom<CertificateNotice | undefined>(undefined, 'EXPIRING', 'EXPIRED')
    fc.assert(
      fc.property(days, noticed, (after, last) => {
        const certificate = { expiresOn, ...(last === undefined ? {} : { noticed: last }) }
        const today = addDays(expiresOn, after)
        // Only after the zone of the stage was changed, the warning may have been sent earlier than it is due.
        fc.pre(!(last === 'EXPIRING' && after < -30))
        const until = noNoticeUntil(certificate)
        expect(until !== undefined && until < today).toBe(dueNotice(certificate, today) !== undefined)
      }),
    )
  })
})
