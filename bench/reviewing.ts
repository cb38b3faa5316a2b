import { chromium, type Page } from 'playwright-core'
import { apiClient } from '../local/api-client.ts'
import { chromiumMissing, findHeadlessChromium } from '../local/chromium.ts'
import { Explained, runCommand } from '../local/command.ts'
import { progressOn } from '../local/progress.ts'
import { defaultInstance } from '../local/project.ts'
import { accessToken } from '../local/sign-in.ts'
import { readStack, type Stack, stackFileOf } from '../local/stack-file.ts'
import { serveWeb } from '../local/web-server.ts'
import { reviewer as words } from '../web/src/locales/en/reviewer.ts'
import { seedReviews } from './seed-reviews.ts'

const cases = Number(process.argv[2] ?? 100)
/** Milliseconds for which the simulated reviewer looks at each case. A person needs longer. */
const looking = 1_000
/** Milliseconds after which a next case is missing. */
const longestWait = 30_000

async function signIn(page: Page, { users }: Stack): Promise<void> {
  const { username, password } = users.reviewer
  await page.goto('/reviews')
  await page.locator('main button').first().click()
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(password)
  await page.locator('[type=submit]').click()
  await page.locator('[data-review-link]').first().waitFor()
}

/**
 * Starts to measure, in the page: milliseconds from the next press of a key to the next case with all of its pictures. Text,
 * because the compiler of this file adds functions of its own.
 */
const measureNextCase = (key: string) => `void (window.nextCase = new Promise((done, fail) => {
  const pressed = event => {
    if (event.key !== ${JSON.stringify(key)}) return
    removeEventListener('keydown', pressed, true)
    const from = performance.now()
    const before = location.pathname
    const look = () => {
      const pictures = [...document.querySelectorAll('main [role=group] > img')].filter(each => each.checkVisibility())
      const isThere = location.pathname !== before && document.querySelector('[data-outcome]') !== null
      if (isThere && pictures.length > 1 && pictures.every(each => each.complete && each.naturalWidth > 0))
        done(performance.now() - from)
      else if (performance.now() - from > ${longestWait})
        fail(new Error('No next case: ' + (document.querySelector('main')?.innerText ?? '').slice(0, 500)))
      // A browser without windows draws no frame while nothing changes.
      else setTimeout(look, 5)
    }
    look()
  }
  addEventListener('keydown', pressed, true)
}))`

interface Reviewed {
  readonly kind: string
  readonly keys: number
  /** Milliseconds from the case to the last key, without the time of looking. */
  readonly pressing: number
  /** Milliseconds from the last key to the next case. */
  readonly waiting: number
}

/** Presses keys, the last of which opens a case. */
async function pressToNext(page: Page, kind: string, keys: readonly string[]): Promise<Reviewed> {
  const last = keys.at(-1) ?? ''
  const from = performance.now()
  for (const key of keys.slice(0, -1)) await page.keyboard.press(key)
  // The page must listen before the key is pressed.
  await page.evaluate(measureNextCase(last.split('+').at(-1) ?? ''))
  await page.keyboard.press(last)
  const pressing = performance.now() - from
  return { kind, keys: keys.length, pressing, waiting: await page.evaluate<number>('window.nextCase') }
}

/** The letters beside two reasons. */
async function lettersOf(page: Page): Promise<string[]> {
  const letterOf = (name: string) =>
    page.getByRole('checkbox', { name, exact: true }).getAttribute('aria-keyshortcuts')
  await page.keyboard.press('2')
  // Every certificate has these two.
  const { NAME_MISMATCH, HEADWEAR } = words.reasons
  const letters = [await letterOf(NAME_MISMATCH), await letterOf(HEADWEAR)]
  await page.keyboard.press('1')
  return letters.map(letter => letter ?? '')
}

/** From the queue through the cases, by keys only. Every fifth is sent back for two reasons. */
async function review(page: Page): Promise<Reviewed[]> {
  const all = [await pressToNext(page, 'first case, from the queue', ['n'])]
  const letters = await lettersOf(page)
  for (let index = 0; index < cases; index += 1) {
    await page.waitForTimeout(looking)
    all.push(
      index % 5 === 4
        ? await pressToNext(page, 'retry with two reasons', ['2', ...letters, 'Control+Enter'])
        : await pressToNext(page, 'approval', ['1', 'Control+Enter']),
    )
  }
  return all
}

const ordered = (values: readonly number[]) => [...values].sort((one, other) => one - other)
const share = (values: readonly number[], part: number) =>
  ordered(values)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN

const row = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`)

function print(all: readonly Reviewed[]): void {
  const columns = [
    'what',
    'cases',
    'keys a case',
    'seconds of pressing',
    'waiting: median',
    '95th percentile',
    'longest',
  ]
  row(...columns)
  row(...columns.map(() => '---'))
  for (const kind of new Set(all.map(each => each.kind))) {
    const own = all.filter(each => each.kind === kind)
    const waiting = own.map(each => each.waiting)
    const pressing = own.reduce((sum, each) => sum + each.pressing, 0) / own.length
    row(
      kind,
      String(own.length),
      String(Math.max(...own.map(each => each.keys))),
      (pressing / 1000).toFixed(2),
      ...[0.5, 0.95, 1].map(part => `${Math.round(share(waiting, part))} ms`),
    )
  }
}

/** The number of open reviews, or of those that the reviewer could claim: a former run may have left leases. */
async function countOf(state: 'all' | 'unclaimed', stack: Stack): Promise<number> {
  const api = apiClient({ apiUrl: stack.apiUrl, token: await accessToken(stack, stack.users.reviewer) })
  let count = 0
  let cursor: string | undefined
  do {
    const query = { state, limit: '100', ...(cursor === undefined ? {} : { cursor }) }
    const page = await api.call('listReviews', { query })
    count += page.items.length
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return count
}

/** Decides reviews of the running stage in a browser by keyboard, and prints keys and times. */
await runCommand(async () => {
  const executablePath = findHeadlessChromium(process.env)
  if (executablePath === undefined) throw new Explained(chromiumMissing)
  const stack = readStack(stackFileOf(defaultInstance))
  const progress = progressOn(process.stderr)
  // Each decision opens a next case, and that one claims another ahead.
  const missing = Math.max(0, cases + 2 - (await countOf('unclaimed', stack)))
  await progress.step(`Storing ${missing} open reviews`, () => seedReviews(stack, missing))
  const before = await countOf('all', stack)
  const web = await progress.step('Building and serving the web client', () => serveWeb(stack, 0))
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage({
      baseURL: web.url,
      locale: 'en-GB',
      viewport: { width: 1280, height: 800 },
    })
    await signIn(page, stack)
    const all = await progress.step(`Reviewing ${cases} cases by keyboard`, () => review(page))
    await page.getByRole('button', { name: words.outbox.sendNow, exact: true }).click()
    await page.locator('[data-outbox]').waitFor({ state: 'detached' })
    print(all)
    const recorded = before - (await countOf('all', stack))
    console.log(`Decided: ${cases}, recorded: ${recorded}`)
    if (recorded !== cases) throw new Explained('Not every decision was recorded.')
  } finally {
    await browser.close()
    await web.stop()
  }
})
