import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import { certificateTypes } from '#domain/certificates.ts'
import { account, firstPage, passportOnly } from './applicant-data.ts'
import { refusal } from './fake-service.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const { applicant: words, common } = texts()

test('an applicant with too many applications today sees when the next one is possible; the choice stays', async () => {
  const answers = {
    ...firstPage(account()),
    listCertificateTypes: () => passportOnly,
    createApplication: () => refusal('TOO_MANY_REQUESTS', { headers: { 'retry-after': '3600' } }),
  }
  const { user } = await openPage('/', { answers })
  await user.click(await screen.findByRole('button', { name: words.standing.UNAUTHENTICATED.action }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(await dialog.findByRole('checkbox'))
  await user.click(dialog.getByRole('button', { name: words.confirmation.continue }))
  const passport = await screen.findByRole('radio', {
    name: certificateTypes.PASSPORT.title.en,
  })
  await user.click(passport)
  await user.click(screen.getByRole('button', { name: words.choice.continue }))
  const [before = ''] = common.failure.tooOftenUntil.split('{{time}}')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(before))
  expect(passport.getAttribute('aria-checked')).toBe('true')
})
