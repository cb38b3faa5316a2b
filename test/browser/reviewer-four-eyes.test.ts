import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { withSetting } from '../engine/functions.ts'
import { applicant, reaches, readApplication, reviewer, submitted } from '../engine/world.ts'
import { signIn } from './browser.ts'
import { reviewerPages } from './reviewer-pages.ts'

let restore: (() => Promise<void>) | undefined
beforeAll(async () => {
  restore = await withSetting('api/decide-review', 'FOUR_EYES', 'true')
})
afterAll(async () => restore?.())

test('a rejection that one reviewer proposes is for another to confirm', async () => {
  const [owner, one, other] = await Promise.all([applicant(), reviewer(), reviewer()])
  const { applicationId } = await submitted(owner)
  const first = await signIn(one.user, `/reviews/${applicationId}`)
  const proposing = reviewerPages(first)
  await proposing.claim()
  await proposing.outcome('REJECT').click()
  await proposing.reason('FORGED').check()
  await proposing.reason('NOT_ORIGINAL', 'DATA_PAGE').check()
  await proposing.decide('REJECT')
  await proposing.button(proposing.words.decision.confirm, first.getByRole('dialog')).click()
  await proposing.sendNow()
  await proposing.heading(proposing.words.decided.proposed).waitFor()
  expect((await readApplication(owner, applicationId)).status).toBe('IN_REVIEW')
  await first.reload()
  await first.getByRole('button', { name: proposing.words.case.claim }).click()
  await proposing.alert(proposing.words.proposedByYou.title).waitFor()

  const second = await signIn(other.user, `/reviews/${applicationId}`)
  const confirming = reviewerPages(second)
  await confirming.claim()
  await confirming.button(confirming.words.proposal.takeOver).click()
  expect(await confirming.reason('NOT_ORIGINAL', 'DATA_PAGE').isChecked()).toBe(true)
  await confirming.decide('REJECT')
  await confirming.button(confirming.words.decision.confirm, second.getByRole('dialog')).click()
  await confirming.isDecided('REJECT')
  await reaches(owner, applicationId, 'REJECTED')
})
