import type { Locator, Page } from 'playwright-core'
import type { DecisionOutcome } from '../../domain/application.ts'
import type { ReasonCode } from '../../domain/reasons.ts'
import { eventually } from '../engine/world.ts'
import { type Language, texts } from './texts.ts'

/** The actions of a reviewer on the pages. */
export function reviewerPages(page: Page, language: Language = 'en') {
  const { reviewer: words } = texts(language)
  const button = (name: string, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true })
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
  const entered = page.getByRole('heading', { name: words.entered.title })
  // The next case is rendered ahead, hidden.
  const pictures = page.locator('main [role=group] > img').filter({ visible: true })
  const outcome = (of: DecisionOutcome) => page.getByRole('radio', { name: words.outcomes[of], exact: true })
  /** The outcome, once it is chosen. */
  const chosen = (of: DecisionOutcome) =>
    page.getByRole('radio', { name: words.outcomes[of], exact: true, checked: true })
  /** A reason, about one file if it can name files. */
  const reason = (code: ReasonCode, slot?: keyof typeof words.slots) =>
    page.getByRole('checkbox', {
      name: slot === undefined ? words.reasons[code] : `${words.reasons[code]} · ${words.slots[slot]}`,
      exact: true,
    })
  const note = async (text: string) => {
    await page.locator('summary').filter({ hasText: words.decision.note }).click()
    await page.getByRole('textbox', { name: words.decision.note }).fill(text)
  }
  const alert = (title: string) => page.getByRole('alert').filter({ hasText: title })

  const claim = async () => {
    await page.getByRole('button', { name: words.case.claim }).click()
    await entered.waitFor()
  }
  /** Waits until every visible picture is loaded. */
  const seePictures = () =>
    eventually(
      () =>
        page.evaluate<boolean[]>(
          "[...document.querySelectorAll('main [role=group] > img')].map(({ complete, naturalWidth }) => complete && naturalWidth > 0)",
        ),
      seen => seen.length > 0 && seen.every(Boolean),
    )
  const decide = (of: DecisionOutcome) => button(words.decision.do[of]).click()
  /** Sends the decision before the time for an undo has passed. */
  const sendNow = () => button(words.outbox.sendNow).click()
  const isDecided = async (of: DecisionOutcome) => {
    await sendNow()
    await page.getByText(words.decided.text[of]).waitFor()
  }

  return {
    words,
    button,
    heading,
    entered,
    pictures,
    outcome,
    chosen,
    reason,
    note,
    alert,
    claim,
    seePictures,
    decide,
    sendNow,
    isDecided,
  }
}
