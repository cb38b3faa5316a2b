import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { DecisionReason } from '../../../../domain/reasons.ts'
import type { SubmittedFields } from '../../../../domain/submission.ts'
import { readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { submitApplication } from '../../../../lambdas/usecases/intake/submit-application.ts'
import { assertInvariants } from '../../../support/invariants.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { sampleAudit } from '../../../support/samples.ts'
import {
  applicationOf,
  arrived,
  concluded,
  enteredOf,
  passport,
  recordOf,
  resubmitted,
  submitted,
} from '../../../support/walk.ts'
import { applicant, makeWorld, type World } from '../../../support/world.ts'

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

const places = () => [...world.records.stored.certificates.values()].map(holders => [...holders])

async function retried(...reasons: DecisionReason[]): Promise<string> {
  const applicationId = await submitted(world, erika)
  await concluded(world, applicationId, 'REQUEST_RETRY', reasons)
  return applicationId
}

describe('R14: a second attempt', () => {
  test('may omit every accepted field, and has a deadline of its own', async () => {
    const applicationId = await retried({ code: 'PHOTO_BLURRED', slot: 'HOLDING' })
    world.time.set('2026-11-25T02:00:00.000Z')
    const view = await resubmitted(world, erika, applicationId)
    expect(view).toMatchObject({ status: 'IN_REVIEW', attempt: 2, dueAt: '2026-11-30T10:00:00.000Z' })
    expect(view).not.toHaveProperty('reopened')
    expect(view).not.toHaveProperty('decision')
    expect(await enteredOf(world, applicationId)).toEqual({
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
    expect(await enteredOf(world, applicationId)).toEqual({ ...passport, name: 'Erika M' })
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

  test('may not change the name when only a file was re-opened, and is refused before the file is uploaded', async () => {
    const applicationId = await retried({ code: 'PHOTO_BLURRED', slot: 'HOLDING' })
    expect(await refusalOf(submit(applicationId, { name: 'Erika M' }))).toEqual(
      refused('INVALID_FIELD', '/name'),
    )
    expect(await resubmitted(world, erika, applicationId, { name: ' Erika  Mustermann' })).toMatchObject({
      status: 'IN_REVIEW',
    })
  })

  test('of an application of an earlier version keeps its name, for any sent name', async () => {
    const applicationId = await retried({ code: 'PHOTO_BLURRED', slot: 'HOLDING' })
    const before = await applicationOf(world, applicationId)
    if (before.entered === undefined) throw new Error('it was submitted')
    const { nameHash: _unknown, ...entered } = before.entered
    await world.records.commit({
      application: { before, after: { ...before, entered } },
      audit: sampleAudit('erika'),
    })
    await resubmitted(world, erika, applicationId, { name: 'Somebody Else' })
    expect(await enteredOf(world, applicationId)).toMatchObject({ name: 'Erika Mustermann' })
  })

  test('R2: accepts everything anew when a reason re-opens everything', async () => {
    const applicationId = await retried({ code: 'REGION_MISMATCH' })
    const fields = { name: 'Erika M', certificateNumber: 'C01X00T48', expiryDate: '2032-05-01' }
    await resubmitted(world, erika, applicationId, fields)
    expect(await enteredOf(world, applicationId)).toEqual(fields)
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

  test('with a new number claims its place and releases the old one', async () => {
    const applicationId = await retried({ code: 'NUMBER_MISMATCH' })
    expect(places()).toEqual([[]])
    await resubmitted(world, erika, applicationId, { certificateNumber: 'C01X00T48' })
    expect(places()).toEqual([[], ['erika']])
    expect(await enteredOf(world, applicationId)).toMatchObject({
      certificateNumber: 'C01X00T48',
      name: 'Erika Mustermann',
    })
  })

  test('may replace the expiry date by long-term validity', async () => {
    const fields = { name: 'Erika', certificateNumber: 'L01X00T47', expiryDate: '2026-11-23' }
    const applicationId = await submitted(world, erika, fields, { certificateType: 'ID_CARD' })
    await concluded(world, applicationId, 'REQUEST_RETRY', [{ code: 'CERTIFICATE_EXPIRED' }])
    await resubmitted(world, erika, applicationId, { certificateNumber: 'L01X00T48', longTerm: true })
    expect(await enteredOf(world, applicationId)).toMatchObject({ expiryDate: null })
  })

  test('is not overdue after an overdue first attempt', async () => {
    const applicationId = await retried({ code: 'NAME_MISMATCH' })
    expect(await resubmitted(world, erika, applicationId, { name: 'Erika M' })).toMatchObject({
      overdue: false,
    })
  })
})
