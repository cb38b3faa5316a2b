import { expect, test } from '@jest/globals'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { undoSeconds } from '#web/features/reviewer/desk/outbox.ts'
import { recordedAnswers } from '../../contract/reference/recorded-answers.ts'
import {
  decisionReceiptSchema,
  type ReviewView,
  reviewCountsSchema,
  reviewPageSchema,
  reviewSchema,
} from '../../contract/review.ts'
import { account, firstPage } from './applicant-data.ts'
import type { Answers } from './fake-service.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const startTimer = window.setTimeout.bind(window)

/** On a busy machine, more than the five seconds in which a decision can be undone may pass between two keys. */
const startLongTimer = (run: TimerHandler, after?: number, ...args: unknown[]) =>
  startTimer(run, after === undoSeconds * 1000 ? 60_000 : after, ...args)
window.setTimeout = startLongTimer as typeof window.setTimeout

const [listed] = reviewPageSchema().parse(recordedAnswers.listReviews.answer.oneReview).items
const counts = reviewCountsSchema().parse(recordedAnswers.countReviews.answer.none)
const claimed = reviewSchema().parse(recordedAnswers.claimReview.answer.claimed)
const receipt = decisionReceiptSchema().parse(recordedAnswers.decideReview.answer.approve)
const { reviewer: words } = texts()

const [first, second] = ['0c624ae3-8ee5-40e7-9e36-3c605ee3453d', '5d1f0a77-4b0e-4c55-8d39-e1a6f2c09b84']
const names: Readonly<Record<string, string>> = { [first]: 'LI FIRST', [second]: 'WANG SECOND' }

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

/** A case that the reviewer holds. */
const held = (applicationId: string): ReviewView => ({
  ...claimed,
  applicationId,
  dueAt: inMinutes(6000),
  lease: { reviewerId: 'account-1', expiresAt: inMinutes(15), mine: true },
  entered: { ...claimed.entered, name: names[applicationId] } as NonNullable<ReviewView['entered']>,
})

/** The pages of a reviewer. The claim of the next case, which is the second one, is answered when the test says so. */
async function open(path: string, answers: Answers = {}) {
  let answerClaim: () => void = () => undefined
  const isAnswered = new Promise<void>(resolve => (answerClaim = resolve))
  const opened = await openPage(path, {
    groups: ['reviewers'],
    answers: {
      ...firstPage(account()),
      countReviews: () => counts,
      listReviews: ({ query }) =>
        query.get('state') === 'unclaimed'
          ? {
              items: [
                { ...listed, applicationId: first, dueAt: inMinutes(6000) } as NonNullable<typeof listed>,
              ],
            }
          : { items: [] },
      getReview: ({ path: [applicationId = ''] }) => held(applicationId),
      claimNextReview: () => isAnswered.then(() => ({ review: held(second) })),
      releaseReview: ({ path: [applicationId = ''] }) => held(applicationId),
      decideReview: ({ path: [applicationId = ''] }) => ({ ...receipt, applicationId }),
      ...answers,
    },
  })
  // The next case is rendered ahead, hidden.
  const shows = (applicationId: string) =>
    waitFor(() => {
      const name = screen.getByText(names[applicationId] ?? '')
      expect(name.closest('[style*="display: none"]')).toBeNull()
    })
  /** The claim is answered, and the pages have had time to act on it. */
  const claimEnds = () =>
    act(async () => {
      answerClaim()
      await new Promise(resolve => setTimeout(resolve, 200))
    })
  return { ...opened, shows, claimEnds }
}

const caseOf = (applicationId: string) => `/reviews/${applicationId}`

const isChosen = (outcome: keyof typeof words.outcomes) =>
  screen.getByRole('radio', { name: words.outcomes[outcome] }).getAttribute('aria-checked') === 'true'

test('the claimed case opens while the reviewer waits for it', async () => {
  const { user, shows, claimEnds } = await open('/reviews')
  await screen.findByRole('heading', { name: words.queue.title })
  await user.keyboard('n')
  await claimEnds()
  await shows(second)
})

test('a case that is claimed late does not replace a case that was opened meanwhile', async () => {
  const { user, shows, claimEnds } = await open('/reviews')
  const link = await screen.findByRole('link', { name: /Passport/ })
  await user.keyboard('n')
  await user.click(link)
  await shows(first)
  await claimEnds()
  expect(window.location.pathname).toBe(caseOf(first))
})

test('a case that is claimed late does not replace the case of an undone decision', async () => {
  const { user, shows, claimEnds } = await open(caseOf(first))
  await shows(first)
  await user.keyboard('p1{Control>}{Enter}{/Control}')
  await screen.findByRole('heading', { name: words.decided.title.APPROVE })
  await user.keyboard('{Control>}z{/Control}')
  await shows(first)
  await claimEnds()
  expect([window.location.pathname, isChosen('APPROVE')]).toEqual([caseOf(first), true])
  await user.keyboard('{Control>}{Enter}{/Control}')
  await shows(second)
})

const forged = () => screen.getByRole<HTMLInputElement>('checkbox', { name: words.reasons.FORGED })

/** An upper-case letter is named as `Shift+A`. */
const letterOf = (reason: HTMLElement) => reason.getAttribute('aria-keyshortcuts')?.at(-1) ?? ''

/** What a browser sends as long as a key is held. */
const repeatKey = (key: string, ctrlKey = false) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ctrlKey, repeat: true })

test('held keys do not confirm the rejection for which they open the dialog', async () => {
  const { user, shows } = await open(caseOf(first))
  await shows(first)
  await user.keyboard('3')
  await user.keyboard(`${letterOf(forged())}{Control>}{Enter}{/Control}`)
  const cancel = await screen.findByRole('button', { name: texts().common.cancel })
  await waitFor(() => expect(document.activeElement).toBe(cancel))
  repeatKey('Enter', true)
  screen.getByRole('dialog', { name: words.decision.confirmTitle })
  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByRole('heading', { name: words.decided.title.REJECT })
})

test('held keys do not decide the next case, for which an outcome was chosen before', async () => {
  const { user, shows, claimEnds } = await open(caseOf(first))
  await shows(first)
  await user.keyboard('p')
  await claimEnds()
  await user.keyboard('1{Control>}{Enter}{/Control}')
  await shows(second)
  await user.keyboard('1{Control>}z{/Control}')
  await shows(first)
  await user.keyboard('{Control>}{Enter}{/Control}')
  await shows(second)
  expect(isChosen('APPROVE')).toBe(true)
  repeatKey('Enter', true)
  expect(isChosen('APPROVE')).toBe(true)
})

test('a held letter chooses its reason once', async () => {
  const { user, shows } = await open(caseOf(first))
  await shows(first)
  await user.keyboard('3')
  await user.keyboard(letterOf(forged()))
  repeatKey(letterOf(forged()))
  expect(forged().checked).toBe(true)
})

test('a handover that is recorded late does not close a case that was opened meanwhile', async () => {
  let answer: () => void = () => undefined
  const isRecorded = new Promise<void>(resolve => (answer = resolve))
  const { user, shows, callsOf } = await open('/reviews', {
    handOverReview: () => isRecorded.then(() => held(first)),
  })
  await user.click(await screen.findByRole('link', { name: /Passport/ }))
  await shows(first)
  await user.keyboard('5')
  await user.type(await screen.findByLabelText(words.handOver.text), 'Please look at the stamp.')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(callsOf('handOverReview')).toHaveLength(1))
  await user.keyboard('{Escape}')
  act(() => window.history.back())
  await user.click(await screen.findByRole('link', { name: /Passport/ }))
  await shows(first)
  await act(async () => {
    answer()
    await new Promise(resolve => setTimeout(resolve, 200))
  })
  expect(window.location.pathname).toBe(caseOf(first))
})

test('a case that was handed over leaves the page, also if no next case waits', async () => {
  const { user, shows } = await open(caseOf(first), {
    claimNextReview: () => ({}),
    handOverReview: () => reviewSchema().parse(recordedAnswers.getReview.answer.unclaimed),
  })
  await shows(first)
  await user.keyboard('p5')
  await user.type(await screen.findByLabelText(words.handOver.text), 'Please look at the stamp.')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByText(words.queue.nothingWaits)
  expect(screen.queryByText(names[first] ?? '')).toBeNull()
})

test('a decision that waits is sent before its reviewer is signed out', async () => {
  const { user, shows, callsOf } = await open(caseOf(first))
  await shows(first)
  await user.keyboard('1{Control>}{Enter}{/Control}')
  const [signOut] = screen.getAllByRole('button', { name: texts().common.signOut })
  await user.click(signOut as HTMLElement)
  await waitFor(() => expect(callsOf('decideReview')).toHaveLength(1))
  expect(callsOf('decideReview')[0]?.headers.get('authorization')).toMatch(/^Bearer /)
  await waitFor(() => expect(sessionStorage).toHaveLength(0))
})

test('the Enter key that ends the input of a Chinese word chooses no reason', async () => {
  const { user, shows } = await open(caseOf(first))
  await shows(first)
  await user.keyboard('3/')
  const search = screen.getByRole<HTMLInputElement>('textbox', { name: words.decision.search })
  // A letter of Pinyin is in English texts, too.
  await user.type(search, 'f')
  fireEvent.keyDown(search, { key: 'Enter', isComposing: true })
  expect([document.activeElement === search, search.value]).toEqual([true, 'f'])
  expect(screen.queryAllByRole('checkbox', { checked: true })).toEqual([])
  await user.keyboard('{Enter}')
  expect(screen.queryAllByRole('checkbox', { checked: true })).toHaveLength(1)
})

test('a case is claimed and released once by two presses', async () => {
  const unclaimed = reviewSchema().parse(recordedAnswers.getReview.answer.unclaimed)
  let answer: () => void = () => undefined
  const isLate = new Promise<void>(resolve => (answer = resolve))
  const { user, shows, callsOf } = await open(caseOf(first), {
    getReview: () => unclaimed,
    claimReview: () => isLate.then(() => held(first)),
    releaseReview: () => new Promise(() => undefined),
  })
  await screen.findByRole('button', { name: words.case.claim })
  await user.keyboard('mm')
  expect(callsOf('claimReview')).toHaveLength(1)
  answer()
  await shows(first)
  await user.dblClick(screen.getByRole('button', { name: words.case.release }))
  expect(callsOf('releaseReview')).toHaveLength(1)
})

test('a case that is claimed late is read again when it is opened again', async () => {
  let answer: () => void = () => undefined
  const isLate = new Promise<void>(resolve => (answer = resolve))
  const unclaimed = reviewSchema().parse(recordedAnswers.getReview.answer.unclaimed)
  const { user, shows, callsOf } = await open('/reviews', {
    getReview: () => (callsOf('getReview').length === 1 ? unclaimed : held(first)),
    claimReview: () => isLate.then(() => held(first)),
  })
  await user.click(await screen.findByRole('link', { name: /Passport/ }))
  await user.click(await screen.findByRole('button', { name: words.case.claim }))
  await user.click(screen.getByRole('link', { name: words.backToQueue }))
  const link = await screen.findByRole('link', { name: /Passport/ })
  await act(async () => {
    answer()
    await new Promise(resolve => setTimeout(resolve, 200))
  })
  await user.click(link)
  await shows(first)
  expect(callsOf('getReview')).toHaveLength(2)
})
