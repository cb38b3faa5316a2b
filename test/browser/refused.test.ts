import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { test } from '@jest/globals'
import { database } from '../engine/stored.ts'
import {
  applicant,
  decide,
  fill,
  type Person,
  reaches,
  readApplication,
  retryForGlare,
  reviewer,
  stack,
  submitted,
} from '../engine/world.ts'
import { applicantPages } from './applicant-pages.ts'
import { signIn } from './browser.ts'
import { texts } from './texts.ts'

const { application } = texts()

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
