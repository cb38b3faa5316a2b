import { expect, test } from '@jest/globals'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { recordedAnswers } from '../../contract/reference/recorded-answers.ts'
import { secondReviewPageSchema, secondReviewSchema } from '../../contract/second-review.ts'
import type { ErrorCode } from '../../domain/errors.ts'
import type { Language } from '../support/page-texts.ts'
import { account, firstPage } from './applicant-data.ts'
import { type Answers, refusal } from './fake-service.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const { claimed: recorded } = recordedAnswers.claimSecondReview.answer
const { sampleId } = secondReviewSchema().parse(recorded)
const { entered } = secondReviewSchema().parse(recorded)
const path = `/second-reviews/${sampleId}`

const claimed = (minutes = 15) => ({
  ...secondReviewSchema().parse(recorded),
  claimExpiresAt: new Date(Date.now() + minutes * 60_000).toISOString(),
})

const page = secondReviewPageSchema().parse(recordedAnswers.listSecondReviews.answer.one)

async function open(address: string, answers: Answers, language: Language = 'en') {
  const { reviewer: words } = texts(language)
  const all = { ...firstPage(account()), listSecondReviews: () => page, ...answers }
  const opened = await openPage(address, { answers: all, language, groups: ['reviewers'] })
  return { ...opened, words }
}

const decision = () => ({
  sampleId,
  outcome: 'REQUEST_RETRY' as const,
  reasons: [],
  decidedAt: new Date().toISOString(),
})

test('the list leads to a case, which names its files and shows no decision', async () => {
  const { user, words } = await open('/second-reviews', { claimSecondReview: () => claimed() })
  await screen.findByText(words.second.lead)
  const [first] = await screen.findAllByRole('link', { name: /Passport · China/ })
  await user.click(first as HTMLElement)
  await screen.findByRole('heading', { level: 1, name: /Passport/ })
  screen.getByText(entered.name)
  screen.getByRole('region', { name: words.second.opinion })
})

test('a second opinion is given by keys alone, and its case leaves the page', async () => {
  const answers = { claimSecondReview: () => claimed(), decideSecondReview: decision }
  const { user, words, callsOf } = await open(path, answers)
  await screen.findByText(entered.name)
  await user.keyboard('2')
  const reason = screen.getByRole('checkbox', { name: words.reasons.NAME_MISMATCH })
  await user.keyboard(reason.getAttribute('aria-keyshortcuts') ?? '')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByText(words.second.thanks)
  expect(screen.queryByText(entered.name)).toBeNull()
  expect(callsOf('decideSecondReview').map(({ body }) => body)).toEqual([
    { outcome: 'REQUEST_RETRY', reasons: [{ code: 'NAME_MISMATCH', field: 'name' }] },
  ])
})

test('an opinion without an outcome or a needed reason is not sent', async () => {
  const { user, words } = await open(path, { claimSecondReview: () => claimed() }, 'zh')
  await screen.findByText(entered.name)
  await user.click(screen.getByRole('button', { name: words.second.decide }))
  screen.getByText(words.decision.chooseOutcome)
  await user.click(screen.getByRole('radio', { name: words.outcomes.REJECT }))
  await user.click(screen.getByRole('button', { name: words.second.decide }))
  screen.getByText(words.decision.needsFinal)
})

test('the case leaves the page when its claim runs out, and can be claimed again', async () => {
  const claims: (() => ReturnType<typeof claimed> | ReturnType<typeof refusal>)[] = [
    () => claimed(0.02),
    // The renewal of the last minutes fails.
    () => refusal('INTERNAL_ERROR'),
    () => claimed(),
  ]
  const { user, words } = await open(path, {
    claimSecondReview: () => claims.shift()?.() ?? refusal('INTERNAL_ERROR'),
  })
  await screen.findByText(entered.name)
  await screen.findByText(words.lease.lost)
  expect(screen.queryByText(entered.name)).toBeNull()
  await user.click(screen.getByRole('button', { name: words.second.claimAgain }))
  await screen.findByText(entered.name)
  expect(claims).toEqual([])
})

test.each<[ErrorCode]>([['REVIEW_CLAIMED_BY_OTHER'], ['ALREADY_DECIDED'], ['WRONG_STATE']])(
  'the case leaves the page when an opinion is refused with %s',
  async code => {
    const answers = { claimSecondReview: () => claimed(), decideSecondReview: () => refusal(code) }
    const { user, words } = await open(path, answers)
    await screen.findByText(entered.name)
    await user.keyboard('1{Control>}{Enter}{/Control}')
    const texts: Readonly<Record<string, { readonly title: string }>> = words.refusals
    await screen.findByText(texts[code]?.title ?? '')
    expect(screen.queryByText(entered.name)).toBeNull()
  },
)

test('a failed renewal keeps the case and its choices', async () => {
  let answered = 0
  const answers = {
    claimSecondReview: () => {
      answered += 1
      return answered === 1 ? claimed(4) : refusal('INTERNAL_ERROR')
    },
  }
  const { user, words } = await open(path, answers)
  await screen.findByText(entered.name)
  await user.keyboard('1')
  await waitFor(() => expect(answered).toBeGreaterThan(1))
  await act(async () => undefined)
  screen.getByText(entered.name)
  const chosen = screen.getByRole('radio', { name: words.outcomes.APPROVE })
  expect(chosen.getAttribute('aria-checked')).toBe('true')
})

test('an opinion is sent once, also if the keys are pressed twice while the page is busy', async () => {
  const answers = { claimSecondReview: () => claimed(), decideSecondReview: decision }
  const { user, words, callsOf } = await open(path, answers)
  await screen.findByText(entered.name)
  await user.keyboard('1')
  const press = () => fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true })
  press()
  // A browser runs microtasks between two keys, but on a busy page no timer.
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  press()
  await screen.findByText(words.second.thanks)
  expect(callsOf('decideSecondReview')).toHaveLength(1)
})
