import { describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import {
  applicant,
  approval,
  decide,
  eventually,
  fill,
  newApplication,
  newPassportNumber,
  operator,
  type Person,
  person,
  reaches,
  readApplication,
  refusal,
  reviewer,
  specimen,
  submission,
  submit,
  submitted,
  type Upload,
  upload,
} from './world.ts'

describe('a review', () => {
  test('is leased to one reviewer at a time; only the holder sees the entered details, which is recorded', async () => {
    const [owner, one, other, boss] = await Promise.all([applicant(), reviewer(), reviewer(), operator()])
    const number = newPassportNumber()
    const { applicationId, accountId } = await submitted(owner, number)
    const path = { applicationId }
    expect((await one.api.call('getReview', { path })).entered).toBeUndefined()
    const claimed = await one.api.call('claimReview', { path })
    expect(claimed.lease).toMatchObject({ mine: true, reviewerId: one.user.accountId })
    const mine = await one.api.call('getReview', { path })
    expect(mine.entered).toEqual({ name: 'LI SPECIMEN', certificateNumber: number, expiryDate: '2039-12-31' })
    const theirs = await other.api.call('getReview', { path })
    expect(theirs.lease).toMatchObject({ mine: false })
    expect(JSON.stringify(theirs)).not.toMatch(new RegExp(`${number}|SPECIMEN`))
    for (const route of ['claim', 'release', 'decision']) {
      const body = route === 'decision' ? approval : undefined
      const answer = await other.api.request('POST', `/v1/reviews/${applicationId}/${route}`, { body })
      expect(refusal(answer)).toMatchObject({ status: 409, code: 'REVIEW_CLAIMED_BY_OTHER' })
    }
    await one.api.call('releaseReview', { path })
    expect((await other.api.call('claimReview', { path })).lease).toMatchObject({ mine: true })
    const trail = await boss.api.call('getAuditTrail', { path: { accountId }, query: { limit: '100' } })
    const reads = trail.items.filter(({ action }) => action === 'review.read')
    expect(reads.map(({ actor }) => actor.id)).toContain(one.user.accountId)
    expect(JSON.stringify(trail)).not.toMatch(new RegExp(`${number}|SPECIMEN`))
  })

  test('is listed by state, earliest deadline first, page by page', async () => {
    const [owners, one] = await Promise.all([
      Promise.all([applicant(), applicant(), applicant()]),
      reviewer(),
    ])
    const ids: string[] = []
    for (const owner of owners) ids.push((await submitted(owner)).applicationId)
    await one.api.call('claimReview', { path: { applicationId: ids[0] ?? '' } })
    const listed = async (state: string) => {
      const found: { applicationId: string; dueAt: string }[] = []
      const sizes: number[] = []
      let cursor: string | undefined
      do {
        const query = { state, limit: '2', ...(cursor === undefined ? {} : { cursor }) }
        const page = await one.api.call('listReviews', { query })
        expect(page.items.length).toBeLessThanOrEqual(2)
        found.push(...page.items)
        sizes.push(page.items.length)
        cursor = page.nextCursor
      } while (cursor !== undefined)
      if (state !== 'mine') expect(sizes.slice(0, -1).every(size => size === 2)).toBe(true)
      return found
    }
    const all = await listed('all')
    expect(all.map(({ applicationId }) => applicationId)).toEqual(expect.arrayContaining(ids))
    expect(all.map(({ dueAt }) => dueAt)).toEqual(all.map(({ dueAt }) => dueAt).sort())
    expect(new Set(all.map(({ applicationId }) => applicationId)).size).toBe(all.length)
    expect((await listed('mine')).map(({ applicationId }) => applicationId)).toEqual([ids[0]])
    const unclaimed = (await listed('unclaimed')).map(({ applicationId }) => applicationId)
    expect(unclaimed).not.toContain(ids[0])
    expect(unclaimed).toEqual(expect.arrayContaining(ids.slice(1)))
  })

  test('is counted when it is due soon or overdue, for reviewers only', async () => {
    const [owner, one] = await Promise.all([applicant(), reviewer()])
    await submitted(owner)
    const counts = await one.api.call('countReviews')
    expect(counts).toMatchObject({ overdue: expect.any(Number), capped: false })
    const answer = await owner.api.request('GET', '/v1/reviews/counts')
    expect(refusal(answer)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })

  test("of a reviewer's own account needs another reviewer", async () => {
    const both = await person({ registrationRegion: 'CN', groups: ['reviewers'] })
    const { applicationId } = await submitted(both)
    const answer = await both.api.request('POST', `/v1/reviews/${applicationId}/claim`)
    expect(refusal(answer)).toMatchObject({ status: 409, code: 'OWN_APPLICATION' })
    const other = await reviewer()
    const isListedFor = async ({ api }: Person) => {
      const ids: string[] = []
      let cursor: string | undefined
      do {
        const query = { state: 'all', limit: '100', ...(cursor === undefined ? {} : { cursor }) }
        const page = await api.call('listReviews', { query })
        ids.push(...page.items.map(review => review.applicationId))
        cursor = page.nextCursor
      } while (cursor !== undefined)
      return ids.includes(applicationId)
    }
    await eventually(() => isListedFor(other), Boolean)
    expect(await isListedFor(both)).toBe(false)
  })

  test('of a draft does not exist', async () => {
    const [owner, one] = await Promise.all([applicant(), reviewer()])
    const { applicationId } = await newApplication(owner)
    const answer = await one.api.request('GET', `/v1/reviews/${applicationId}`)
    expect(refusal(answer)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })
})

/** A unique specimen with a camera's metadata. */
async function photographed(camera: string): Promise<Upload> {
  const file = await specimen('DATA_PAGE')
  const exif = {
    IFD0: { Make: camera.split(' ')[0] ?? '', Model: camera },
    IFD2: { DateTimeOriginal: '2020:01:02 03:04:05' },
  }
  return { ...file, bytes: await sharp(file.bytes).withExif(exif).jpeg({ quality: 90 }).toBuffer() }
}

async function submittedWith(owner: Person, ...files: Upload[]): Promise<string> {
  const application = await newApplication(owner)
  const { applicationId } = application
  for (const file of files) await upload(owner, applicationId, file)
  await eventually(
    () => readApplication(owner, applicationId),
    ({ documents }) => documents.every(({ status }) => status === 'ACCEPTED'),
  )
  await submit(owner, applicationId, newPassportNumber())
  return applicationId
}

describe('the files of a review', () => {
  test('are visible to the lease holder only, as JPEGs with nothing of the file but its picture', async () => {
    const [owner, one, other] = await Promise.all([applicant(), reviewer(), reviewer()])
    const photo = await photographed('Zyklop 7')
    const applicationId = await submittedWith(owner, photo, await specimen('HOLDING', 'application/pdf'))
    const path = { applicationId }
    const { files = [] } = await one.api.call('claimReview', { path })
    expect(files).toMatchObject([
      {
        slot: 'DATA_PAGE',
        contentType: 'image/jpeg',
        signals: {
          origin: { camera: 'Zyklop 7', capturedAt: '2020-01-02T03:04:05' },
          hints: expect.arrayContaining(['CAPTURED_LONG_BEFORE_UPLOAD']),
        },
      },
      { slot: 'HOLDING', contentType: 'application/pdf' },
    ])
    for (const { pages } of files) expect(pages.length).toBeGreaterThan(0)
    for (const { previewUrl, thumbnailUrl } of files.flatMap(({ pages }) => pages)) {
      for (const [url, longSide] of [
        [previewUrl, 2000],
        [thumbnailUrl, 320],
      ] as const) {
        const answer = await fetch(url)
        expect(answer.status).toBe(200)
        expect(answer.headers.get('content-type')).toBe('image/jpeg')
        const bytes = Buffer.from(await answer.arrayBuffer())
        const { format, width = 0, height = 0, exif, xmp, iptc, comments } = await sharp(bytes).metadata()
        expect({ format, exif, xmp, iptc, comments }).toEqual({ format: 'jpeg' })
        expect(Math.max(width, height)).toBeLessThanOrEqual(longSide)
        expect(bytes.includes('Zyklop')).toBe(false)
      }
    }
    for (const who of [other, owner]) {
      const seen = [
        await who.api.request('GET', `/v1/reviews/${applicationId}`),
        await who.api.request('GET', `/v1/applications/${applicationId}`),
      ]
      expect(JSON.stringify(seen.map(({ body }) => body))).not.toMatch(/preview|thumbnail|sharpness|Zyklop/)
    }
  })

  test('have a hint if another account has the same, on both sides, but not if only one account has them', async () => {
    const [first, second, one] = await Promise.all([applicant(), applicant(), reviewer()])
    const shared = await photographed(`Zyklop both ${first.user.accountId}`)
    const own = async (owner: Person) => ({
      ...(await photographed(`Zyklop own ${owner.user.accountId}`)),
      slot: 'HOLDING' as const,
    })
    const ids = [
      await submittedWith(first, shared, await own(first)),
      await submittedWith(second, shared, await own(second)),
    ]
    for (const applicationId of ids) {
      const { files = [] } = await one.api.call('claimReview', { path: { applicationId } })
      expect(files.map(({ signals }) => [signals.otherAccounts, signals.hints])).toEqual([
        [1, expect.arrayContaining(['SAME_FILE_IN_OTHER_ACCOUNT'])],
        [0, expect.not.arrayContaining(['SAME_FILE_IN_OTHER_ACCOUNT'])],
      ])
    }
  })
})

describe('an approval is checked again when it is applied', () => {
  test.each([
    ['R12', { registrationRegion: 'CN', partnerProgram: true }, 'REJECTED', 'PARTNER_PROGRAM_MEMBER'],
    ['R2', { registrationRegion: 'HK', partnerProgram: false }, 'RETRY_REQUESTED', 'REGION_MISMATCH'],
  ] as const)(
    '%s no longer holds: %j leads to %s, and the reviewer sees which',
    async (_, facts, status, code) => {
      const [owner, judge, boss] = await Promise.all([applicant(), reviewer(), operator()])
      const { applicationId, accountId } = await submitted(owner)
      await boss.api.call('putAccount', { path: { accountId }, body: facts })
      await decide(judge, applicationId, approval)
      await reaches(owner, applicationId, status)
      const review = await judge.api.call('getReview', { path: { applicationId } })
      expect(review.recordedDecision?.outcome).toBe('APPROVE')
      expect(review.appliedDecision?.reasons).toMatchObject([{ code }])
    },
  )
})

describe('the operator', () => {
  test('overrides the region of the sign-up, and reads the account’s applications', async () => {
    const [owner, boss] = await Promise.all([applicant('CN'), operator()])
    const { accountId } = await owner.api.call('getAccount')
    const path = { accountId }
    await boss.api.call('putAccount', { path, body: { registrationRegion: 'HK', partnerProgram: false } })
    expect((await owner.api.call('getAccount')).registrationRegion).toBe('HK')
    const { items } = await owner.api.call('listCertificateTypes')
    expect(items.map(({ certificateType }) => certificateType)).toContain('HK_MACAO_TRAVEL_PERMIT')
    await owner.api.call('createApplication', {
      body: {
        certificateType: 'HK_MACAO_TRAVEL_PERMIT',
        issuingRegion: 'HK',
        consent: { policyVersion: (await owner.api.call('listCertificateTypes')).consent.policyVersion },
      },
    })
    const listed = await boss.api.call('listApplicationsAsOperator', { path })
    const [application] = listed.items
    if (application === undefined) throw new Error('the operator sees no application')
    await fill(owner, application)
    const submitting = { path: { applicationId: application.applicationId }, body: submission('H1234567801') }
    expect((await owner.api.call('submitApplication', submitting)).maskedNumber).toMatch(/^H/)
    const unknown = await boss.api.request('GET', '/v1/accounts/nobody')
    expect(refusal(unknown)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })
})
