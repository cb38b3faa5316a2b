import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { CertificateType } from '../../../../domain/certificates.ts'
import { DomainError } from '../../../../domain/errors.ts'
import type { SubmittedFields } from '../../../../domain/submission.ts'
import { putAccount } from '../../../../lambdas/usecases/accounts/manage-account.ts'
import { readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { submitApplication } from '../../../../lambdas/usecases/intake/submit-application.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import {
  applicationOf,
  arrived,
  complete,
  concluded,
  drafted,
  enteredOf,
  passport,
  recordOf,
  resubmitted,
  submitted,
  uploaded,
} from '../../../support/walk.ts'
import { applicant, makeWorld, monday, operator, type World } from '../../../support/world.ts'

const erika = applicant('erika')

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => assertInvariants(world))

async function submit(applicationId: string, fields: SubmittedFields = passport, principal = erika) {
  await submitApplication(world.deps, principal, applicationId, fields)
  return readApplication(world.deps, principal, applicationId)
}

const put = (registrationRegion: string, partnerProgram = false) =>
  putAccount(world.deps, operator, 'erika', { registrationRegion, partnerProgram })

const places = () => [...world.records.stored.certificates.values()].map(holders => [...holders])

describe('a submission', () => {
  test('R13: opens a review, due at close of business of the third working day', async () => {
    const view = await submit(await complete(world, erika))
    expect(view).toMatchObject({
      status: 'IN_REVIEW',
      attempt: 1,
      submittedAt: monday,
      dueAt: '2026-11-26T10:00:00.000Z',
      dueProvisional: false,
      overdue: false,
    })
    expect(await applicationOf(world, view.applicationId)).toMatchObject({
      signal: { kind: 'SUBMITTED', attempt: 1, at: monday },
      deadline: { dueSoonAt: '2026-11-26T05:30:00.000Z' },
    })
    expect(await world.records.account('erika')).toMatchObject({ authenticationStatus: 'IN_REVIEW' })
  })

  test.each([
    ['2026-02-13T02:00:00.000Z', '2026-02-25T10:00:00.000Z', false],
    ['2026-09-30T17:00:00.000Z', '2026-10-10T10:00:00.000Z', false],
    ['2026-12-30T02:00:00.000Z', '2027-01-05T10:00:00.000Z', true],
  ])('R13: at %s is due %s, provisional: %s', async (now, dueAt, dueProvisional) => {
    world.time.set(now)
    expect(await submit(await complete(world, erika), { ...passport })).toMatchObject({
      dueAt,
      dueProvisional,
    })
  })

  test('shows the applicant their number masked and never the whole, nor the name', async () => {
    const view = await submit(await complete(world, erika))
    expect(view.maskedNumber).toBe('C******47')
    expect(JSON.stringify(view)).not.toMatch(/C01X00T47|Mustermann/)
  })

  test('leaves nothing personal in application, events, audit trail or the certificate’s key', async () => {
    await submit(await complete(world, erika))
    const { applications, events, audit, certificates, accounts, documents } = world.records.stored
    const stored = [applications, events, audit, certificates, accounts, documents].flatMap(items => [
      ...items,
    ])
    expect(JSON.stringify(stored)).not.toMatch(/C01X00T47|Mustermann/)
  })

  test('keeps a hash of the name that no other application shares', async () => {
    const hashes = []
    for (const name of ['a', 'b']) {
      const applicationId = await submitted(world, applicant(name))
      hashes.push((await applicationOf(world, applicationId)).entered?.nameHash)
    }
    expect(hashes).toEqual([expect.stringMatching(/^[\w-]{43}$/), expect.stringMatching(/^[\w-]{43}$/)])
    expect(new Set(hashes).size).toBe(2)
  })

  test('is shown to the lease holder with normalised name and number', async () => {
    const fields = { ...passport, name: ' Erika  Mustermann ', certificateNumber: 'c01x 00-t47' }
    const applicationId = await submitted(world, erika, fields)
    expect(await enteredOf(world, applicationId)).toEqual({
      name: 'Erika Mustermann',
      certificateNumber: 'C01X00T47',
      expiryDate: '2031-05-01',
    })
  })

  test.each(['ID_CARD', 'DRIVER_LICENSE'] as const)(
    'of a long-term %s has no expiry date',
    async certificateType => {
      const fields = { name: 'Erika', certificateNumber: 'L01X00T47', longTerm: true } as const
      const applicationId = await submitted(world, erika, fields, { certificateType })
      expect(await enteredOf(world, applicationId)).toMatchObject({ expiryDate: null })
      expect((await applicationOf(world, applicationId)).entered).not.toHaveProperty('expiryDate')
    },
  )
})

describe('a submission is refused', () => {
  test.each<[string, SubmittedFields, ReturnType<typeof refused>]>([
    ['without its fields', {}, refused('INVALID_FIELD', '/name', '/certificateNumber', '/expiryDate')],
    [
      'with a passport called long-term',
      { name: 'Erika', certificateNumber: 'C01X00T47', longTerm: true },
      refused('INVALID_FIELD', '/longTerm'),
    ],
    ['with a date and long-term', { ...passport, longTerm: true }, refused('INVALID_FIELD', '/longTerm')],
    [
      'R3: with a certificate that expired yesterday',
      { ...passport, expiryDate: '2026-11-22' },
      refused('CERTIFICATE_EXPIRED', '/expiryDate'),
    ],
    [
      'with a number that no such certificate has',
      { ...passport, certificateNumber: '??' },
      refused('INVALID_CERTIFICATE_NUMBER', '/certificateNumber'),
    ],
    [
      'with a number that has more than letters and digits',
      { ...passport, certificateNumber: '№01X00T47' },
      refused('INVALID_CERTIFICATE_NUMBER', '/certificateNumber'),
    ],
  ])('%s', async (_why, fields, refusal) => {
    expect(await refusalOf(submit(await complete(world, erika), fields))).toEqual(refusal)
    expect(places()).toEqual([])
  })

  test('with the character that its number cannot have, without the number', async () => {
    const applicationId = await complete(world, erika)
    const error = await submit(applicationId, { ...passport, certificateNumber: 'C01X00T47\u3164' }).catch(
      caught => caught,
    )
    expect(error).toMatchObject({
      code: 'INVALID_CERTIFICATE_NUMBER',
      errors: [
        {
          pointer: '/certificateNumber',
          code: 'FORBIDDEN_CHARACTER',
          message: 'A certificate number cannot contain the character U+3164.',
        },
      ],
    })
  })

  test('R3: by the day in Shanghai, not in UTC', async () => {
    const applicationId = await complete(world, erika)
    world.time.set('2026-11-23T15:59:59.000Z')
    const fields = { ...passport, expiryDate: '2026-11-23' }
    world.time.set('2026-11-23T16:00:00.000Z')
    expect(await refusalOf(submit(applicationId, fields))).toEqual(
      refused('CERTIFICATE_EXPIRED', '/expiryDate'),
    )
    world.time.set('2026-11-23T15:59:59.000Z')
    expect(await submit(applicationId, fields)).toMatchObject({ status: 'IN_REVIEW' })
  })

  test('naming each slot that has no accepted file', async () => {
    const applicationId = await drafted(world, erika, { certificateType: 'ID_CARD' })
    await uploaded(world, erika, applicationId, 'BACK')
    await arrived(world, erika, applicationId, 'FRONT')
    expect(await refusalOf(submit(applicationId))).toEqual(
      refused('DOCUMENTS_INCOMPLETE', '/documents/FRONT', '/documents/HOLDING'),
    )
  })

  test('while a replaced file is not accepted yet', async () => {
    const applicationId = await complete(world, erika)
    await arrived(world, erika, applicationId, 'HOLDING')
    expect(await refusalOf(submit(applicationId))).toEqual(
      refused('DOCUMENTS_INCOMPLETE', '/documents/HOLDING'),
    )
  })

  test('R2: when the account’s region changed since the draft', async () => {
    const applicationId = await complete(world, erika)
    await put('FR')
    expect(await refusalOf(submit(applicationId))).toEqual(refused('REGION_MISMATCH'))
  })

  test('R12: when the account joined a partner program since the draft', async () => {
    const applicationId = await complete(world, erika)
    await put('DE', true)
    expect(await refusalOf(submit(applicationId))).toEqual(refused('PARTNER_PROGRAM_MEMBER'))
  })

  test('R12: when it joins while the submission is under way', async () => {
    const applicationId = await complete(world, erika)
    world.records.beforeNextCommit(() => put('DE', true))
    expect(await refusalOf(submit(applicationId))).toEqual(refused('PARTNER_PROGRAM_MEMBER'))
    expect(places()).toEqual([])
  })

  test('the second time', async () => {
    const applicationId = await submitted(world, erika)
    expect(await refusalOf(submit(applicationId))).toEqual(refused('WRONG_STATE'))
  })

  test('the second time, also concurrently', async () => {
    const applicationId = await complete(world, erika)
    world.records.beforeNextCommit(() => submit(applicationId))
    expect(await refusalOf(submit(applicationId))).toEqual(refused('WRONG_STATE'))
    expect(world.records.stored.events.size).toBe(4)
  })

  test('after a concurrent withdrawal', async () => {
    const applicationId = await complete(world, erika)
    world.records.beforeNextCommit(() => withdrawApplication(world.deps, erika, applicationId))
    expect(await refusalOf(submit(applicationId))).toEqual(refused('WRONG_STATE'))
    expect(places()).toEqual([])
  })

  test('to any other account, as for an unknown application', async () => {
    const applicationId = await complete(world, erika)
    expect(await refusalOf(submit(applicationId, passport, applicant('stranger')))).toEqual(
      refused('NOT_FOUND'),
    )
  })
})

describe('R11: a certificate number', () => {
  const people = ['a', 'b', 'c', 'd'].map(name => applicant(name))

  test('serves three accounts; the fourth is refused and keeps its draft', async () => {
    const drafts = []
    for (const person of people) drafts.push({ person, applicationId: await complete(world, person) })
    const [last] = drafts.splice(3)
    for (const { person, applicationId } of drafts) await submit(applicationId, passport, person)
    if (last === undefined) throw new Error('four people')
    const before = await recordOf(world, last.applicationId)
    expect(await refusalOf(submit(last.applicationId, passport, last.person))).toEqual(
      refused('CERTIFICATE_QUOTA_EXCEEDED'),
    )
    expect(await recordOf(world, last.applicationId)).toEqual(before)
    expect(await world.records.account('d')).toMatchObject({ authenticationStatus: 'UNAUTHENTICATED' })
  })

  test('serves three of four accounts that submit it at the same time, in any spelling', async () => {
    const written = ['C01X00T47', 'c01x00t47', 'C01X-00T47', ' C01X 00T47']
    const drafts = await Promise.all(people.map(person => complete(world, person)))
    const results = await Promise.allSettled(
      people.map((person, index) =>
        submit(String(drafts[index]), { ...passport, certificateNumber: written[index] }, person),
      ),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })

  const citizen = '11010519491231002X'
  const declarations: readonly [CertificateType, string][] = [
    ['ID_CARD', 'CN'],
    ['ID_CARD', 'FR'],
    ['PASSPORT', 'CN'],
    ['PASSPORT', 'HK'],
    ['PASSPORT', 'FR'],
    ['DRIVER_LICENSE', 'HK'],
    ['DRIVER_LICENSE', 'FR'],
    ['DRIVER_LICENSE', 'US'],
    ['PASSPORT', 'TW'],
    ['PASSPORT', 'MO'],
    ['DRIVER_LICENSE', 'TW'],
  ]

  test.each([
    ['a citizen number', declarations, [citizen, '110105 19491231 002x', '110105-19491231-002X']],
    [
      'a number of Hong Kong, with and without its check character',
      [['ID_CARD', 'HK'] as const, ...declarations.slice(2)],
      ['A123456(3)', 'a1234563', 'A123456'],
    ],
  ] as const)(
    '%s serves three accounts in all, for any declared certificate types and regions',
    async (_, all, written) => {
      const drafts = []
      for (const [index, [certificateType, issuingRegion]] of all.entries()) {
        const person = applicant(`person-${index}`)
        await putAccount(world.deps, operator, person.accountId, {
          registrationRegion: issuingRegion,
          partnerProgram: false,
        })
        drafts.push({
          person,
          applicationId: await complete(world, person, { certificateType, issuingRegion }),
        })
      }
      const outcomes = await Promise.all(
        drafts.map(async ({ person, applicationId }, index) => {
          const certificateNumber = String(written[index % written.length])
          const submission = submit(applicationId, { ...passport, certificateNumber }, person)
          return submission.then(
            () => 'IN_REVIEW',
            error => (error instanceof DomainError ? error.code : error),
          )
        }),
      )
      expect(outcomes.filter(outcome => outcome === 'IN_REVIEW')).toHaveLength(3)
      expect(outcomes.filter(outcome => outcome === 'CERTIFICATE_QUOTA_EXCEEDED')).toHaveLength(
        all.length - 3,
      )
    },
  )

  test('has room again when one of the three is asked to retry', async () => {
    const ids = []
    for (const person of people.slice(0, 3)) ids.push(await submitted(world, person))
    const fourth = await complete(world, applicant('d'))
    await concluded(world, String(ids[0]), 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
    expect(await submit(fourth, passport, applicant('d'))).toMatchObject({ status: 'IN_REVIEW' })
    const again = resubmitted(world, applicant('a'), String(ids[0]), { name: 'Erika M' })
    expect(await refusalOf(again)).toEqual(refused('CERTIFICATE_QUOTA_EXCEEDED'))
  })

  test('of an approved account keeps its place', async () => {
    for (const person of people.slice(0, 3)) await concluded(world, await submitted(world, person), 'APPROVE')
    expect(await refusalOf(submitted(world, applicant('d')))).toEqual(refused('CERTIFICATE_QUOTA_EXCEEDED'))
  })
})
