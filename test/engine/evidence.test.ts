import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { drawSpecimen } from '../../local/specimens/specimen.ts'
import { switchReadings } from '../running/reading-rule.ts'
import { itemsOf } from './stored.ts'
import {
  applicant,
  eventually,
  fill,
  newApplication,
  operator,
  readApplication,
  reviewer,
  stack,
  upload,
} from './world.ts'

const details = { name: 'LI SPECIMEN', certificateNumber: 'E58301946', expiryDate: '2039-12-31' }

const contentType = 'image/jpeg'

async function drawnPassport() {
  const bytes = await drawSpecimen({
    kind: 'certificate',
    certificateType: 'PASSPORT',
    contentType,
    issuingRegion: 'CN',
    name: details.name,
    number: details.certificateNumber,
    expiryDate: details.expiryDate,
  })
  return { slot: 'DATA_PAGE', contentType, fileName: 'passport.jpg', bytes } as const
}

beforeAll(() => switchReadings(stack, 'ON'))
afterAll(() => switchReadings(stack, 'OFF'))

/** Everything that is stored of what was read. */
const readingsOf = async (applicationId: string) =>
  (await itemsOf(stack.resources.tableName, `APPLICATION#${applicationId}`)).filter(
    ({ sk, ciphertext }) => String(sk).startsWith('EVIDENCE#') && ciphertext !== undefined,
  )

test('a passport is read for its owner and the lease holder, and nothing of it is left after an erasure', async () => {
  const [owner, judge, other, clerk] = await Promise.all([applicant(), reviewer(), reviewer(), operator()])
  const { applicationId } = await newApplication(owner, 'PASSPORT')
  const path = { applicationId }
  await upload(owner, applicationId, await drawnPassport())
  const read = await eventually(
    () => readApplication(owner, applicationId),
    ({ documents }) => documents[0]?.evidence === 'READY',
  )
  expect(read.documents[0]).toMatchObject({ status: 'ACCEPTED', advice: [] })
  expect(await owner.api.call('getSuggestions', { path })).toEqual(details)
  const [stored] = await readingsOf(applicationId)
  const ciphertext = Buffer.from(stored?.ciphertext as Uint8Array).toString('latin1')
  expect(ciphertext.length).toBeGreaterThan(200)
  expect(ciphertext).not.toContain('SPECIMEN')

  await fill(owner, read, ['HOLDING'])
  const entered = { ...details, certificateNumber: 'E58301943' }
  await owner.api.call('submitApplication', { path, body: entered })
  await judge.api.call('claimReview', { path })
  const { evidence } = await judge.api.call('getReview', { path })
  expect(evidence).toMatchObject({ hints: expect.arrayContaining(['NUMBER_DIFFERS']) })
  expect(evidence?.fields).toMatchObject([
    { field: 'name', result: 'AGREES' },
    { field: 'certificateNumber', result: 'DIFFERS', read: { value: details.certificateNumber } },
    { field: 'expiryDate', result: 'AGREES' },
  ])
  expect(await other.api.call('getReview', { path })).not.toHaveProperty('evidence')

  const { accountId } = read
  await clerk.api.call('eraseAccount', { path: { accountId }, body: { reason: 'their wish' } })
  expect(await readingsOf(applicationId)).toEqual([])
})
