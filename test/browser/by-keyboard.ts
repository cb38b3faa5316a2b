import type { Locator, Page } from 'playwright-core'
import { eventually } from '../engine/world.ts'

/** The actions of a person without a mouse. */
export function byKeyboard(page: Page) {
  const holdsFocus = (wanted: Locator) =>
    wanted.evaluate(element => element === element.ownerDocument.activeElement)

  /** Moves the focus from control to control until the wanted one has it. */
  const tabTo = async (wanted: Locator): Promise<void> => {
    await wanted.waitFor()
    for (let presses = 0; presses < 60; presses++) {
      if (await holdsFocus(wanted)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`60 times Tab did not reach ${wanted}`)
  }
  const press = async (wanted: Locator, key = 'Enter'): Promise<void> => {
    await tabTo(wanted)
    await page.keyboard.press(key)
  }
  const hasFocus = async (wanted: Locator): Promise<void> => {
    await wanted.waitFor()
    await eventually(() => holdsFocus(wanted), Boolean)
  }
  return { tabTo, press, hasFocus }
}
