import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import { questionSchema } from '../../contract/collaboration.ts'
import { recordedAnswers } from '../../contract/reference/recorded-answers.ts'
import { type ReviewView, reviewCountsSchema, reviewPageSchema, reviewSchema } from '../../contract/review.ts'
import type { Language } from '../support/page-texts.ts'
import { account, firstPage } from './applicant-data.ts'
import { type Answers, refusal } from './fake-service.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const colleague = '2e8a6f04-b19c-4d73-a5e0-7c42d9b86f15'
const question = questionSchema().parse(recordedAnswers.getQuestion.answer.asked)
const { applicationId, consultationId } = question
const [waiting] = reviewPageSchema().parse(recordedAnswers.listReviews.answer.oneReview).items
const counts = reviewCountsSchema().parse(recordedAnswers.countReviews.answer.none)
const path = `/reviews/${applicationId}`

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

/** A case that the reviewer holds. */
const held = (changed: Partial<ReviewView> = {}): ReviewView => ({
  ...reviewSchema().parse(recordedAnswers.claimReview.answer.claimed),
  dueAt: inMinutes(6000),
  lease: { reviewerId: 'account-1', expiresAt: inMinutes(15), mine: true },
  ...changed,
})

const outline = (changed: Partial<ReviewView> = {}): ReviewView => ({
  ...reviewSchema().parse(recordedAnswers.getReview.answer.unclaimed),
  ...changed,
})

async function open(address: string, answers: Answers, language: Language = 'en') {
  const { reviewer: words } = texts(language)
  const all: Answers = {
    ...firstPage(account()),
    listReviews: () => ({ items: [] }),
    countReviews: () => counts,
    listColleagues: () => ({ items: [{ reviewerId: colleague }] }),
    ...answers,
  }
  const opened = await openPage(address, { answers: all, language, groups: ['reviewers'] })
  const send = () => opened.user.keyboard('{Control>}{Enter}{/Control}')
  return { ...opened, words, send }
}

const at = '2026-11-24T01:53:06.240Z'
const handedToMe = { by: colleague, to: 'account-1', at, mine: true }

test.each<[Language]>([['en'], ['zh']])(
  'the queue begins with the cases and questions of colleagues, in %s',
  async language => {
    const review = { ...waiting, dueAt: inMinutes(6000) } as NonNullable<typeof waiting>
    const lists: Record<string, readonly (typeof review)[]> = {
      handed: [{ ...review, handover: handedToMe }],
      asked: [{ ...review, question: { consultationId, askedBy: colleague, askedAt: at, named: true } }],
      unclaimed: [{ ...review, handover: handedToMe }],
    }
    const answers: Answers = {
      listReviews: ({ query }) => ({ items: [...(lists[query.get('state') ?? ''] ?? [])] }),
    }
    const { words } = await open('/reviews', answers, language)
    const handed = within(await screen.findByRole('region', { name: words.forYou.handed }))
    expect(handed.getByRole('link').getAttribute('href')).toBe(path)
    const asked = within(screen.getByRole('region', { name: words.forYou.asked }))
    expect(asked.getByRole('link').getAttribute('href')).toBe(`${path}/questions/${consultationId}`)
    await screen.findByText(words.marks.HANDED_TO.replace('{{who}}', words.you))
  },
)

test('the focus moves to the first new case of the queue, also below questions of colleagues', async () => {
  const some = () => {
    const review = { ...waiting, applicationId: crypto.randomUUID(), dueAt: inMinutes(6000) }
    return review as NonNullable<typeof waiting>
  }
  const [first, second] = [some(), some()]
  const asked = { ...some(), question: { consultationId, askedBy: colleague, askedAt: at, named: false } }
  const { user, words } = await open('/reviews', {
    listReviews: ({ query }) => {
      if (query.get('state') === 'asked') return { items: [asked] }
      if (query.get('state') !== 'unclaimed') return { items: [] }
      return query.has('cursor') ? { items: [second] } : { items: [first], nextCursor: 'next' }
    },
  })
  await screen.findByRole('region', { name: words.forYou.asked })
  await user.click(await screen.findByRole('button', { name: words.queue.more }))
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('href')).toBe(`/reviews/${second.applicationId}`),
  )
})

test('the queue has no such sections if nobody wants anything', async () => {
  const { words } = await open('/reviews', {})
  await screen.findByText(words.queue.none.unclaimed)
  expect(screen.queryByRole('region', { name: words.forYou.handed })).toBeNull()
})

test('a case is handed over to a colleague by keys, and the page leads back to the queue', async () => {
  const { user, words, send, callsOf } = await open(path, {
    getReview: () => held(),
    handOverReview: () => outline(),
  })
  await screen.findByRole('button', { name: words.handOver.open })
  await user.keyboard('5')
  const dialog = within(await screen.findByRole('dialog', { name: words.handOver.title }))
  await send()
  await dialog.findByText(words.colleague.needsText)
  await dialog.findByRole('option', { name: 'Reviewer 2e8a6f04' })
  await user.selectOptions(dialog.getByLabelText(words.colleague.to), colleague)
  await user.type(dialog.getByLabelText(words.handOver.text), 'You know the script. ')
  await send()
  await screen.findByRole('heading', { level: 1, name: words.queue.title })
  expect(callsOf('handOverReview').map(({ body }) => body)).toEqual([
    { note: 'You know the script.', to: colleague },
  ])
})

test('a question to a colleague stays on the page, and the opinion appears without another claim', async () => {
  const asked = { consultationId, attempt: 1, askedBy: 'account-1', askedAt: at, question: '反光可以吗？' }
  let reads = 0
  const { user, words, send, callsOf } = await open(
    path,
    {
      getReview: () => {
        reads += 1
        if (reads === 1) return held()
        const reasons = [{ code: 'PHOTO_GLARE' as const, slot: 'DATA_PAGE' as const }]
        const opinion = {
          reviewerId: colleague,
          outcome: 'REQUEST_RETRY' as const,
          reasons,
          note: '看不清',
          at,
        }
        return held({ consultations: [{ ...asked, opinion }] })
      },
      askColleague: () => ({ applicationId, consultationId, askedAt: at }),
    },
    'zh',
  )
  await screen.findByRole('button', { name: words.ask.open })
  await user.keyboard('4')
  const dialog = within(await screen.findByRole('dialog', { name: words.ask.title }))
  await user.type(dialog.getByLabelText(words.ask.text), asked.question)
  await send()
  const panel = within(await screen.findByRole('region', { name: words.consultations.title }))
  panel.getByText(words.consultations.awaited)
  panel.getByText(asked.question)
  await panel.findByText('看不清')
  panel.getByText(words.outcomes.REQUEST_RETRY)
  expect(callsOf('askColleague').map(({ body }) => body)).toEqual([{ question: asked.question }])
  expect(callsOf('claimReview')).toEqual([])
})

test('a colleague with an open question cannot be asked again until the answer', async () => {
  const asked = { consultationId, attempt: 1, askedBy: 'account-1', askedAt: at, question: 'Why?' }
  const { user, words } = await open(path, { getReview: () => held({ consultations: [asked] }) })
  await user.click(await screen.findByRole('button', { name: words.ask.open }))
  const dialog = within(await screen.findByRole('dialog', { name: words.ask.title }))
  await dialog.findByRole('option', { name: 'Reviewer 2e8a6f04' })
  expect(dialog.queryByRole('option', { name: words.colleague.any })).toBeNull()
})

test('the next reviewer reads the note of the handover first', async () => {
  const note = { attempt: 1, reviewerId: colleague, at, text: 'Only the photo is left.', handover: {} }
  const { words } = await open(path, { getReview: () => held({ notes: [note] }) })
  const alert = await screen.findByRole('alert')
  within(alert).getByText(note.text)
  const history = within(screen.getByRole('region', { name: words.earlier.title }))
  history.getByText(words.earlier.handedTo.replace('{{whom}}', words.colleague.any))
})

test('the page of a case that others hold says who it was handed to, and leads to a question', async () => {
  const { words } = await open(path, {
    getReview: () =>
      outline({
        handover: { by: 'somebody', to: colleague, at, mine: false },
        question: { consultationId, askedBy: colleague, askedAt: at, named: false },
      }),
  })
  await screen.findByText('From Reviewer somebody · to Reviewer 2e8a6f04')
  const link = screen.getByRole('link', {
    name: words.question.answer.replace('{{who}}', 'Reviewer 2e8a6f04'),
  })
  expect(link.getAttribute('href')).toBe(`${path}/questions/${consultationId}`)
})

const asking = `${path}/questions/${consultationId}`

test('an opinion is given by keys, with a note, and the case leaves the page', async () => {
  const { user, words, send, callsOf } = await open(asking, {
    getQuestion: () => ({ ...question, dueAt: inMinutes(600) }),
    giveOpinion: () => ({ applicationId, consultationId, outcome: 'APPROVE', reasons: [], at }),
  })
  await screen.findByText(question.question)
  screen.getByText(question.entered.name)
  await user.keyboard('1')
  await user.click(screen.getByText(words.question.note))
  await user.type(screen.getByRole('textbox', { name: words.question.note }), 'It is readable.')
  await send()
  await screen.findByText(words.question.thanksText)
  expect(screen.queryByText(question.entered.name)).toBeNull()
  expect(callsOf('giveOpinion').map(({ body }) => body)).toEqual([
    { outcome: 'APPROVE', reasons: [], note: 'It is readable.' },
  ])
  expect(callsOf('getQuestion')).toHaveLength(1)
})

test('a question that has ended shows nothing of the case', async () => {
  const { user, words, send } = await open(asking, {
    getQuestion: () => question,
    giveOpinion: () => refusal('ALREADY_DECIDED'),
  })
  await screen.findByText(question.entered.name)
  await user.keyboard('1')
  await send()
  await screen.findByText(words.question.ended)
  expect(screen.queryByText(question.entered.name)).toBeNull()
})

test('a lost lease closes the case when it is handed over', async () => {
  let reads = 0
  const { user, words, send } = await open(path, {
    getReview: () => {
      reads += 1
      return reads === 1 ? held() : outline()
    },
    handOverReview: () => refusal('WRONG_STATE'),
  })
  await screen.findByRole('button', { name: words.handOver.open })
  await user.keyboard('5')
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText(words.handOver.text), 'Note')
  await send()
  await screen.findByText(words.refusals.WRONG_STATE.title)
  await waitFor(() => expect(screen.queryByText(question.entered.name)).toBeNull())
})
