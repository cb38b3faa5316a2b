import { expect, test } from '@jest/globals'
import { act, screen, waitFor } from '@testing-library/react'
import { overrideCaseSchema, overrideReceiptSchema } from '../../contract/override.ts'
import { recordedAnswers } from '../../contract/reference/recorded-answers.ts'
import { reviewSchema } from '../../contract/review.ts'
import type { ErrorCode } from '../../domain/errors.ts'
import type { Language } from '../support/page-texts.ts'
import { account, answersOf, applicationId, firstPage, withApplication } from './applicant-data.ts'
import { type Answers, refusal } from './fake-service.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const given = overrideCaseSchema().parse(recordedAnswers.getOverrideProposal.answer.open)
const confirmed = overrideReceiptSchema().parse(recordedAnswers.ruleOnOverride.answer.confirmed)
const path = `/operations/overrides/${given.applicationId}`

async function open(
  address: string,
  answers: Answers,
  { language = 'en', accountId = 'operator-2' }: { language?: Language; accountId?: string } = {},
) {
  const all = { ...firstPage(account()), ...answers }
  const opened = await openPage(address, { answers: all, language, accountId, groups: ['operators'] })
  return { ...opened, words: texts(language).operator.override }
}

test('the operations page lists the proposals, and leads to their reason', async () => {
  const { reason, decidedBy, decidedAt, reasons, ...item } = given
  const { user, words } = await open('/operations', {
    listParkedApplications: () => ({ items: [] }),
    listOverrideProposals: () => ({ items: [item] }),
    getCalendar: () => refusal('NOT_FOUND'),
    getOverrideProposal: () => given,
  })
  await screen.findByRole('heading', { name: words.list })
  expect(screen.queryByText(reason)).toBeNull()
  await user.click(await screen.findByRole('link', { name: new RegExp(given.applicationId) }))
  await screen.findByText(reason)
})

test('a rejection without a proposal is proposed with a reason, which is needed', async () => {
  let stored: typeof given | undefined
  const { user, words, callsOf } = await open(path, {
    getOverrideProposal: () => stored ?? refusal('NOT_FOUND'),
    proposeOverride: () => {
      stored = { ...given, proposedBy: 'operator-2' }
      return stored
    },
  })
  await user.click(await screen.findByRole('button', { name: words.proposeIt }))
  screen.getByText(texts().operator.reasonNeeded)
  await user.type(screen.getByRole('textbox'), ' The hologram is genuine. ')
  await user.click(screen.getByRole('button', { name: words.proposeIt }))
  await screen.findByText(words.yours)
  expect(callsOf('proposeOverride').map(({ body }) => body)).toEqual([{ reason: 'The hologram is genuine.' }])
  screen.getByRole('button', { name: words.do.WITHDRAW })
  expect(screen.queryByRole('button', { name: words.do.CONFIRM })).toBeNull()
})

test.each([
  ['CONFIRM', 'zh', { ...confirmed }],
  ['DECLINE', 'en', { ...confirmed, ruling: 'DECLINE' as const, dueAt: undefined }],
] as const)('the second operator sees the decision, and can %s (%s)', async (ruling, language, receipt) => {
  const answers = { getOverrideProposal: () => given, ruleOnOverride: () => receipt }
  const { user, words, callsOf } = await open(path, answers, { language })
  await screen.findByText(new RegExp(given.decidedBy))
  await user.click(screen.getByRole('button', { name: words.do[ruling] }))
  const notice = await screen.findByRole('status')
  expect(notice).toBe(document.activeElement)
  expect(screen.queryByText(given.reason)).toBeNull()
  const { proposalId } = given
  expect(callsOf('ruleOnOverride').map(({ body }) => body)).toEqual([{ proposalId, ruling }])
})

test('an operator who decided the application cannot rule on its override', async () => {
  const { words } = await open(path, { getOverrideProposal: () => given }, { accountId: given.decidedBy })
  await screen.findByText(words.youDecided)
  for (const name of Object.values(words.do)) expect(screen.queryByRole('button', { name })).toBeNull()
})

test.each(['CERTIFICATE_QUOTA_EXCEEDED', 'CONTENT_ERASED'] as const)(
  'a confirmation that is refused with %s says why, and the proposal stays',
  async (code: ErrorCode & keyof typeof refusals) => {
    const answers = { getOverrideProposal: () => given, ruleOnOverride: () => refusal(code) }
    const { user, words } = await open(path, answers)
    await user.click(await screen.findByRole('button', { name: words.do.CONFIRM }))
    await screen.findByText(words.refusals[code])
    screen.getByText(given.reason)
  },
)
const { refusals } = texts().operator.override

test('the page of another override shows its own proposal after one was confirmed', async () => {
  const other = 'b61d3c0e-7f52-4d08-9a17-c2e84f0b96d3'
  const { user, words } = await open(path, {
    getOverrideProposal: ({ path: [id = ''] }) => ({ ...given, applicationId: id, reason: `About ${id}.` }),
    ruleOnOverride: () => confirmed,
  })
  await user.click(await screen.findByRole('button', { name: words.do.CONFIRM }))
  await waitFor(() => expect(screen.queryByRole('button', { name: words.do.CONFIRM })).toBeNull())
  // The browser opens another page of its history.
  act(() => {
    window.history.pushState(null, '', `/operations/overrides/${other}`)
    window.dispatchEvent(new PopStateEvent('popstate'))
  })
  await screen.findByText(`About ${other}.`)
  screen.getByRole('button', { name: words.do.CONFIRM })
})

test('the reviewer of a reopened case reads why, and a reviewer who decided it is told who may', async () => {
  const { reviewer: words } = texts()
  const reopenedAt = '2026-11-26T03:30:00.000Z'
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  const held = {
    ...reviewSchema().parse(recordedAnswers.claimReview.answer.claimed),
    dueAt: inMinutes(6000),
    reopenedAt,
    lease: { reviewerId: 'reviewer-2', expiresAt: inMinutes(15), mine: true },
    reopeningReason: 'The hologram is genuine.',
  }
  const unclaimed = { ...reviewSchema().parse(recordedAnswers.getReview.answer.unclaimed), reopenedAt }
  const all = { ...firstPage(account()), listColleagues: () => ({ items: [] }) }
  const as = { accountId: 'reviewer-2', groups: ['reviewers'] } as const
  const first = await openPage(`/reviews/${held.applicationId}`, {
    answers: { ...all, getReview: () => held },
    ...as,
  })
  await screen.findByText(held.reopeningReason)
  first.unmount()
  const { user } = await openPage(`/reviews/${held.applicationId}`, {
    answers: { ...all, getReview: () => unclaimed, claimReview: () => refusal('FORBIDDEN') },
    ...as,
  })
  await user.click(await screen.findByRole('button', { name: words.case.claim }))
  await screen.findByText(words.decidedByYou.text)
})

test('the applicant reads that the application is reviewed again, and nothing of a decision', async () => {
  const { application: words } = texts()
  const open = withApplication('OPEN_REVIEW')
  const [first] = open.timeline
  const event = 'application.reopened' as const
  const title = { en: 'Your application is being reviewed again', zh: '您的认证申请正在重新审核' }
  const entry = {
    at: open.updatedAt,
    event,
    attempt: 1,
    sequence: 9,
    messageKey: 'application-reopened',
    title,
  }
  const timeline = [...(first === undefined ? [] : [first]), entry]
  await openPage(`/applications/${applicationId}`, { answers: answersOf({ ...open, timeline }) })
  await screen.findByText(words.progress.leadAgain)
  screen.getByText(title.en)
  expect(screen.queryByText(words.outcomes.REJECTED.title)).toBeNull()
})
