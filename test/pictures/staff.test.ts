import { test } from '@jest/globals'
import { signIn } from '../browser/browser.ts'
import { operatorPages } from '../browser/operator-pages.ts'
import { reviewerPages } from '../browser/reviewer-pages.ts'
import { webhookPages } from '../browser/webhook-pages.ts'
import {
  applicant,
  approval,
  decide,
  newIdCardNumber,
  newPassportNumber,
  operator,
  reaches,
  reviewer,
} from '../engine/world.ts'
import { startReceiver } from '../support/webhook-receiver.ts'
import { dueInDays } from './deadline.ts'
import { takePicture, takeWholePicture } from './picture.ts'
import { inReview } from './sample-case.ts'

const desktop = { device: 'desktop', deviceScaleFactor: 2 } as const

/** The reviews of the queue: applicant, status and deadline. */
const waiting = [
  { certificateType: 'ID_CARD', days: -1 },
  { certificateType: 'PASSPORT', days: 2 },
  { certificateType: 'ID_CARD', days: 2 },
  { certificateType: 'PASSPORT', days: 3 },
  { certificateType: 'PASSPORT', days: 4 },
] as const

async function queued({ certificateType, days }: (typeof waiting)[number], seed: number): Promise<string> {
  const number = certificateType === 'ID_CARD' ? newIdCardNumber() : newPassportNumber()
  const applicationId = await inReview(
    await applicant(),
    { name: 'LI SPECIMEN', number, seed },
    certificateType,
  )
  await dueInDays(applicationId, days)
  return applicationId
}

test('a reviewer’s queue and a case', async () => {
  const judge = await reviewer()
  const cases: string[] = []
  for (const [index, each] of waiting.entries()) cases.push(await queued(each, 10 + index))
  const [, looked = '', held = ''] = cases
  await (await reviewer()).api.call('claimReview', { path: { applicationId: held } })
  const page = await signIn(judge.user, '/reviews?state=all', desktop)
  const pages = reviewerPages(page)
  await page.locator('[data-review-link]').first().waitFor()
  await takePicture(page, 'queue')

  await page.goto(`/reviews/${looked}`)
  await pages.claim()
  await pages.seePictures()
  await takePicture(page, 'case')
  await page.keyboard.press('2')
  await pages.reason('PHOTO_GLARE', 'DATA_PAGE').check()
  await page.setViewportSize({ width: 1440, height: 1240 })
  await takePicture(page, 'decision')
  await page.emulateMedia({ colorScheme: 'dark' })
  await takePicture(page, 'decision-dark')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText(pages.words.keys.notWhileTyping).waitFor()
  await takePicture(page, 'keys')

  const onPhone = await signIn(judge.user, `/reviews/${looked}`, { device: 'phone', deviceScaleFactor: 2 })
  await reviewerPages(onPhone).entered.waitFor()
  await reviewerPages(onPhone).seePictures()
  await takePicture(onPhone, 'case-phone')
})

test('an operator’s view of an account', async () => {
  const [owner, judge, boss] = await Promise.all([applicant(), reviewer(), operator()])
  const applicationId = await inReview(owner, { name: 'LI SPECIMEN', number: newPassportNumber(), seed: 4 })
  await decide(judge, applicationId, approval)
  await reaches(owner, applicationId, 'APPROVED')
  const page = await signIn(boss.user, `/operations/accounts/${owner.user.accountId}`, desktop)
  await page.getByText(operatorPages(page).words.auditActions['application.approve']).waitFor()
  await takeWholePicture(page, 'account')
  await page.goto('/operations')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await takeWholePicture(page, 'operations')
})

test('a webhook endpoint with deliveries', async () => {
  const receiver = await startReceiver()
  receiver.answer(response => response.writeHead(receiver.received.length > 2 ? 204 : 500).end())
  const { api, user } = await operator()
  const body = { url: receiver.url, eventTypes: ['*'], description: 'The shop' }
  const { endpointId } = await api.call('createWebhookEndpoint', { body })
  const page = await signIn(user, `/webhooks/${endpointId}`, desktop)
  const { words, button, attempts } = webhookPages(page)
  await button(words.test.send).click()
  await attempts.nth(1).waitFor()
  await page.getByRole('button', { name: words.deliveries.againOf.split('{{')[0] ?? '' }).click()
  await attempts.nth(2).waitFor()
  await takeWholePicture(page, 'webhooks')
  await receiver.close()
})
