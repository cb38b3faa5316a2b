import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import { database } from '../engine/stored.ts'
import {
  applicant,
  decide,
  fill,
  filled,
  newPassportNumber,
  operator,
  type Person,
  reaches,
  readApplication,
  retryForGlare,
  reviewer,
  stack,
  submitted,
} from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { findingsOn } from './axe.ts'
import { signIn } from './browser.ts'
import { texts } from './texts.ts'

const { application } = texts()

test('a change of account or certificate is shown at submission; typed text stays', async () => {
  const [owner, boss] = await Promise.all([applicant(), operator()])
  const { applicationId } = await filled(owner)
  const tell = (registrationRegion: string, partnerProgram: boolean) =>
    boss.api.call('putAccount', {
      path: { accountId: owner.user.accountId },
      body: { registrationRegion, partnerProgram },
    })
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  const pages = applicantPages(page)
  const isTold = (text: string) => page.getByRole('alert').getByText(text, { exact: true }).waitFor()
  await pages.fillIn({
    name: 'LI SPECIMEN',
    certificateNumber: newPassportNumber(),
    expiryDate: '2039-12-31',
  })

  await tell('CN', true)
  await pages.submit()
  await isTold(application.problems.PARTNER_PROGRAM_MEMBER)
  expect(await findingsOn(page)).toEqual([])
  await tell('HK', false)
  await pages.submit()
  await isTold(application.problems.REGION_MISMATCH)
  await tell('CN', false)
  await pages.button(application.editor.toFiles).click()
  expect(await page.getByRole('alert').count()).toBe(0)
  await pages.next()

  // The browser's clock is one year late, so its check accepts a date that the service refuses.
  await page.clock.setFixedTime(Date.now() - 366 * 86_400_000)
  await pages.fillIn({ expiryDate: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10) })
  await pages.submit()
  await isTold(application.problems.INVALID_FIELD)
  await page.getByText(application.fieldProblems.CERTIFICATE_EXPIRED, { exact: true }).waitFor()
  expect(await pages.field('expiryDate').getAttribute('aria-invalid')).toBe('true')
  expect(await pages.field('name').inputValue()).toBe('LI SPECIMEN')

  await pages.fillIn({ expiryDate: '2039-12-31' })
  await pages.submit()
  await pages.isInReview()
})

/** Sets an expired date as if it had expired between the attempts. The API accepts only valid dates. */
async function expireCertificate(owner: Person, applicationId: string): Promise<void> {
  await database.send(
    new UpdateCommand({
      TableName: stack.resources.tableName,
      Key: { pk: `APPLICATION#${applicationId}`, sk: 'APPLICATION' },
      UpdateExpression: 'SET entered.expiryDate = :past',
      ExpressionAttributeValues: { ':past': '2020-01-31' },
    }),
  )
  await reaches(owner, applicationId, 'RETRY_REQUESTED')
}

test('a certificate that expired between two attempts leads to a new application if its date is not re-opened', async () => {
  const owner = await applicant()
  const { applicationId } = await submitted(owner)
  await decide(await reviewer(), applicationId, retryForGlare)
  await reaches(owner, applicationId, 'RETRY_REQUESTED')
  await fill(owner, await readApplication(owner, applicationId), ['DATA_PAGE'])
  await expireCertificate(owner, applicationId)
  const page = await signIn(owner.user, `/applications/${applicationId}`)
  const pages = applicantPages(page)
  await pages.submit()
  await page.getByRole('alert').getByText(application.problems.CERTIFICATE_EXPIRED).waitFor()
  await pages.button(application.editor.withdraw).click()
  await pages.button(application.withdraw.confirm, page.getByRole('dialog')).click()
  await pages.shows(application.outcomes.WITHDRAWN.title)
  await page.getByText(application.outcomes.mayStart).waitFor()
})
