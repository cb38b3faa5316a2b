import { describe, expect, test } from '@jest/globals'
import { DomainError } from '../../../../domain/errors.ts'
import { exportAccount } from '../../../../lambdas/usecases/accounts/export-account.ts'
import { createApplication } from '../../../../lambdas/usecases/intake/create-application.ts'
import { requestUpload } from '../../../../lambdas/usecases/intake/request-upload.ts'
import { submitApplication } from '../../../../lambdas/usecases/intake/submit-application.ts'
import { withdrawApplication } from '../../../../lambdas/usecases/intake/withdraw-application.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { complete, drafted, passport, submitted, uploadOf } from '../../../support/walk.ts'
import {
  applicant,
  consentPolicy,
  makeWorld,
  otherReviewer,
  reviewer,
  type World,
} from '../../../support/world.ts'

const erika = applicant('erika')

/** Code and seconds of a refusal, or the word for success. */
async function outcomeOf(run: () => Promise<unknown>): Promise<unknown> {
  try {
    await run()
    return 'DONE'
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.retryAfter === undefined ? error.code : [error.code, error.retryAfter]
  }
}

const create = ({ deps }: World, who = erika) =>
  createApplication(deps, who, {
    certificateType: 'PASSPORT',
    issuingRegion: 'DE',
    consent: { policyVersion: consentPolicy.policyVersion },
  })

/** Ten in the morning in Shanghai is two in UTC, 22 hours before the end of the day. */
const restOfDay = 22 * 3600

describe('applications', () => {
  test('are counted for each account by itself, also those that were refused, until the day is over', async () => {
    const world = makeWorld({ rateLimits: { applications: 2 } })
    expect(await outcomeOf(() => create(world))).toBe('DONE')
    expect(await outcomeOf(() => create(world))).toBe('APPLICATION_OPEN')
    expect(await outcomeOf(() => create(world))).toEqual(['TOO_MANY_REQUESTS', restOfDay])
    expect(await outcomeOf(() => create(world, applicant('somebody-else')))).toBe('DONE')
    world.time.advance({ seconds: restOfDay - 1 })
    expect(await outcomeOf(() => create(world))).toEqual(['TOO_MANY_REQUESTS', 1])
    world.time.advance({ seconds: 1 })
    expect(await outcomeOf(() => create(world))).toBe('APPLICATION_OPEN')
  })

  test('beyond the limit leave nothing behind', async () => {
    const world = makeWorld({ rateLimits: { applications: 1 } })
    await withdrawApplication(world.deps, erika, await drafted(world, erika))
    const before = world.records.commits()
    expect(await outcomeOf(() => create(world))).toEqual(['TOO_MANY_REQUESTS', restOfDay])
    expect(world.records.commits()).toBe(before)
  })
})

test('uploads are counted by the hour, over all applications', async () => {
  const world = makeWorld({ rateLimits: { uploads: 2 } })
  const first = await drafted(world, erika)
  const request = (applicationId: string) => () =>
    requestUpload(world.deps, erika, applicationId, uploadOf('HOLDING'))
  expect(await outcomeOf(request(first))).toBe('DONE')
  await withdrawApplication(world.deps, erika, first)
  const second = await drafted(world, erika)
  expect(await outcomeOf(request(second))).toBe('DONE')
  expect(await outcomeOf(request(second))).toEqual(['TOO_MANY_REQUESTS', 3600])
  world.time.advance({ minutes: 60 })
  expect(await outcomeOf(request(second))).toBe('DONE')
})

test('exports are counted, and an export beyond the limit is not recorded', async () => {
  const world = makeWorld({ rateLimits: { exports: 2 } })
  await drafted(world, erika)
  const take = () => exportAccount(world.deps, erika)
  expect(await outcomeOf(take)).toBe('DONE')
  expect(await outcomeOf(take)).toBe('DONE')
  const before = world.records.commits()
  expect(await outcomeOf(take)).toEqual(['TOO_MANY_REQUESTS', restOfDay])
  expect(world.records.commits()).toBe(before)
})

test('claims and renewals are counted for each reviewer, for any application', async () => {
  const world = makeWorld({ rateLimits: { claims: 2 } })
  const first = await submitted(world, erika)
  const second = await submitted(world, applicant('somebody-else'))
  const claim =
    (applicationId: string, by = reviewer) =>
    () =>
      claimReview(world.deps, by, applicationId)
  expect(await outcomeOf(claim(first))).toBe('DONE')
  expect(await outcomeOf(claim(first))).toBe('DONE')
  expect(await outcomeOf(claim(second))).toEqual(['TOO_MANY_REQUESTS', restOfDay])
  expect(await outcomeOf(claim(second, otherReviewer))).toBe('DONE')
})

test('submissions are counted, whether accepted or refused', async () => {
  const world = makeWorld({ rateLimits: { submissions: 2 } })
  const applicationId = await complete(world, erika)
  const submit =
    (fields = passport) =>
    () =>
      submitApplication(world.deps, erika, applicationId, fields)
  expect(await outcomeOf(submit({ ...passport, certificateNumber: '?' }))).toBe('INVALID_CERTIFICATE_NUMBER')
  expect(await outcomeOf(submit())).toBe('DONE')
  expect(await outcomeOf(submit())).toEqual(['TOO_MANY_REQUESTS', restOfDay])
})

describe('refusals for the quota', () => {
  const taken = passport
  const free = { ...passport, certificateNumber: 'C01X00T48' }

  async function probing(quotaRefusals: number) {
    const world = makeWorld({ certificateQuota: 1, rateLimits: { quotaRefusals } })
    await submitted(world, applicant('holder'), taken)
    const applicationId = await complete(world, erika)
    const probe = (fields: typeof passport) => () =>
      submitApplication(world.deps, erika, applicationId, fields)
    return { world, probe }
  }

  test('are disclosed up to the limit, then no number gets an answer', async () => {
    const { world, probe } = await probing(2)
    expect(await outcomeOf(probe(taken))).toBe('CERTIFICATE_QUOTA_EXCEEDED')
    expect(await outcomeOf(probe(taken))).toBe('CERTIFICATE_QUOTA_EXCEEDED')
    const silence = ['TOO_MANY_REQUESTS', restOfDay]
    expect(await outcomeOf(probe(taken))).toEqual(silence)
    expect(await outcomeOf(probe(free))).toEqual(silence)
    world.time.advance({ seconds: restOfDay })
    expect(await outcomeOf(probe(free))).toBe('DONE')
  })

  test('are not disclosed more often to concurrent submissions', async () => {
    const { probe } = await probing(2)
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(probe(taken))))
    expect(outcomes.filter(outcome => outcome === 'CERTIFICATE_QUOTA_EXCEEDED')).toHaveLength(2)
    expect(outcomes.filter(outcome => Array.isArray(outcome))).toHaveLength(18)
  })

  test('are not searched more often by concurrent submissions, so that their answers disclose no more', async () => {
    const { world, probe } = await probing(5)
    const { commit } = world.deps.records
    const tried: string[] = []
    world.deps.records.commit = async change => {
      const committed = await commit(change)
      if (change.certificate !== undefined) tried.push(committed)
      return committed
    }
    const outcomes = await Promise.all(Array.from({ length: 14 }, () => outcomeOf(probe(taken))))
    expect(outcomes.filter(outcome => outcome === 'CERTIFICATE_QUOTA_EXCEEDED')).toHaveLength(5)
    expect(tried).toEqual(Array.from({ length: 5 }, () => 'QUOTA_EXCEEDED'))
  })

  test('are returned by a submission that was refused for another rate', async () => {
    const world = makeWorld({ rateLimits: { quotaRefusals: 1, submissions: 1 } })
    const applicationId = await complete(world, erika)
    const submit = () =>
      submitApplication(world.deps, erika, applicationId, { ...taken, certificateNumber: '?' })
    expect(await outcomeOf(submit)).toBe('INVALID_CERTIFICATE_NUMBER')
    expect(await outcomeOf(submit)).toEqual(['TOO_MANY_REQUESTS', restOfDay])
    expect([...world.deps.rates.counts]).toEqual([
      ['erika applications 2026-11-23T00:00:00.000Z', 1],
      ['erika uploads 2026-11-23T02:00:00.000Z', 2],
      ['erika quotaRefusals 2026-11-23T00:00:00.000Z', 0],
      ['erika submissions 2026-11-23T00:00:00.000Z', 1],
    ])
  })

  test('are the only refusals that count: typing errors do not use up the rate', async () => {
    const { probe } = await probing(1)
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await outcomeOf(probe({ ...free, certificateNumber: '?' }))).toBe('INVALID_CERTIFICATE_NUMBER')
    }
    expect(await outcomeOf(probe(free))).toBe('DONE')
  })

  test('are not disclosed when they can’t be counted', async () => {
    const { world, probe } = await probing(2)
    const broken = new Error('no answer')
    const take = world.deps.rates.take
    world.deps.rates.take = async (count, atMost) => {
      if (count.rate === 'quotaRefusals') throw broken
      return take(count, atMost)
    }
    await expect(probe(taken)()).rejects.toBe(broken)
  })
})
