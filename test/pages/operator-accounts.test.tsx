import { expect, test } from '@jest/globals'
import { act, screen, waitFor, within } from '@testing-library/react'
import { operatorAccountSchema } from '../../contract/account.ts'
import { recordedAnswers } from '../../contract/reference/recorded-answers.ts'
import { account, firstPage } from './applicant-data.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const recorded = operatorAccountSchema().parse(recordedAnswers.getAccountAsOperator.answer.authenticated)
const { revocation: words } = texts().operator

const addressOf = (accountId: string) => `/operations/accounts/${accountId}`

/** The browser opens an earlier or a later page of its history. */
const travelTo = async (accountId: string) => {
  act(() => {
    window.history.pushState(null, '', addressOf(accountId))
    window.dispatchEvent(new PopStateEvent('popstate'))
  })
  await screen.findByText(accountId)
  return screen.findByRole('button', { name: words.open, hidden: true })
}

test('a reason that was written about one account is not there on the page of another', async () => {
  const { user } = await openPage(addressOf('account-a'), {
    groups: ['operators'],
    accountId: 'operator-1',
    answers: {
      ...firstPage(account()),
      getAccountAsOperator: ({ path: [accountId = ''] }) => ({ ...recorded, accountId }),
      listApplicationsAsOperator: () => ({ items: [] }),
      getAuditTrail: () => ({ items: [] }),
    },
  })
  await screen.findByRole('button', { name: words.open })
  await user.click(await travelTo('account-b'))
  const dialog = within(await screen.findByRole('dialog', { name: words.confirmTitle }))
  await user.type(dialog.getByRole('textbox'), 'The certificate was stolen.')
  // The page of the first account is still in memory and opens at once.
  const open = await travelTo('account-a')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(open)
  const next = within(await screen.findByRole('dialog', { name: words.confirmTitle }))
  expect(next.getByRole<HTMLTextAreaElement>('textbox').value).toBe('')
})
