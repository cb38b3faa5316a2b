import type { Locator, Page } from 'playwright-core'
import { type CertificateType, certificateTitle, type Slot } from '../../domain/certificates.ts'
import type { Upload } from '../engine/world.ts'
import { type Language, texts } from './texts.ts'

/** The longest time of an examination, or until the page reads from the service again. */
const patience = { timeout: 40_000 }

/** The actions of an applicant on the pages. */
export function applicantPages(page: Page, language: Language = 'en') {
  const { applicant, application } = texts(language)
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true })
  const button = (name: string, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true })
  const slot = (name: Slot) => page.locator(`[data-slot=${name}]`)
  const field = (name: 'name' | 'certificateNumber' | 'expiryDate') => page.locator(`#${name}`)

  /** From Basic information to the first file. `by`: the button there. */
  const start = async (
    certificateType: CertificateType,
    by: string = applicant.standing.UNAUTHENTICATED.action,
  ): Promise<string> => {
    await button(by).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox').check()
    await button(applicant.confirmation.continue, dialog).click()
    await heading(applicant.choice.title).waitFor()
    await page
      .getByRole('radio', { name: certificateTitle(certificateType, 'CN')[language], exact: true })
      .click()
    await button(applicant.choice.continue).click()
    await heading(application.editor.title).waitFor()
    return new URL(page.url()).pathname.split('/').at(-1) ?? ''
  }

  const choose = (
    name: Slot,
    { fileName, contentType, bytes }: Omit<Upload, 'slot' | 'contentType'> & { contentType: string },
  ) =>
    slot(name)
      .locator('input[type=file]')
      .last()
      .setInputFiles({ name: fileName, mimeType: contentType, buffer: bytes })

  const enlarge = (name: Slot) =>
    slot(name)
      .getByRole('button', { name: `${application.enlarged.open}: ` })
      .click()

  const says = (name: Slot, text: string) => slot(name).getByText(text).first().waitFor(patience)
  const isAccepted = (name: Slot) => slot(name).locator('[data-state=ACCEPTED]').waitFor(patience)

  const next = async () => {
    await button(application.editor.next).click()
    await page.getByRole('heading', { level: 2, name: application.steps.details }).waitFor()
  }

  const fillIn = async (details: { name?: string; certificateNumber?: string; expiryDate?: string }) => {
    for (const [name, value] of Object.entries(details)) {
      await field(name as keyof typeof details).fill(value)
      await page.keyboard.press('Tab')
    }
  }

  const submit = async () => {
    await button(application.details.submit).click()
    await button(application.summary.confirm, page.getByRole('dialog')).click()
  }

  const isInReview = () => heading(application.progress.title).waitFor(patience)
  const shows = (title: string) => heading(title).waitFor(patience)

  return {
    button,
    heading,
    slot,
    field,
    start,
    choose,
    enlarge,
    says,
    isAccepted,
    next,
    fillIn,
    submit,
    isInReview,
    shows,
  }
}
