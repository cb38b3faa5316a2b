import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from '@jest/globals'
import { rateLimitsSchema } from '../../contract/rate-limits.ts'
import { type RateLimits, rateCountAt } from '../../domain/rates.ts'
import type { LambdaName } from '../../lib/lambda-bundles.ts'
import { withSetting } from '../engine/functions.ts'
import { applicant, filled, specimen, uploadRequest } from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { findingsOn } from './axe.ts'
import { signIn } from './browser.ts'
import { texts } from './texts.ts'

const { application, common } = texts()

const undo: (() => Promise<void>)[] = []
const putBack = async () => {
  for (const each of undo.splice(0).reverse()) await each()
}
afterEach(putBack)

async function limited(handler: LambdaName, limits: Partial<RateLimits>): Promise<void> {
  undo.push(await withSetting(handler, 'RATE_LIMITS', JSON.stringify(rateLimitsSchema().parse(limits))))
}

/** The end of the current window, as the page displays it. */
function untilNext(rate: keyof RateLimits): string {
  const { until } = rateCountAt(rate, '', new Date().toISOString())
  const time = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Lisbon',
  }).format(new Date(until))
  return common.failure.tooOftenUntil.replace('{{time}}', time)
}

test('an applicant with too many uploads sees the waiting time; typed, sent and chosen data stay', async () => {
  const owner = await applicant()
  const { applicationId } = await filled(owner)
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  const pages = applicantPages(page)
  await pages.fillIn({ name: 'LI SPECIMEN' })
  await pages.button(application.editor.toFiles).click()

  await limited('api/request-upload', { uploads: 1 })
  // This request counts although the application does not exist. A new hour may have started meanwhile.
  await owner.api.request('POST', `/v1/applications/${randomUUID()}/documents`, {
    body: uploadRequest(await specimen('HOLDING')),
  })
  const another = await specimen('HOLDING', 'image/png')
  await pages.choose('HOLDING', another)
  await pages.says('HOLDING', untilNext('uploads'))
  expect(await findingsOn(page)).toEqual([])

  // The earlier file was accepted, and stays accepted.
  const holding = pages.slot('HOLDING')
  await holding.getByRole('button', { name: application.upload.keep }).click()
  await pages.isAccepted('HOLDING')
  await pages.choose('HOLDING', another)
  await pages.says('HOLDING', untilNext('uploads'))
  await putBack()
  await holding.getByRole('button', { name: application.upload.again }).click()
  await holding.getByText('PNG').waitFor()
  await pages.isAccepted('HOLDING')
  await pages.next()
  expect(await pages.field('name').inputValue()).toBe('LI SPECIMEN')
})
