import { describe, expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import type { AuthenticatedAccount, HeldCertificate } from '#domain/account.ts'
import { certificateTypes } from '#domain/certificates.ts'
import type { Language } from '../support/page-texts.ts'
import { monday } from '../support/world.ts'
import {
  account,
  answersOf,
  applicationId,
  firstPage,
  passportOnly,
  withApplication,
} from './applicant-data.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const renewalId = '7d0c24ae-8ee5-40e7-9e36-3c605ee3453d'

/** Monday is 23 November 2026. */
function authenticated(expiresOn: string | undefined, changed: Partial<AuthenticatedAccount> = {}) {
  const certificate: HeldCertificate = {
    certificateType: 'PASSPORT',
    issuingRegion: 'DE',
    maskedNumber: 'C******47',
    ...(expiresOn === undefined ? {} : { expiresOn }),
  }
  return account({
    authenticationStatus: 'AUTHENTICATED',
    currentApplicationId: applicationId,
    certificate,
    ...changed,
  })
}

test.each([
  ['en', '2026-12-01', 'Your certificate expires on 1 December 2026'],
  ['zh', '2026-11-20', '您的证件已于2026年11月20日到期'],
] as const)(
  'a certificate that is due is shown with its renewal (%s)',
  async (language: Language, date, title) => {
    const { application, applicant } = texts(language)
    const { user, callsOf } = await openPage('/', {
      language,
      answers: {
        ...firstPage(authenticated(date)),
        listCertificateTypes: () => passportOnly,
        createApplication: () => ({ ...withApplication('DRAFT'), purpose: 'RENEWAL' as const }),
        getApplication: () => withApplication('DRAFT'),
      },
    })
    await screen.findByText(title)
    screen.getByText(application.renewal.due)
    await user.click(screen.getByRole('button', { name: application.renewal.renew }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(await dialog.findByRole('checkbox'))
    await user.click(dialog.getByRole('button', { name: applicant.confirmation.continue }))
    await user.click(await screen.findByRole('radio', { name: certificateTypes.PASSPORT.title[language] }))
    await user.click(screen.getByRole('button', { name: applicant.choice.continue }))
    await waitFor(() =>
      expect(callsOf('createApplication').map(({ body }) => body)).toMatchObject([{ purpose: 'RENEWAL' }]),
    )
  },
)

test('a valid certificate can be changed without a prompt', async () => {
  const { application } = texts()
  await openPage('/', { answers: firstPage(authenticated('2031-05-01')) })
  const until = await screen.findByText('valid until 1 May 2031')
  expect(until.parentElement?.textContent).toBe('Passport · C******47 · valid until 1 May 2031')
  screen.getByRole('button', { name: application.renewal.change })
  expect(screen.queryByRole('button', { name: application.renewal.renew })).toBeNull()
})

test('a member of a partner program is offered no renewal', async () => {
  const { application } = texts()
  await openPage('/', { answers: firstPage(authenticated('2026-12-01', { partnerProgram: true })) })
  await screen.findByText(application.renewal.due)
  expect(screen.queryByRole('button', { name: application.renewal.renew })).toBeNull()
})

test('during a renewal the first page leads to it and says that the authentication stands', async () => {
  const { application } = texts()
  await openPage('/', {
    answers: firstPage(authenticated('2026-12-01', { renewalApplicationId: renewalId })),
  })
  await screen.findByText(application.renewal.openTitle)
  screen.getByText(application.renewal.stands)
  expect(screen.getByRole('link', { name: application.renewal.toOpen }).getAttribute('href')).toBe(
    `/applications/${renewalId}`,
  )
  expect(screen.queryByRole('button', { name: application.renewal.renew })).toBeNull()
})

describe('on a stage that revokes an authentication when its certificate expires', () => {
  const rules = { revokeAtExpiry: true }

  test.each([
    ['en', '1 December 2026'],
    ['zh', '2026年12月1日'],
  ] as const)('the first page says when it ends (%s)', async (language, date) => {
    const { renewal } = texts(language).application
    const due = await openPage('/', { language, rules, answers: firstPage(authenticated('2026-12-01')) })
    await screen.findByText(renewal.dueWithEnd)
    due.unmount()
    const open = authenticated('2026-12-01', { renewalApplicationId: renewalId })
    await openPage('/', { language, rules, answers: firstPage(open) })
    await screen.findByText(renewal.standsUntil.replace('{{date}}', date))
  })

  test('a long-term certificate ends no authentication', async () => {
    const open = authenticated(undefined, { renewalApplicationId: renewalId })
    await openPage('/', { rules, answers: firstPage(open) })
    await screen.findByText(texts().application.renewal.stands)
  })
})

test('the pages of a renewal say that the authentication stands, while it does', async () => {
  const { application } = texts()
  const inReview = { ...withApplication('OPEN_REVIEW'), purpose: 'RENEWAL' as const }
  const standing = authenticated('2031-05-01', { currentApplicationId: renewalId })
  await openPage(`/applications/${applicationId}`, {
    answers: { ...answersOf(inReview), getAccount: () => standing },
  })
  await screen.findByText(application.renewal.stands)
})

test('a rejected renewal says that the authentication stands, and a superseded application that another replaced it', async () => {
  const { application, applicant } = texts()
  const rejected = { ...withApplication('REJECTED'), purpose: 'RENEWAL' as const }
  const standing = authenticated('2031-05-01', { currentApplicationId: renewalId })
  const answers = { ...answersOf(rejected), getAccount: () => standing }
  const { unmount } = await openPage(`/applications/${applicationId}`, { answers })
  await screen.findByText(application.renewal.endedStands)
  expect(screen.queryByText(application.outcomes.since)).toBeNull()
  unmount()
  const superseded = { ...withApplication('SUPERSEDED'), supersededBy: renewalId }
  await openPage(`/applications/${applicationId}`, { answers: answersOf(superseded) })
  await screen.findByText(application.renewal.superseded.title)
  screen.getByText(application.renewal.superseded.text)
  screen.getByText(applicant.statuses.SUPERSEDED)
  const newer = screen.getByRole('link', { name: application.renewal.superseded.toNewer })
  expect(newer.getAttribute('href')).toBe(`/applications/${renewalId}`)
})

/** An application whose authentication was revoked because its certificate expired. */
function endedByExpiry() {
  const { timeline, ...ended } = withApplication('REVOKED')
  const entry = { at: monday, attempt: 1, sequence: 1, messageKey: '', title: { en: '', zh: '' } }
  const details = { reasons: [{ code: 'CERTIFICATE_EXPIRED' }] }
  return { ...ended, timeline: [...timeline, { ...entry, event: 'application.revoked' as const, details }] }
}

describe('the page of an authentication that ended with its certificate', () => {
  test.each(['en', 'zh'] as const)(
    'says so and offers to authenticate again (%s)',
    async (language: Language) => {
      const { application } = texts(language)
      const { REVOKED, endedWithCertificate, since } = application.outcomes
      await openPage(`/applications/${applicationId}`, { language, answers: answersOf(endedByExpiry()) })
      await screen.findByText(endedWithCertificate.title)
      screen.getByText(endedWithCertificate.text)
      await screen.findByRole('link', { name: endedWithCertificate.again })
      expect(screen.queryByText(REVOKED.text)).toBeNull()
      expect(screen.queryByText(since)).toBeNull()
    },
  )

  test('leads to the renewal that is in review, and does not offer to authenticate again', async () => {
    const { application } = texts()
    const { endedWithCertificate, toCurrent } = application.outcomes
    const inReview = account({ authenticationStatus: 'IN_REVIEW', currentApplicationId: renewalId })
    await openPage(`/applications/${applicationId}`, {
      answers: { ...answersOf(endedByExpiry()), getAccount: () => inReview },
    })
    await screen.findByRole('link', { name: toCurrent })
    screen.getByText(endedWithCertificate.title)
    expect(screen.queryByRole('link', { name: endedWithCertificate.again })).toBeNull()
  })

  test('is that of a revocation if an operator revoked it', async () => {
    const { application } = texts()
    await openPage(`/applications/${applicationId}`, { answers: answersOf(withApplication('REVOKED')) })
    await screen.findByText(application.outcomes.REVOKED.text)
    expect(screen.queryByText(application.outcomes.endedWithCertificate.title)).toBeNull()
  })
})

test('the operator sees the certificate with its status', async () => {
  const { operator } = texts()
  const shown = { ...authenticated('2026-12-01'), partnerProgram: false }
  await openPage(`/operations/accounts/${shown.accountId}`, {
    accountId: 'operator-1',
    groups: ['operators'],
    answers: {
      ...firstPage(account()),
      getAccountAsOperator: () => shown,
      listApplicationsAsOperator: () => ({ items: [] }),
      getAuditTrail: () => ({ items: [] }),
    },
  })
  await screen.findByText('Passport · C******47')
  screen.getByText(new RegExp(operator.certificateStatuses.EXPIRING))
})
