import { beforeEach, expect, test } from '@jest/globals'
import { readApplication } from '../../../../lambdas/usecases/intake/read-applications.ts'
import { warnOfExpiry } from '../../../../lambdas/usecases/workflow/draft-expiry.ts'
import { concluded, drafted, resubmitted, submitted } from '../../../support/walk.ts'
import { applicant, makeWorld, type World } from '../../../support/world.ts'

const erika = applicant('erika')
const retryReasons = [{ code: 'PHOTO_BLURRED', slot: 'HOLDING' } as const]

let world: World
beforeEach(() => {
  world = makeWorld({ maximumAttempts: 3 })
})

async function timeLeft(applicationId: string) {
  const { expiresAt, attemptsLeft } = await readApplication(world.deps, erika, applicationId)
  return { expiresAt, attemptsLeft }
}

test('a draft expires calendar days after its creation, and has all attempts left', async () => {
  const applicationId = await drafted(world, erika)
  expect(await timeLeft(applicationId)).toEqual({ expiresAt: '2026-12-23T02:00:00.000Z', attemptsLeft: 3 })
})

test('a requested retry expires calendar days after the decision', async () => {
  const applicationId = await submitted(world, erika)
  expect(await timeLeft(applicationId)).toEqual({ expiresAt: undefined, attemptsLeft: undefined })
  world.time.advance({ days: 2 })
  await concluded(world, applicationId, 'REQUEST_RETRY', retryReasons)
  expect(await timeLeft(applicationId)).toEqual({ expiresAt: '2026-12-25T02:00:00.000Z', attemptsLeft: 2 })
})

test('the time that the warning stated counts, for its own wait only', async () => {
  const applicationId = await drafted(world, erika)
  world.time.advance({ minutes: (27 * 24 + 1) * 60 })
  await warnOfExpiry(world.deps, { applicationId, attempt: 1, remainingSeconds: 3 * 86_400 })
  expect((await timeLeft(applicationId)).expiresAt).toBe('2026-12-23T03:00:00.000Z')
  await resubmitted(world, erika, applicationId, {
    name: 'Erika',
    certificateNumber: 'C01X00T47',
    expiryDate: '2031-05-01',
  })
  world.time.advance({ days: 1 })
  await concluded(world, applicationId, 'REQUEST_RETRY', retryReasons)
  expect((await timeLeft(applicationId)).expiresAt).toBe('2027-01-20T03:00:00.000Z')
})

test('the last attempt counts as one, although the setting was lowered since', async () => {
  const applicationId = await submitted(world, erika)
  await concluded(world, applicationId, 'REQUEST_RETRY', retryReasons)
  const lowered = { ...world.deps, applicantTerms: { ...world.deps.applicantTerms, maximumAttempts: 1 } }
  expect((await readApplication(lowered, erika, applicationId)).attemptsLeft).toBe(1)
})
