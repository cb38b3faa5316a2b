import { expect, test } from '@jest/globals'
import { screen, within } from '@testing-library/react'
import { recordedAnswers } from '../../contract/reference/recorded-answers.ts'
import { reviewCountsSchema } from '../../contract/review.ts'
import { foundReviewsSchema } from '../../contract/search.ts'
import type { Language } from '../support/page-texts.ts'
import { account, firstPage } from './applicant-data.ts'
import { type Answers, refusal } from './fake-service.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const counts = reviewCountsSchema().parse(Object.values(recordedAnswers.countReviews.answer)[0])
const found = foundReviewsSchema().parse(recordedAnswers.searchReviews.answer.byNumber)

/** Beside it, the filters of the queue have a choice of regions, too. */
const form = () => document.querySelector('search') as HTMLElement

async function openQueue(searchReviews: NonNullable<Answers['searchReviews']>, language: Language = 'en') {
  const answers = {
    ...firstPage(account()),
    countReviews: () => counts,
    listReviews: () => ({ items: [] }),
    searchReviews,
  }
  const opened = await openPage('/reviews', { answers, language, groups: ['reviewers'] })
  const { search: words, reviewer } = texts(language)
  const field = await screen.findByRole('textbox', { name: words.label })
  const enter = async (text: string) => {
    await opened.user.clear(field)
    await opened.user.type(field, text)
  }
  const send = () => opened.user.click(screen.getByRole('button', { name: words.search }))
  return {
    ...opened,
    words,
    reviewer,
    enter,
    send,
    sent: () => opened.callsOf('searchReviews').map(({ body }) => body),
  }
}

test.each(['en', 'zh'] as const)(
  'a number is searched for with its region, and its result leads to the case (%s)',
  async language => {
    const { user, words, reviewer, enter, send, sent } = await openQueue(() => found, language)
    await enter('E12345678')
    await user.selectOptions(within(form()).getByRole('combobox', { name: words.issuedIn }), 'HK')
    await send()
    const [item] = found.items
    const shown = await screen.findByText(new RegExp(String(item?.applicationId)))
    const link = shown.closest('li')?.querySelector('a')
    expect(link?.getAttribute('href')).toBe(`/reviews/${item?.applicationId}`)
    screen.getByText(new RegExp(reviewer.statuses.APPROVED))
    expect(sent()).toEqual([{ kind: 'CERTIFICATE_NUMBER', value: 'E12345678', issuingRegion: 'HK' }])
    await user.click(screen.getByRole('button', { name: words.close }))
    expect(screen.queryByText(new RegExp(String(item?.applicationId)))).toBeNull()
  },
)

test('an address and an id are searched for without a region', async () => {
  const { words, enter, send, sent } = await openQueue(() => ({ items: [] }))
  await enter('someone@example.com')
  expect(within(form()).queryByRole('combobox', { name: words.issuedIn })).toBeNull()
  await send()
  await screen.findByText(words.nothingFound)
  await enter('id: 12345678')
  await send()
  expect(sent()).toEqual([
    { kind: 'EMAIL', value: 'someone@example.com' },
    { kind: 'ID', value: '12345678' },
  ])
})

test('an empty search is not sent, and a refused one says why', async () => {
  const { words, enter, send, sent } = await openQueue(() => refusal('INVALID_FIELD'))
  await send()
  screen.getByText(words.nothingEntered)
  expect(sent()).toEqual([])
  await enter('someone@')
  await send()
  await screen.findByText(words.invalid)
})
