import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import { account, answersOf, applicationId, firstPage, withApplication } from './applicant-data.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const { applicant: words, application } = texts()

const title = (name: string) => screen.findByRole('heading', { level: 1, name })

test.each([
  ['a member of a partner program', account({ partnerProgram: true }), 'PARTNER_PROGRAM_MEMBER'],
  ['an account without a region', { ...account(), registrationRegion: null }, 'REGION_MISMATCH'],
] as const)('%s sees why it cannot start', async (_, shown, block) => {
  const eligibility = { eligible: false, reasons: [block] }
  await openPage('/', { answers: firstPage({ ...shown, eligibility }) })
  await screen.findByText(words.blocked[block].title)
  expect(screen.queryByRole('button', { name: words.standing.UNAUTHENTICATED.action })).toBeNull()
})

test('without any application there is no consent to withdraw', async () => {
  await openPage('/', { answers: firstPage(account()) })
  await screen.findByText(words.applications.none)
  expect(screen.queryByRole('button', { name: words.privacy.withdraw })).toBeNull()
})

test('a rejection shows its reasons and the next step, and a new application can be started', async () => {
  const rejected = withApplication('REJECTED', {
    appliedDecision: {
      outcome: 'REJECT',
      reasons: [{ code: 'NOT_THE_HOLDER' }],
      decidedAt: '2026-11-23T02:10:00.000Z',
    },
  })
  const { user } = await openPage(`/applications/${applicationId}`, { answers: answersOf(rejected) })
  await title(application.outcomes.REJECTED.title)
  screen.getByText(/Only the holder of a certificate can authenticate with it/)
  await user.click(await screen.findByRole('link', { name: application.outcomes.again }))
  await screen.findByRole('dialog', { name: words.confirmation.title })
})

test('an expired draft explains its end, and the first page links to it', async () => {
  const expired = withApplication('EXPIRED_DRAFT')
  const { user } = await openPage('/', { answers: answersOf(expired) })
  await user.click(await screen.findByRole('link', { name: new RegExp(words.statuses.EXPIRED) }))
  await title(application.outcomes.EXPIRED.title)
  screen.getByText(application.outcomes.EXPIRED.text)
  await screen.findByRole('link', { name: application.outcomes.again })
})

test('beside a revoked authentication, a later application is one click away', async () => {
  const { application: inChinese } = texts('zh')
  const revoked = withApplication('REVOKED')
  const currentApplicationId = '7d0c24ae-8ee5-40e7-9e36-3c605ee3453d'
  const later = account({ authenticationStatus: 'UNAUTHENTICATED', currentApplicationId })
  expect(later.eligibility.eligible).toBe(false)
  const answers = { ...answersOf(revoked), getAccount: () => later }
  await openPage(`/applications/${applicationId}`, { answers, language: 'zh' })
  await title(inChinese.outcomes.REVOKED.title)
  await screen.findByText(inChinese.outcomes.since)
  expect(screen.queryByRole('link', { name: inChinese.outcomes.again })).toBeNull()
  const link = screen.getByRole('link', { name: inChinese.outcomes.toCurrent })
  expect(link.getAttribute('href')).toBe(`/applications/${currentApplicationId}`)
})

test('an overdue review gives the applicant no task; a provisional deadline is explained', async () => {
  const late = withApplication('OPEN_REVIEW', { overdue: true })
  await openPage(`/applications/${applicationId}`, { answers: answersOf({ ...late, dueProvisional: true }) })
  await screen.findByText(application.progress.overdue)
  screen.getByText(application.progress.wasDue)
  screen.getByText(application.progress.provisional)
  expect(screen.queryByText(application.progress.due)).toBeNull()
})
