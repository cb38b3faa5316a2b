import { expect, test } from '@jest/globals'
import { act, screen, waitFor, within } from '@testing-library/react'
import { operatorAccountSchema } from '../../contract/account.ts'
import { recordedAnswers } from '../../contract/reference/recorded-answers.ts'
import { endpointSchema } from '../../contract/webhooks.ts'
import { account, firstPage } from './applicant-data.ts'
import { type Answers, refusal } from './fake-service.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const found = operatorAccountSchema().parse(recordedAnswers.getAccountAsOperator.answer.authenticated)
const endpoint = endpointSchema().parse(recordedAnswers.getWebhookEndpoint.answer.enabled)
const { webhooks: words, search, operator } = texts()

/** A page of an operator, with an answer that is given when the test says so. */
async function open(path: string, answersOf: (isLate: Promise<undefined>) => Answers) {
  let answer: () => void = () => undefined
  const isLate = new Promise<undefined>(resolve => (answer = () => resolve(undefined)))
  const opened = await openPage(path, {
    groups: ['operators'],
    accountId: 'operator-1',
    answers: {
      ...firstPage(account()),
      listParkedApplications: () => ({ items: [] }),
      listOverrideProposals: () => ({ items: [] }),
      getCalendar: () => refusal('NOT_FOUND'),
      listWebhookEndpoints: () => ({ items: [endpoint] }),
      ...answersOf(isLate),
    },
  })
  /** The answer is given, and the pages have had time to act on it. */
  const answerComes = () =>
    act(async () => {
      answer()
      await new Promise(resolve => setTimeout(resolve, 200))
    })
  return { ...opened, answerComes }
}

test('an account that is found late does not replace the page that was opened meanwhile', async () => {
  const { user, answerComes, callsOf } = await open('/operations', isLate => ({
    searchAccounts: () =>
      isLate.then(() => ({
        accounts: [{ accountId: found.accountId, authenticationStatus: found.authenticationStatus }],
        applications: [],
      })),
  }))
  await user.type(await screen.findByRole('textbox', { name: search.label }), `id:${found.accountId}{Enter}`)
  await waitFor(() => expect(callsOf('searchAccounts')).toHaveLength(1))
  const [link] = screen.getAllByRole('link', { name: texts().common.nav.webhooks })
  await user.click(link as HTMLElement)
  await screen.findByRole('heading', { level: 1, name: words.title })
  await answerComes()
  screen.getByRole('heading', { level: 1, name: words.title })
})

test('an endpoint that is deleted late does not close the page that was opened meanwhile', async () => {
  const { user, answerComes, callsOf } = await open('/operations', isLate => ({
    getWebhookEndpoint: () => endpoint,
    listWebhookDeliveries: () => ({ items: [] }),
    deleteWebhookEndpoint: () => isLate,
  }))
  const [link] = await screen.findAllByRole('link', { name: texts().common.nav.webhooks })
  await user.click(link as HTMLElement)
  await user.click(await screen.findByRole('link', { name: endpoint.url }))
  await user.click(await screen.findByRole('button', { name: words.deletion.open }))
  const dialog = within(await screen.findByRole('dialog', { name: words.deletion.confirmTitle }))
  await user.click(dialog.getByRole('button', { name: words.deletion.doIt }))
  await waitFor(() => expect(callsOf('deleteWebhookEndpoint')).toHaveLength(1))
  act(() => window.history.go(-2))
  await screen.findByRole('heading', { level: 1, name: operator.title })
  await answerComes()
  screen.getByRole('heading', { level: 1, name: operator.title })
})
