import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { applicationKey } from '../../lambdas/adapters/dynamodb/application-item.ts'
import { database } from '../engine/stored.ts'
import {
  applicant,
  approval,
  eventually,
  newPassportNumber,
  type Person,
  person,
  reviewer,
  stack,
  submitted,
} from '../engine/world.ts'
import { type Device, signIn } from './browser.ts'
import { reviewerPages } from './reviewer-pages.ts'

const caseOf = (applicationId: string) => `/reviews/${applicationId}`

/** A case that one reviewer holds in their browser. */
async function held(judge: Person, options: Device = {}) {
  const number = newPassportNumber()
  const { applicationId } = await submitted(await applicant(), number)
  const page = await signIn(judge.user, caseOf(applicationId), options)
  const pages = reviewerPages(page)
  await pages.claim()
  return { applicationId, number, page, pages, path: { applicationId } }
}

/** Sets the lease as if it had been claimed almost a quarter of an hour ago. */
async function endLeaseSoon(applicationId: string): Promise<void> {
  await database.send(
    new UpdateCommand({
      TableName: stack.resources.tableName,
      Key: applicationKey(applicationId),
      UpdateExpression: 'SET lease.expiresAt = :soon',
      ExpressionAttributeValues: { ':soon': new Date(Date.now() + 5000).toISOString() },
    }),
  )
}

describe('two reviewers on one case', () => {
  test('the second sees holder and end of the lease; neither the button nor the key claims it before', async () => {
    const [one, other] = await Promise.all([reviewer(), reviewer()])
    const { applicationId, number, path } = await held(one)
    const { lease } = await other.api.call('getReview', { path })
    const page = await signIn(other.user, caseOf(applicationId))
    await page.clock.install()
    await page.reload()
    const pages = reviewerPages(page)
    const until = new Intl.DateTimeFormat('en-GB', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'Europe/Lisbon',
    }).format(new Date(lease?.expiresAt ?? ''))
    const told = page.getByRole('status').filter({ hasText: `until ${until}` })
    await told.filter({ hasText: one.user.accountId.slice(0, 8) }).waitFor()
    const claim = page.getByRole('button', { name: pages.words.case.claim })
    expect(await claim.isDisabled()).toBe(true)
    const claims: string[] = []
    page.on('request', request => {
      if (request.method() === 'POST' && request.url().endsWith('/claim')) claims.push(request.url())
    })
    await page.keyboard.press('m')

    await page.clock.fastForward('16:00')
    await told.waitFor({ state: 'detached' })
    await eventually(() => claim.isEnabled(), Boolean)
    expect(claims).toEqual([])
    expect(await page.content()).not.toContain(number)
  })

  test('the key claims the case as soon as the lease of the other has ended', async () => {
    const [one, other] = await Promise.all([reviewer(), reviewer()])
    const { applicationId, page: first, number } = await held(one)
    await first.close()
    const page = await signIn(other.user, caseOf(applicationId))
    const pages = reviewerPages(page)
    await page
      .getByRole('status')
      .filter({ hasText: one.user.accountId.slice(0, 8) })
      .waitFor()
    await endLeaseSoon(applicationId)
    await page.reload()
    await page.getByText(pages.words.case.claimHint).waitFor()
    await page.keyboard.press('m')
    await pages.entered.waitFor()
    await page.getByText(number).first().waitFor()
  })

  test('a reviewer who lost the lease is informed when deciding and sees no personal data any more', async () => {
    const [one, other] = await Promise.all([reviewer(), reviewer()])
    const { page, pages, path } = await held(one)
    await one.api.call('releaseReview', { path })
    await other.api.call('claimReview', { path })
    await pages.outcome('APPROVE').click()
    await pages.decide('APPROVE')
    await pages.sendNow()
    await pages.alert(pages.words.refusals.REVIEW_CLAIMED_BY_OTHER.title).waitFor()
    expect(await page.content()).not.toContain('LI SPECIMEN')
  })

  test('the second decision is refused with the first one', async () => {
    const [one, other] = await Promise.all([reviewer(), reviewer()])
    const { page, pages, path } = await held(one)
    await one.api.call('releaseReview', { path })
    await other.api.call('claimReview', { path })
    await other.api.call('decideReview', { path, body: approval })
    await pages.outcome('APPROVE').click()
    await pages.decide('APPROVE')
    await pages.sendNow()
    await pages
      .alert(pages.words.refusals.ALREADY_DECIDED.title)
      .or(pages.alert(pages.words.refusals.WRONG_STATE.title))
      .waitFor()
    await page
      .getByText(new RegExp(`${pages.words.outcomes.APPROVE}.*${other.user.accountId.slice(0, 8)}`))
      .waitFor()
  })

  test('a reviewer cannot review their own application', async () => {
    const both = await person({ registrationRegion: 'CN', groups: ['reviewers'] })
    const { applicationId } = await submitted(both)
    const page = await signIn(both.user, caseOf(applicationId))
    const pages = reviewerPages(page)
    await pages.alert(pages.words.refusals.OWN_APPLICATION.title).waitFor()
    expect(await page.getByRole('button', { name: pages.words.case.claim }).count()).toBe(0)
  })
})

describe('a lease', () => {
  test('is renewed in its last five minutes while its holder works', async () => {
    const { page } = await held(await reviewer())
    await page.clock.install()
    await page.reload()
    await reviewerPages(page).entered.waitFor()
    const renewed = page.waitForResponse(answer => answer.url().endsWith('/claim'))
    await page.clock.fastForward('11:00')
    await page.mouse.move(300, 300)
    expect((await renewed).status()).toBe(200)
  })

  test('that expired hides the case; after a new claim the chosen reasons are still there', async () => {
    const { page, number } = await held(await reviewer())
    await page.clock.install()
    await page.reload()
    const pages = reviewerPages(page)
    await pages.entered.waitFor()
    await pages.outcome('REQUEST_RETRY').click()
    await page.clock.fastForward('16:00')
    await pages.alert(pages.words.lease.lost).waitFor()
    expect(await page.content()).not.toContain(number)
    await page.clock.setSystemTime(new Date())
    await page.getByRole('button', { name: pages.words.case.claim }).click()
    await pages.entered.waitFor()
    expect(await pages.outcome('REQUEST_RETRY').isChecked()).toBe(true)
  })
})

test('expired addresses of pictures are requested again', async () => {
  // A phone shows one picture and requests the next one when it is selected.
  const judge = await reviewer()
  const { page, pages, path } = await held(judge, { device: 'phone' })
  await page.clock.install()
  await page.reload()
  await pages.entered.waitFor()
  await pages.seePictures()
  // A signature has a resolution of one second: URLs of the same second would be equal.
  const addressNow = async () =>
    (await judge.api.call('getReview', { path })).files?.[0]?.pages[0]?.previewUrl
  const before = await addressNow()
  await eventually(addressNow, address => address !== before)
  await page.clock.fastForward('06:00')
  // The store refuses old URLs from now on. The engine's clock is unchanged.
  let refused = 0
  await page.route(/X-Amz-Signature/, async route => {
    refused += 1
    await (refused === 1 ? route.fulfill({ status: 403 }) : route.continue())
  })
  const asked = page.waitForResponse(
    answer => answer.request().method() === 'GET' && /\/v1\/reviews\/[\da-f-]{36}$/.test(answer.url()),
  )
  await page.keyboard.press('j')
  expect((await asked).status()).toBe(200)
  await pages.seePictures()
  expect(await pages.pictures.first().getAttribute('alt')).toBe(pages.words.slots.HOLDING)
})
