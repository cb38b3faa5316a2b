import { existsSync } from 'node:fs'
import { apiClient } from '../local/api-client.ts'
import { chromiumMissing, findChromium } from '../local/chromium.ts'
import { Explained, runCommand } from '../local/command.ts'
import { runLogged } from '../local/logged-process.ts'
import { progressOn } from '../local/progress.ts'
import { defaultInstance, inProject } from '../local/project.ts'
import { accessToken } from '../local/sign-in.ts'
import { type Role, readStack, type Stack, stackFileOf } from '../local/stack-file.ts'

/** Not a dependency: it is too large and needs a newer Node version than the project. */
const version = '13.5.0'
const folder = inProject('.local', 'lighthouse')
const categories = ['accessibility', 'best-practices', 'performance'] as const

interface Tab {
  goto(url: string): Promise<unknown>
  click(selector: string): Promise<void>
  type(selector: string, text: string): Promise<void>
  waitForSelector(selector: string): Promise<unknown>
  waitForFunction(script: string): Promise<unknown>
  title(): Promise<string>
}
interface Browser {
  createBrowserContext(): Promise<{ newPage(): Promise<Tab>; close(): Promise<void> }>
  close(): Promise<void>
}
interface Puppeteer {
  launch(options: { executablePath: string; args: string[] }): Promise<Browser>
}
interface Report {
  readonly categories: Record<string, { readonly score: number | null; readonly auditRefs: { id: string }[] }>
  readonly audits: Record<string, { readonly score: number | null; readonly title: string }>
}
interface Lighthouse {
  readonly desktopConfig: object
  default(
    url: string,
    flags: object,
    config: object | undefined,
    tab: Tab,
  ): Promise<{ readonly lhr: Report } | undefined>
}

const lighthousePath = (...path: string[]): string =>
  inProject('.local', 'lighthouse', 'node_modules', ...path)

async function load(): Promise<{ lighthouse: Lighthouse; puppeteer: Puppeteer }> {
  if (!existsSync(lighthousePath('lighthouse', 'package.json'))) {
    await runLogged(
      'npm',
      ['install', '--prefix', folder, '--no-fund', '--no-audit', `lighthouse@${version}`],
      {
        log: inProject('.local', 'lighthouse-install.log'),
        env: process.env,
        failure: 'Lighthouse could not be installed',
      },
    )
  }
  const { default: puppeteer } = (await import(
    lighthousePath('puppeteer-core', 'lib', 'puppeteer', 'puppeteer-core.js')
  )) as { default: Puppeteer }
  return {
    lighthouse: (await import(lighthousePath('lighthouse', 'core', 'index.js'))) as Lighthouse,
    puppeteer,
  }
}

interface Visit {
  readonly path: string
  readonly as?: Role
}

/** The sample applicant's open application. Creates a draft if there is none. */
async function draftOf(stack: Stack): Promise<string> {
  const api = apiClient({ apiUrl: stack.apiUrl, token: await accessToken(stack, stack.users.applicant) })
  const { currentApplicationId } = await api.call('getAccount')
  if (currentApplicationId !== undefined) return currentApplicationId
  const { consent } = await api.call('listCertificateTypes')
  const { applicationId } = await api.call('createApplication', {
    body: {
      certificateType: 'PASSPORT',
      issuingRegion: 'CN',
      consent: { policyVersion: consent.policyVersion },
    },
  })
  return applicationId
}

/** A review claimed by the sample reviewer, if the queue has one. */
async function caseOf(stack: Stack): Promise<string | undefined> {
  const api = apiClient({ apiUrl: stack.apiUrl, token: await accessToken(stack, stack.users.reviewer) })
  const { items } = await api.call('listReviews', { query: { state: 'unclaimed', limit: '1' } })
  const applicationId = items[0]?.applicationId
  if (applicationId !== undefined) await api.call('claimReview', { path: { applicationId } })
  return applicationId
}

async function visits(stack: Stack): Promise<Visit[]> {
  const claimedCase = await caseOf(stack)
  return [
    { path: '/' },
    { path: '/', as: 'applicant2' },
    { path: `/applications/${await draftOf(stack)}`, as: 'applicant' },
    { path: '/reviews', as: 'reviewer' },
    ...(claimedCase === undefined ? [] : [{ path: `/reviews/${claimedCase}`, as: 'reviewer' } as const]),
    { path: '/operations', as: 'operator' },
    { path: `/operations/accounts/${stack.users.applicant.accountId}`, as: 'operator' },
  ]
}

async function signIn(tab: Tab, { webUrl, users }: Stack, role: Role): Promise<void> {
  await tab.goto(`${webUrl}/`)
  await tab.waitForSelector('main button')
  await tab.click('main button')
  await tab.waitForSelector('input[name=username]')
  await tab.type('input[name=username]', users[role].username)
  await tab.type('input[name=password]', users[role].password)
  await tab.click('[type=submit]')
  await tab.waitForFunction(`location.origin === '${webUrl}' && location.pathname === '/'`)
}

/** Prints Lighthouse's scores of the pages that `npm start` serves, and the failed audits of each page. */
await runCommand(async () => {
  const executablePath = findChromium(process.env)
  if (executablePath === undefined) throw new Explained(chromiumMissing)
  const stack = readStack(stackFileOf(defaultInstance))
  if (stack.webUrl === undefined) throw new Explained('No pages are served. Start them with `npm start`.')
  const { lighthouse, puppeteer } = await progressOn(process.stderr).step(`Lighthouse ${version}`, load)
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    for (const { path, as } of await visits(stack)) {
      for (const device of ['phone', 'desktop'] as const) {
        const context = await browser.createBrowserContext()
        const tab = await context.newPage()
        if (as !== undefined) await signIn(tab, stack, as)
        const result = await lighthouse.default(
          `${stack.webUrl}${path}`,
          { disableStorageReset: true, onlyCategories: categories, logLevel: 'error' },
          device === 'desktop' ? lighthouse.desktopConfig : undefined,
          tab,
        )
        if (result === undefined) throw new Explained(`Lighthouse gave no report of ${path}.`)
        const { lhr } = result
        const scores = categories.map(id => `${id} ${Math.round((lhr.categories[id]?.score ?? 0) * 100)}`)
        console.log(`${await tab.title()}, ${as ?? 'not signed in'}, ${device}: ${scores.join(', ')}`)
        for (const { id } of [...categories.slice(0, 2)].flatMap(
          each => lhr.categories[each]?.auditRefs ?? [],
        )) {
          const audit = lhr.audits[id]
          if (audit !== undefined && audit.score !== null && audit.score < 1) {
            console.log(`  ${id}: ${audit.title}`)
          }
        }
        await context.close()
      }
    }
  } finally {
    await browser.close()
  }
})
