import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { DecisionReason } from '../../../../domain/reasons.ts'
import type { SubmittedFields } from '../../../../domain/submission.ts'
import { readApplication } from '../../../../lambdas/usecases/applicant/read-applications.ts'
import { submitApplication } from '../../../../lambdas/usecases/applicant/submit-application.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/applicant/withdraw-application.ts'
import { putAccount } from '../../../../lambdas/usecases/operator/manage-account.ts'
import { claimReview } from '../../../../lambdas/usecases/reviewer/claim-review.ts'
import { readReview } from '../../../../lambdas/usecases/reviewer/read-review.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { sampleAudit } from '../../../support/samples.ts'
import {
  applicationOf,
  arrived,
  complete,
  concluded,
  drafted,
  passport,
  recordOf,
  resubmitted,
  submitted,
  uploaded,
} from '../../../support/walk.ts'
import { applicant, makeWorld, monday, operator, reviewer, type World } from '../../../support/world.ts'

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

const slots = () => [...world.records.stored.certificates.values()].map(holders => [...holders])

async function retried(...reasons: DecisionReason[]): Promise<string> {
  const applicationId = await submitted(world, erika)
  await concluded(world, applicationId, 'REQUEST_RETRY', reasons)
  return applicationId
}

async function enteredOf(applicationId: string) {
  await claimReview(world.deps, reviewer, applicationId)
  return (await readReview(world.deps, reviewer, applicationId)).entered
}

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

  test('is what the lease holder reads: normalised name and number', async () => {
    const fields = { ...passport, name: ' Erika  Mustermann ', certificateNumber: 'c01x 00-t47' }
    const applicationId = await submitted(world, erika, fields)
    expect(await enteredOf(applicationId)).toEqual({
      name: 'Erika Mustermann',
      certificateNumber: 'C01X00T47',
      expiryDate: '2031-05-01',
    })
  })

  test('of a long-term ID card has no expiry date', async () => {
    const fields = { name: 'Erika', certificateNumber: 'L01X00T47', longTerm: true } as const
    const applicationId = await submitted(world, erika, fields, { certificateType: 'ID_CARD' })
    expect(await enteredOf(applicationId)).toMatchObject({ expiryDate: null })
    expect((await applicationOf(world, applicationId)).entered).not.toHaveProperty('expiryDate')
  })
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
  ])('%s', async (_why, fields, refusal) => {
    expect(await refusalOf(submit(await complete(world, erika), fields))).toEqual(refusal)
    expect(slots()).toEqual([])
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
    expect(slots()).toEqual([])
  })

  test('the second time', async () => {
    const applicationId = await submitted(world, erika)
    expect(await refusalOf(submit(applicationId))).toEqual(refused('WRONG_STATE'))
  })

  test('the second time, when both are under way', async () => {
    const applicationId = await complete(world, erika)
    world.records.beforeNextCommit(() => submit(applicationId))
    expect(await refusalOf(submit(applicationId))).toEqual(refused('WRONG_STATE'))
    expect(world.records.stored.events.size).toBe(4)
  })

  test('after a withdrawal that was faster', async () => {
    const applicationId = await complete(world, erika)
    world.records.beforeNextCommit(() => withdrawApplication(world.deps, erika, applicationId))
    expect(await refusalOf(submit(applicationId))).toEqual(refused('WRONG_STATE'))
    expect(slots()).toEqual([])
  })

  test('to anybody else, as if there were no such application', async () => {
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

  test('serves three of four that submit at the same moment, however it is written', async () => {
    const written = ['C01X00T47', 'c01x00t47', 'C01X-00T47', ' C01X 00T47']
    const drafts = await Promise.all(people.map(person => complete(world, person)))
    const results = await Promise.allSettled(
      people.map((person, index) =>
        submit(String(drafts[index]), { ...passport, certificateNumber: written[index] }, person),
      ),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })

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

describe('R14: a second attempt', () => {
  test('leaves out every field that stands, and starts a clock of its own', async () => {
    const applicationId = await retried({ code: 'PHOTO_BLURRED', slot: 'HOLDING' })
    world.time.set('2026-11-25T02:00:00.000Z')
    const view = await resubmitted(world, erika, applicationId)
    expect(view).toMatchObject({ status: 'IN_REVIEW', attempt: 2, dueAt: '2026-11-30T10:00:00.000Z' })
    expect(view).not.toHaveProperty('reopened')
    expect(view).not.toHaveProperty('decision')
    expect(await enteredOf(applicationId)).toEqual({
      name: 'Erika Mustermann',
      certificateNumber: 'C01X00T47',
      expiryDate: '2031-05-01',
    })
    expect((await applicationOf(world, applicationId)).signal).toMatchObject({
      kind: 'SUBMITTED',
      attempt: 2,
    })
  })

  test('keeps the accepted files of the slots that no reason names', async () => {
    const applicationId = await submitted(world, erika)
    const { currentDocuments: before } = await applicationOf(world, applicationId)
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'PHOTO_BLURRED', slot: 'HOLDING' }])
    await resubmitted(world, erika, applicationId)
    const { currentDocuments: after } = await applicationOf(world, applicationId)
    expect(after.DATA_PAGE).toBe(before.DATA_PAGE)
    expect(after.HOLDING).not.toBe(before.HOLDING)
  })

  test.each<[string, SubmittedFields]>([
    ['the whole form again, unchanged', { name: 'Erika M' }],
    ['written differently', { name: 'Erika M', certificateNumber: ' c01-x00 t47' }],
  ])('may send %s', async (_how, fields) => {
    const applicationId = await retried({ code: 'NAME_MISMATCH' })
    const { entered: before } = await applicationOf(world, applicationId)
    expect(await submit(applicationId, { ...passport, ...fields })).toMatchObject({ status: 'IN_REVIEW' })
    const { entered: after } = await applicationOf(world, applicationId)
    expect(after).toEqual({ ...before, nameCiphertext: after?.nameCiphertext, nameHash: after?.nameHash })
    expect(await enteredOf(applicationId)).toEqual({ ...passport, name: 'Erika M' })
  })

  test.each<[string, SubmittedFields, string]>([
    ['the number', { certificateNumber: 'C01X00T48' }, '/certificateNumber'],
    ['the number into none', { certificateNumber: 'no number!' }, '/certificateNumber'],
    ['the expiry date', { expiryDate: '2032-05-01' }, '/expiryDate'],
    ['the expiry date into one that is over', { expiryDate: '2020-05-01' }, '/expiryDate'],
  ])('may not change %s when only the name was re-opened', async (_what, fields, pointer) => {
    const applicationId = await retried({ code: 'NAME_MISMATCH' })
    const before = await recordOf(world, applicationId)
    expect(await refusalOf(submit(applicationId, { name: 'Erika M', ...fields }))).toEqual(
      refused('INVALID_FIELD', pointer),
    )
    expect(await recordOf(world, applicationId)).toEqual(before)
  })

  test.each([['H1234567802'], ['H12345678'], ['H1234567901']])(
    'may not change a travel permit’s number, not even into a renewed one’s: %s',
    async certificateNumber => {
      const holder = applicant('holder', 'HK')
      const permit = { ...passport, certificateNumber: 'H1234567801' }
      const certificate = { certificateType: 'HK_MACAO_TRAVEL_PERMIT', issuingRegion: 'HK' } as const
      const applicationId = await submitted(world, holder, permit, certificate)
      await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'NAME_MISMATCH' }])
      const fields = { ...permit, name: 'Chan Tai Man' }
      expect(await refusalOf(submit(applicationId, { ...fields, certificateNumber }, holder))).toEqual(
        refused('INVALID_FIELD', '/certificateNumber'),
      )
      expect(await submit(applicationId, fields, holder)).toMatchObject({ status: 'IN_REVIEW' })
    },
  )

  test('may not change the name when only a file was re-opened, and hears of it before the file is there', async () => {
    const applicationId = await retried({ code: 'PHOTO_BLURRED', slot: 'HOLDING' })
    expect(await refusalOf(submit(applicationId, { name: 'Erika M' }))).toEqual(
      refused('INVALID_FIELD', '/name'),
    )
    expect(await resubmitted(world, erika, applicationId, { name: ' Erika  Mustermann' })).toMatchObject({
      status: 'IN_REVIEW',
    })
  })

  test('of an application that an earlier version stored keeps its name, whatever is sent', async () => {
    const applicationId = await retried({ code: 'PHOTO_BLURRED', slot: 'HOLDING' })
    const before = await applicationOf(world, applicationId)
    if (before.entered === undefined) throw new Error('it was submitted')
    const { nameHash: _unknown, ...entered } = before.entered
    await world.records.commit({
      application: { before, after: { ...before, entered } },
      audit: sampleAudit('erika'),
    })
    await resubmitted(world, erika, applicationId, { name: 'Somebody Else' })
    expect(await enteredOf(applicationId)).toMatchObject({ name: 'Erika Mustermann' })
  })

  test('R2: takes everything anew when a reason re-opens everything', async () => {
    const applicationId = await retried({ code: 'REGION_MISMATCH' })
    const fields = { name: 'Erika M', certificateNumber: 'C01X00T48', expiryDate: '2032-05-01' }
    await resubmitted(world, erika, applicationId, fields)
    expect(await enteredOf(applicationId)).toEqual(fields)
  })

  test('takes no upload into a slot that was not re-opened', async () => {
    const applicationId = await retried({ code: 'PHOTO_BLURRED', slot: 'HOLDING' })
    expect(await refusalOf(arrived(world, erika, applicationId, 'DATA_PAGE'))).toEqual(refused('WRONG_STATE'))
  })

  test('needs the files and the fields that were re-opened', async () => {
    const applicationId = await retried({ code: 'PHOTO_BLURRED', slot: 'HOLDING' }, { code: 'NAME_MISMATCH' })
    expect(await refusalOf(submit(applicationId, {}))).toEqual(refused('INVALID_FIELD', '/name'))
    expect(await refusalOf(submit(applicationId, { name: 'Erika M' }))).toEqual(
      refused('DOCUMENTS_INCOMPLETE', '/documents/HOLDING'),
    )
  })

  test('with a new number claims its place and holds none at the old', async () => {
    const applicationId = await retried({ code: 'NUMBER_MISMATCH' })
    expect(slots()).toEqual([[]])
    await resubmitted(world, erika, applicationId, { certificateNumber: 'C01X00T48' })
    expect(slots()).toEqual([[], ['erika']])
    expect(await enteredOf(applicationId)).toMatchObject({
      certificateNumber: 'C01X00T48',
      name: 'Erika Mustermann',
    })
  })

  test('may put a long-term card in the place of a date', async () => {
    const fields = { name: 'Erika', certificateNumber: 'L01X00T47', expiryDate: '2026-11-23' }
    const applicationId = await submitted(world, erika, fields, { certificateType: 'ID_CARD' })
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'CERTIFICATE_EXPIRED' }])
    await resubmitted(world, erika, applicationId, { certificateNumber: 'L01X00T48', longTerm: true })
    expect(await enteredOf(applicationId)).toMatchObject({ expiryDate: null })
  })

  test('is not overdue because the first one was', async () => {
    const applicationId = await retried({ code: 'NAME_MISMATCH' })
    expect(await resubmitted(world, erika, applicationId, { name: 'Erika M' })).toMatchObject({
      overdue: false,
    })
  })
})
