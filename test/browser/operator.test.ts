import { describe, expect, test } from '@jest/globals'
import { search } from '#web/locales/en/search.ts'
import {
  applicant,
  approval,
  decide,
  eventually,
  newPassportNumber,
  operator,
  reaches,
  reviewer,
  submitted,
} from '../engine/world.ts'
import { findingsInAllLooks, findingsOn } from './axe.ts'
import { servePagesOf, signIn } from './browser.ts'
import { operatorPages } from './operator-pages.ts'

const pageOf = (accountId: string) => `/operations/accounts/${accountId}`

describe('an operator', () => {
  test('finds an account by its id and sets another region', async () => {
    const [owner, boss] = await Promise.all([applicant('CN'), operator()])
    const { accountId } = await owner.api.call('getAccount')
    const page = await signIn(boss.user, '/operations')
    const { words, button, field } = operatorPages(page)
    await field(search.label).fill('li@nowhere')
    await button(search.search).click()
    await page.getByText(search.invalid).waitFor()
    await field(search.label).fill(owner.user.username)
    await button(search.search).click()
    await page.getByRole('link', { name: accountId }).waitFor()
    await field(search.label).fill(accountId)
    await button(search.search).click()
    await page.getByText('China (CN)', { exact: true }).waitFor()
    await button(words.account.edit).click()
    const dialog = page.getByRole('dialog')
    await field(words.account.region).selectOption('HK')
    await field(words.account.inPartnerProgram).click()
    await button(words.account.save).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('Hong Kong (HK)', { exact: true }).waitFor()
    await page.getByText(words.ineligibility.PARTNER_PROGRAM_MEMBER).waitFor()
    await page.getByText(words.auditActions['account.put']).waitFor()
    expect(await boss.api.call('getAccountAsOperator', { path: { accountId } })).toMatchObject({
      registrationRegion: 'HK',
      partnerProgram: true,
    })
  })

  test('reads an application and the other accounts of its certificate, revokes the authentication and erases the account', async () => {
    const [owner, other, boss, judge] = await Promise.all([applicant(), applicant(), operator(), reviewer()])
    const number = newPassportNumber()
    const { applicationId, accountId } = await submitted(owner, number)
    const second = await submitted(other, number)
    await decide(judge, applicationId, approval)
    await reaches(owner, applicationId, 'APPROVED')
    const page = await signIn(boss.user, pageOf(accountId))
    const { words, button, field } = operatorPages(page)
    await page.getByText('Your account is real-name authenticated').waitFor()
    const trail = page.getByRole('list', { name: words.audit.title })
    await trail.getByText(words.auditActions['review.claim']).waitFor()
    await trail.getByText(words.auditActions['application.approve']).waitFor()

    await field(words.audit.kind).selectOption('review')
    await trail.getByText(words.auditActions['application.approve']).waitFor({ state: 'detached' })
    await trail.getByText(words.auditActions['review.claim']).waitFor()
    const download = page.waitForEvent('download')
    await button(words.audit.csv).click()
    expect((await download).suggestedFilename()).toBe(`audit-trail-${accountId}.csv`)
    await field(words.audit.kind).selectOption('')
    await trail.getByText(words.auditActions['account.export-trail']).waitFor()

    await button(words.certificateAccounts.show).click()
    const others = page.getByRole('list', { name: words.certificateAccounts.title })
    await others.getByRole('link', { name: second.accountId }).waitFor()
    expect(await findingsOn(page)).toEqual([])

    await button(words.revocation.open).click()
    const dialog = page.getByRole('dialog')
    await button(words.revocation.doIt).click()
    await dialog.getByText(words.reasonNeeded).waitFor()
    await field(words.reason).fill('A report that proved true.')
    await button(words.revocation.doIt).click()
    await dialog.waitFor({ state: 'detached' })
    await reaches(owner, applicationId, 'REVOKED')
    await page.getByText(words.authenticationStatuses.UNAUTHENTICATED).waitFor()

    await button(words.erasure.open).click()
    await field(words.reason).fill('Asked for in writing.')
    await button(words.erasure.doIt).click()
    await dialog.getByText(words.erasure.typeAgain.replace('{{word}}', accountId.slice(0, 8))).waitFor()
    await field(words.erasure.type.replace('{{word}}', accountId.slice(0, 8))).fill(accountId.slice(0, 8))
    await button(words.erasure.doIt).click()
    const receipt = page.getByRole('status').filter({ hasText: words.erasure.receipt })
    await receipt.getByText(applicationId).waitFor()
    await trail.getByText(words.auditActions['account.erase']).first().waitFor()
  })

  test('reads a long audit trail page by page; the focus moves to the first new entry', async () => {
    const [owner, boss] = await Promise.all([applicant(), operator()])
    const { accountId } = await submitted(owner)
    const page = await signIn(boss.user, pageOf(accountId))
    await servePagesOf(page, 5)
    await page.reload()
    const { words, button } = operatorPages(page)
    const entries = page.getByRole('list', { name: words.audit.title }).getByRole('listitem')
    await eventually(
      () => entries.count(),
      count => count === 5,
    )
    await page.getByText(words.auditActions['account.create']).waitFor({ state: 'detached' })
    await button(words.more).click()
    await page.getByText(words.auditActions['account.create']).waitFor()
    const goesOn = entries.nth(5)
    // The focus moves after the entry is shown.
    await eventually(() => goesOn.evaluate(entry => entry === entry.ownerDocument.activeElement), Boolean)
  })

  test('reads the calendar of a year, puts a list from a file into force, and removes it', async () => {
    const boss = await operator()
    const page = await signIn(boss.user, '/operations')
    const { words, button, field } = operatorPages(page)
    const year = String(new Date().getFullYear() + 2)
    await field(words.calendar.year).selectOption(year)
    const choose = async (content: string) => {
      const choosing = page.waitForEvent('filechooser')
      await button(words.calendar.choose.replace('{{year}}', year)).click()
      const buffer = Buffer.from(content)
      await (await choosing).setFiles({ name: 'list.json', mimeType: 'application/json', buffer })
    }
    await choose('{"off": 1}')
    await page.getByText(words.calendar.unreadable).waitFor()
    await choose(JSON.stringify({ off: ['1999-01-01'], work: [] }))
    await page.getByText(words.calendar.refused).waitFor()
    await choose(JSON.stringify({ off: [`${year}-01-01`, `${year}-01-02`], work: [] }))
    const dialog = page.getByRole('dialog')
    await dialog.getByText('1 Jan – 2 Jan').waitFor()
    await dialog.getByText(words.calendar.unusual.split('{{')[0] ?? '').waitFor()
    await button(words.calendar.doIt).click()
    await page.getByText(words.calendar.put.replace('{{year}}', year)).waitFor()
    await page.getByText('1 Jan – 2 Jan').waitFor()
    expect(await boss.api.call('getCalendar', { path: { year } })).toMatchObject({ source: 'OPERATOR' })
    await button(words.calendar.takeBack).click()
    await page.getByText(words.calendar.takenBack).waitFor()
    await page.getByText(words.calendar.unknown).waitFor()

    // A list that was put earlier is removed in the same place.
    await boss.api.call('putCalendar', { path: { year }, body: { off: [`${year}-01-01`], work: [] } })
    await page.reload()
    await field(words.calendar.year).selectOption(year)
    await button(words.calendar.removal.open).click()
    await dialog.getByText(words.calendar.removal.text).waitFor()
    expect(await findingsOn(page)).toEqual([])
    await button(words.calendar.removal.doIt).click()
    await page.getByText(words.calendar.takenBack).waitFor()
    await page.getByText(words.calendar.unknown).waitFor()
  })

  test('sees that an unknown account does not exist', async () => {
    const boss = await operator()
    const page = await signIn(boss.user, pageOf('nobody'))
    const { words } = operatorPages(page)
    await page.getByRole('alert').waitFor()
    expect(await page.getByText(words.account.facts).count()).toBe(0)
  })
})

test('the operator’s pages are accessible in every look', async () => {
  const [owner, boss, judge] = await Promise.all([applicant(), operator(), reviewer()])
  const { applicationId, accountId } = await submitted(owner)
  await decide(judge, applicationId, approval)
  await reaches(owner, applicationId, 'APPROVED')
  const page = await signIn(boss.user, '/operations')
  const { words, button } = operatorPages(page)
  await page.getByText(words.calendar.off).waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  const tooShort = Buffer.from(`{"off": ["${new Date().getFullYear()}-01-01"], "work": []}`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'list.json', mimeType: 'application/json', buffer: tooShort })
  await page.getByRole('dialog').getByRole('alert').waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.goto(pageOf(accountId))
  await page.getByRole('list', { name: words.audit.title }).getByRole('listitem').first().waitFor()
  await page.getByText(applicationId).first().waitFor()
  expect(await findingsInAllLooks(page)).toEqual([])
  for (const open of [words.account.edit, words.revocation.open, words.erasure.open]) {
    await button(open).click()
    await page.getByRole('dialog').getByRole('button').first().waitFor()
    expect(await findingsInAllLooks(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
})
