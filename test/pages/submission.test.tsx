import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import { answersOf, applicationId, withApplication } from './applicant-data.ts'
import { type Answers, refusal } from './fake-service.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const { application, common } = texts()

const draft = withApplication('DRAFT')
const inReview = withApplication('OPEN_REVIEW')
const entered = { name: 'LI SPECIMEN', certificateNumber: 'C01X00T47', expiryDate: '2039-12-31' }

/** The form of a draft with accepted files, filled in. */
async function atFilledForm(changed: Answers) {
  const answers = { ...answersOf(draft), getSuggestions: () => ({}), ...changed }
  const { user, container, callsOf } = await openPage(`/applications/${applicationId}`, { answers })
  await screen.findByRole('button', { name: application.details.submit })
  const field = (name: string) => {
    const found = container.querySelector<HTMLInputElement>(`#${name}`)
    if (found === null) throw new Error(`The form has no field ${name}`)
    return found
  }
  for (const [name, value] of Object.entries(entered)) {
    await user.click(field(name))
    await user.paste(value)
  }
  const submit = async () => {
    await user.click(screen.getByRole('button', { name: application.details.submit }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: application.summary.confirm }))
  }
  const isTold = async (text: string) => {
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(text))
    expect(field('name').value).toBe(entered.name)
  }
  return { callsOf, field, submit, isTold }
}

test.each(['CERTIFICATE_QUOTA_EXCEEDED', 'PARTNER_PROGRAM_MEMBER', 'REGION_MISMATCH'] as const)(
  'a submission that is refused with %s is explained, and the typed text stays',
  async code => {
    const { submit, isTold } = await atFilledForm({ submitApplication: () => refusal(code) })
    await submit()
    await isTold(application.problems[code])
  },
)

test('a refused field is marked, and the typed text stays', async () => {
  const errors = [{ pointer: '/expiryDate', code: 'CERTIFICATE_EXPIRED', message: '' }] as const
  const refused = () => refusal('INVALID_FIELD', { errors })
  const { submit, isTold, field } = await atFilledForm({ submitApplication: refused })
  await submit()
  await isTold(application.problems.INVALID_FIELD)
  screen.getByText(application.fieldProblems.CERTIFICATE_EXPIRED)
  expect(field('expiryDate').getAttribute('aria-invalid')).toBe('true')
})

test('a timeout is shown, and submitting again sends the same Idempotency-Key', async () => {
  let tries = 0
  const submitApplication = () => {
    tries += 1
    return tries === 1 ? refusal('TOOK_TOO_LONG') : inReview
  }
  const getApplication = () => (tries > 1 ? inReview : draft)
  const { submit, isTold, callsOf } = await atFilledForm({ submitApplication, getApplication })
  await submit()
  await isTold(common.failure.TOOK_TOO_LONG)
  await submit()
  await screen.findByRole('heading', { level: 1, name: application.progress.title })
  const keys = callsOf('submitApplication').map(({ headers }) => headers.get('idempotency-key'))
  expect(keys).toEqual([expect.any(String), keys[0]])
})

test('an applicant with too many submissions sees when the next one is possible', async () => {
  const headers = { 'retry-after': '3600' }
  const { submit } = await atFilledForm({
    submitApplication: () => refusal('TOO_MANY_REQUESTS', { headers }),
  })
  await submit()
  const [before = ''] = common.failure.tooOftenUntil.split('{{time}}')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(before))
})
