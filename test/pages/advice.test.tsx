import { expect, test } from '@jest/globals'
import { screen, within } from '@testing-library/react'
import type { ExaminedDocument } from '#domain/documents.ts'
import { answersOf, applicationId, withApplication } from './applicant-data.ts'
import { openPage } from './open-page.tsx'
import { texts } from './stage.ts'

const { advice, upload, editor } = texts().application

/** The step of the files, whose files a machine has read so far. */
async function atFiles(read: Partial<ExaminedDocument>) {
  const draft = withApplication('DRAFT', {}, read)
  const answers = { ...answersOf(draft), getSuggestions: () => ({}) }
  const { user, container } = await openPage(`/applications/${applicationId}`, { answers })
  await user.click(await screen.findByRole('button', { name: editor.toFiles }))
  await screen.findByRole('button', { name: editor.next })
  const slot = container.querySelector<HTMLElement>('[data-slot=HOLDING]')
  if (slot === null) throw new Error('The page does not show the slot')
  return { user, slot: within(slot) }
}

test.each([
  ['without a reading', {}],
  ['if it could not be read', { evidence: 'UNAVAILABLE' }],
  ['if nothing was noticed', { evidence: 'READY' }],
] as const)('%s, a file is accepted', async (_, read) => {
  const { slot } = await atFiles(read)
  slot.getByText(upload.ACCEPTED)
  expect(slot.queryByText(advice.title)).toBeNull()
})

test('an advice does not hold anybody up, and can be dismissed', async () => {
  const { user, slot } = await atFiles({ evidence: 'READY', advice: ['TOO_DARK'] })
  slot.getByText(advice.notes.TOO_DARK[1])
  await user.click(slot.getByRole('button', { name: new RegExp(advice.keep) }))
  slot.getByText(upload.ACCEPTED)
  expect(slot.queryByText(advice.title)).toBeNull()
})
