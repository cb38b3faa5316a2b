import { afterAll, afterEach, jest } from '@jest/globals'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import type { PageConfig } from '../../contract/page-config.ts'
import { defaultPageSize } from '../../domain/policy.ts'
import type { User } from '../../local/stack-file.ts'
import { stack } from '../engine/world.ts'
import { storedSession } from './stored-session.ts'
import { type Language, texts } from './texts.ts'

// A test covers a whole application, with examined files and a decision.
jest.setTimeout(120_000)

const { webUrl } = stack
if (webUrl === undefined) throw new Error('Run browser tests by `npm run test:browser`: they need the pages')
const pagesUrl = webUrl

const browserUrl = process.env.REALNAME_BROWSER
if (browserUrl === undefined) throw new Error('REALNAME_BROWSER does not tell where the browser is')

let connected: Promise<Browser> | undefined
let contexts: BrowserContext[] = []

/** All files share one browser, because it starts slowly. */
const browser = (): Promise<Browser> => {
  connected ??= chromium.connect(browserUrl)
  return connected
}

/** An open page continues to send requests. */
afterEach(async () => {
  const used = contexts
  contexts = []
  await Promise.all(used.map(context => context.close()))
})

afterAll(async () => {
  await (await connected)?.close()
})

const devices = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
} as const

export interface Device {
  readonly language?: Language
  readonly device?: keyof typeof devices
  readonly colorScheme?: 'light' | 'dark'
  /** Pixels of the device to one of the page. */
  readonly deviceScaleFactor?: number
  readonly timeZone?: string
}

/** A context of its own shares no storage and no cache with another. */
async function newPage(options: Device): Promise<Page> {
  const {
    language = 'en',
    device = 'desktop',
    colorScheme = 'light',
    deviceScaleFactor = 1,
    timeZone = 'Europe/Lisbon',
  } = options
  const context = await (await browser()).newContext({
    ...devices[device],
    colorScheme,
    deviceScaleFactor,
    baseURL: pagesUrl,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: timeZone,
    reducedMotion: 'reduce',
  })
  contexts.push(context)
  return context.newPage()
}

/** Opens a page without a session. */
export async function openPage(path: string, options: Device = {}): Promise<Page> {
  const page = await newPage(options)
  await page.goto(path)
  return page
}

/** Replaces `config.json` from the next load on. */
export async function serveConfig(page: Page, change: (config: PageConfig) => PageConfig): Promise<void> {
  await page.route('**/config.json', async route => {
    const response = await route.fetch()
    await route.fulfill({ response, json: change((await response.json()) as PageConfig) })
  })
}

/** Limits lists to this number of entries for each page, from the next load on. The service pages them. */
export async function servePagesOf(page: Page, entries: number): Promise<void> {
  const isList = (url: URL) => url.searchParams.get('limit') === String(defaultPageSize)
  await page.route(isList, route => {
    const url = new URL(route.request().url())
    url.searchParams.set('limit', String(entries))
    return route.continue({ url: url.href })
  })
}

/** Whether the element is visible at the current scroll position, with nothing in front of it. */
export const isInView = (wanted: Locator): Promise<boolean> =>
  wanted.evaluate(element => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const { innerWidth, innerHeight } = element.ownerDocument.defaultView
    const inFront = element.ownerDocument.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    const isInWindow = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
    return isInWindow && element.contains(inFront)
  })

/** Fills in the provider's page. */
export async function enterSignIn(page: Page, { username, password }: User): Promise<void> {
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(password)
  await page.locator('[type=submit]').click()
}

/** Signs in on the provider's page and returns to the requested path. */
export async function signInByProvider(user: User, path = '/', options: Device = {}): Promise<Page> {
  const page = await openPage(path, options)
  await page.getByRole('button', { name: texts(options.language).common.signIn }).click()
  await enterSignIn(page, user)
  await page.waitForURL(url => url.href === `${pagesUrl}${path}`)
  return page
}

/** Opens a page with a session in the tab's storage, which is faster than the provider's page. */
export async function signIn(user: User, path = '/', options: Device = {}): Promise<Page> {
  const page = await newPage(options)
  const { key, value } = await storedSession(user)
  const script = await page.addInitScript({
    content: `sessionStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(value)})`,
  })
  await page.goto(path)
  await page.getByText(texts(options.language).common.signOut).first().waitFor({ state: 'attached' })
  // A later load finds the storage as the page has left it.
  await script.dispose()
  return page
}
