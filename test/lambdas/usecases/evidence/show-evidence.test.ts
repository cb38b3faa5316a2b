import { beforeEach, describe, expect, test } from '@jest/globals'
import { reviewSchema } from '../../../../contract/review.ts'
import { exportAccount } from '../../../../lambdas/usecases/accounts/export-account.ts'
import { eraseAccount } from '../../../../lambdas/usecases/erasure/erase-account.ts'
import { readDocument } from '../../../../lambdas/usecases/evidence/read-document.ts'
import { readSuggestions } from '../../../../lambdas/usecases/evidence/read-suggestions.ts'
import { claimReview } from '../../../../lambdas/usecases/review/claim-review.ts'
import { readReview, readReviewOutline } from '../../../../lambdas/usecases/review/read-review.ts'
import { trailOf } from '../../../support/audit-trail.ts'
import { refusalOf, refused } from '../../../support/refusal.ts'
import { pageReading, samplePassportReading } from '../../../support/sample-reading.ts'
import { complete, passport, submitted } from '../../../support/walk.ts'
import {
  applicant,
  makeWorld,
  monday,
  operator,
  otherReviewer,
  reviewer,
  type World,
} from '../../../support/world.ts'

const erika = applicant('erika')
const slot = 'DATA_PAGE'

let world: World
beforeEach(() => {
  world = makeWorld()
})

async function inReview(fields = passport): Promise<string> {
  const applicationId = await submitted(world, erika, fields)
  await readDocument(world.deps, { applicationId, slot })
  await claimReview(world.deps, reviewer, applicationId)
  return applicationId
}

describe('the lease holder', () => {
  test('sees the evidence beside what was entered', async () => {
    const applicationId = await inReview({ ...passport, certificateNumber: 'C01X00T41' })
    const review = await readReview(world.deps, reviewer, applicationId)
    expect(reviewSchema().strict().parse(review)).toEqual(review)
    expect(review.evidence).toMatchObject({
      hints: ['NUMBER_DIFFERS'],
      suggestedReasons: ['NUMBER_MISMATCH'],
      zones: [{ format: 'TD3', checks: expect.arrayContaining([{ field: 'composite', right: true }]) }],
    })
    expect(review.evidence).not.toHaveProperty('minimumAge')
  })

  test('sees where an entered number differs, what else was read, and the faces', async () => {
    const applicationId = await inReview({ ...passport, certificateNumber: 'C01X00T41' })
    const { evidence } = await readReview(world.deps, reviewer, applicationId)
    const compared = evidence?.fields.map(({ field, differences }) => [field, differences])
    expect(compared).toStrictEqual([
      ['name', undefined],
      ['certificateNumber', { entered: [8], read: [8] }],
      ['expiryDate', undefined],
    ])
    const others = evidence?.alsoRead.map(({ field, value }) => [field, value])
    expect(others).toEqual([
      ['birthDate', '1964-08-12'],
      ['sex', 'F'],
      ['issuer', 'D'],
      ['nationality', 'D'],
    ])
    expect(evidence?.faces).toMatchObject([{ slot, page: 0 }])
  })

  test('sees the minimum age of the stage', async () => {
    const applicationId = await inReview()
    const evidenceRules = { timeZone: 'Asia/Shanghai', minimumAge: 90 }
    const { evidence } = await readReview({ ...world.deps, evidenceRules }, reviewer, applicationId)
    expect(evidence).toMatchObject({ age: 62, minimumAge: 90, hints: ['UNDER_AGE'] })
  })

  test('sees no evidence if nothing was read', async () => {
    const applicationId = await submitted(world, erika)
    await claimReview(world.deps, reviewer, applicationId)
    expect(await readReview(world.deps, reviewer, applicationId)).not.toHaveProperty('evidence')
  })

  test('loads Pinyin only for a Chinese name beside letters', async () => {
    let loads = 0
    const { loadPinyin } = world.deps
    const deps = {
      ...world.deps,
      loadPinyin: () => {
        loads += 1
        return loadPinyin()
      },
    }
    const zone = [
      'P<CHNZHANG<<SAN<<<<<<<<<<<<<<<<<<<<<<<<<<<<<',
      samplePassportReading.pages[0]?.lines.at(-1)?.text ?? '',
    ]
    const applicationId = await inReview()
    await readReview(deps, reviewer, applicationId)
    expect(loads).toBe(0)
    const another = applicant('zhang', 'CN')
    const chinese = await submitted(world, another, { ...passport, name: '张三' }, { issuingRegion: 'CN' })
    await readDocument(
      { ...deps, read: async () => ({ pages: [pageReading(zone)] }) },
      { applicationId: chinese, slot },
    )
    await claimReview(deps, reviewer, chinese)
    const { evidence } = await readReview(deps, reviewer, chinese)
    expect(loads).toBe(1)
    expect(evidence?.fields[0]).toMatchObject({
      field: 'name',
      result: 'AGREES',
      read: { value: 'ZHANG SAN' },
    })
  })
})

test('other reviewers see nothing that was read', async () => {
  const applicationId = await inReview()
  for (const view of [
    await readReview(world.deps, otherReviewer, applicationId),
    await readReviewOutline(world.deps, otherReviewer, applicationId),
  ]) {
    expect(view).not.toHaveProperty('evidence')
    expect(JSON.stringify(view)).not.toContain('MUSTERMANN')
  }
})

describe('suggestions', () => {
  const read = async () => {
    const applicationId = await complete(world, erika)
    await readDocument(world.deps, { applicationId, slot })
    return applicationId
  }

  test('are for the applicant, and each look is recorded first', async () => {
    const applicationId = await read()
    expect(await readSuggestions(world.deps, erika, applicationId)).toEqual({
      name: 'ERIKA MUSTERMANN',
      certificateNumber: 'C01X00T47',
      expiryDate: '2031-05-01',
    })
    expect(trailOf(world).at(-1)).toStrictEqual({
      accountId: 'erika',
      at: monday,
      actor: { role: 'applicant', id: 'erika' },
      action: 'application.read-suggestions',
      applicationId,
    })
    world.records.commit = () => Promise.reject(new Error('not now'))
    await expect(readSuggestions(world.deps, erika, applicationId)).rejects.toThrow('not now')
  })

  test.each([applicant('moritz'), reviewer, operator])('are not for others', async stranger => {
    const applicationId = await read()
    expect(await refusalOf(readSuggestions(world.deps, stranger, applicationId))).toEqual(
      refused('NOT_FOUND'),
    )
  })

  test('are empty before the reading and after the erasure', async () => {
    const applicationId = await complete(world, erika)
    expect(await readSuggestions(world.deps, erika, applicationId)).toEqual({})
    await readDocument(world.deps, { applicationId, slot })
    await eraseAccount(world.deps, operator, 'erika', { reason: 'their wish' })
    expect(await readSuggestions(world.deps, erika, applicationId)).toEqual({})
  })

  test('of a long-term card have no date', async () => {
    const zhang = applicant('zhang', 'CN')
    const applicationId = await complete(world, zhang, { certificateType: 'ID_CARD', issuingRegion: 'CN' })
    const back = pageReading(['签发机关 北京市公安局', '有效期限 2010.01.02-长期'])
    await readDocument(
      { ...world.deps, read: async () => ({ pages: [back] }) },
      { applicationId, slot: 'BACK' },
    )
    expect(await readSuggestions(world.deps, zhang, applicationId)).toEqual({ longTerm: true })
  })
})

test('an export has what was read', async () => {
  const applicationId = await inReview()
  const { applications } = await exportAccount(world.deps, erika)
  const exported = applications.find(application => application.applicationId === applicationId)
  expect(exported?.documents.map(({ reading }) => reading?.pages.length)).toEqual([1, undefined])
  expect(JSON.stringify(exported)).toContain('MUSTERMANN')
})
