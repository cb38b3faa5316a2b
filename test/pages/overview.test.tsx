import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import { countedApplicationsSchema, figuresSchema, reviewerFiguresSchema } from '../../contract/figures.ts'
import { recordedAnswers } from '../../contract/reference/recorded-answers.ts'
import { differencePageSchema } from '../../contract/second-review.ts'
import type { Language } from '../support/page-texts.ts'
import { account, firstPage } from './applicant-data.ts'
import type { Answers } from './fake-service.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const figures = figuresSchema().parse(recordedAnswers.getFigures.answer.days)
const reviewers = reviewerFiguresSchema().parse(recordedAnswers.getReviewerFigures.answer.days)
const differences = differencePageSchema().parse(recordedAnswers.listDifferences.answer.one)

async function open(language: Language, answers: Answers = {}) {
  const opened = await openPage('/overview', {
    answers: {
      ...firstPage(account()),
      getFigures: () => figures,
      getReviewerFigures: () => reviewers,
      listDifferences: () => differences,
      ...answers,
    },
    language,
    groups: ['operators'],
  })
  return { ...opened, words: texts(language).operator.overview }
}

test.each(['en', 'zh'] as const)('the chart of days has a table of the same numbers (%s)', async language => {
  const { container, words } = await open(language)
  const table = await screen.findByRole('table', { name: words.byDay })
  const rows = within(table).getAllByRole('row').slice(1)
  expect(
    rows.map(row =>
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ),
  ).toEqual(figures.days.map(day => [day.submitted, day.approved, day.retried, day.rejected].map(String)))
  // One line for each number, with dashes of its own, and markers of its own.
  const paths = () => [...container.querySelectorAll('figure div div svg path')]
  await waitFor(() => expect(paths()).toHaveLength(4 + 4 * figures.days.length))
  const dashes = paths().map(path => path.getAttribute('stroke-dasharray'))
  expect(new Set(dashes.filter(each => each !== null))).toHaveProperty('size', 3)
  const markers = paths().filter(path => path.hasAttribute('transform'))
  expect(new Set(markers.map(path => path.getAttribute('d'))).size).toBe(4)
})

test.each(['en', 'zh'] as const)(
  'each number of the period and of a reviewer leads to its list (%s)',
  async language => {
    const { words } = await open(language)
    const tiles = await screen.findByRole('list', { name: words.period })
    const { from, to } = figures
    const links = within(tiles).getAllByRole('link')
    expect(links).toHaveLength(within(tiles).getAllByRole('listitem').length)
    const address = (name: string) => within(tiles).getByRole('link', { name }).getAttribute('href')
    const slowest = `/overview/applications?figure=decisionTime&from=${from}&to=${to}`
    expect([address(words.median), address(words.p95)]).toEqual([slowest, slowest])
    const [one] = reviewers.items
    const row = (await screen.findByText(String(one?.reviewerId), { selector: 'td' })).closest('tr')
    const ofReviewer = within(row as HTMLElement).getAllByRole('link')
    expect(
      ofReviewer.map(link =>
        new URL(String(link.getAttribute('href')), 'https://x').searchParams.get('figure'),
      ),
    ).toEqual(['decisions', 'retried', 'secondReviewed'])
  },
)

test('the slowest decisions are listed with their times', async () => {
  const address = '/overview/applications?figure=decisionTime&from=2026-11-23&to=2026-11-25'
  const [item] = countedApplicationsSchema().parse(
    recordedAnswers.listCountedApplications.answer.retried,
  ).items
  if (item === undefined) throw new Error('nothing was recorded')
  const { callsOf } = await openPage(address, {
    answers: {
      ...firstPage(account()),
      listCountedApplications: () => ({ items: [{ ...item, minutes: 90 }] }),
    },
    groups: ['operators'],
  })
  await screen.findByRole('heading', { level: 1, name: texts().operator.overview.lists.decisionTime })
  await screen.findByText(/decided after 1\.5 hr/)
  expect(callsOf('listCountedApplications')[0]?.query.get('figure')).toBe('decisionTime')
})

test('figures of reviewers are shown and saved by week', async () => {
  const asked: (string | null)[] = []
  const { user, words } = await open('en', {
    getReviewerFigures: ({ query }) => {
      asked.push(query.get('by'))
      return reviewers
    },
  })
  await user.click(await screen.findByRole('radio', { name: words.spans.WEEK }))
  await screen.findByRole('columnheader', { name: words.spanOf.WEEK })
  expect(asked).toEqual(['PERIOD', 'WEEK'])
})

test('a difference names both reviewers, their outcomes and the reasons, and leads to the account', async () => {
  const { words } = await open('en')
  const [difference] = differences.items
  const link = await screen.findByRole('link', { name: `Account ${difference?.accountId}` })
  expect(link.getAttribute('href')).toBe(`/operations/accounts/${difference?.accountId}`)
  screen.getByText(new RegExp(`^First: approved, by ${difference?.first.reviewerId}`))
  screen.getByText(new RegExp(`^Second: asked for a retry, by ${difference?.second.reviewerId} \\(`))
  screen.getByText(words.differencesLead)
})

test('the agreement stands with its reviewer, and a dash where there was no second opinion', async () => {
  const [one] = reviewers.items
  if (one === undefined) throw new Error('no reviewer was recorded')
  const { agreement: _none, medianMinutesInHand: _unknown, ...without } = one
  const other = { ...without, reviewerId: 'reviewer-2', secondReviewed: 0, agreed: 0 }
  await open('zh', { getReviewerFigures: () => ({ ...reviewers, items: [one, other] }) })
  const rowOf = async (name: string) => (await screen.findByText(name)).closest('tr')?.textContent
  expect(await rowOf(one.reviewerId)).toContain('0/1（0%）')
  expect(await rowOf('reviewer-2')).toMatch(/––$/)
})
