import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseEnv } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Webhook } from 'standardwebhooks'
import { apiClient } from '../../local/api-client.ts'
import { freePort } from '../../local/port.ts'
import { inProject } from '../../local/project.ts'
import { openedBy, tokenIn } from '../engine/session-callers.ts'
import { newApplication, newPassportNumber, stack, submission, uploadAll } from '../engine/world.ts'
import { findingsOn } from './axe.ts'
import { openPage } from './browser.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'realname-shop-')))
const inShop = (...path: string[]) => join(folder, ...path)
let shopUrl: string
let server: ReturnType<typeof run>
let environment: Record<string, string>

/**
 * Installs the packed client into a copy of the shop outside of this project. Express is this project's own, of the same
 * version, so that the test needs no network.
 */
function install(): void {
  cpSync(inProject('examples', 'express-shop'), folder, {
    recursive: true,
    filter: path => !/node_modules|\.env$|\.tgz$/.test(path),
  })
  execFileSync('npm', ['run', '--silent', 'pack:client', '--', '--pack-destination', folder], {
    ...{ cwd: inProject(), stdio: 'ignore' },
  })
  const manifest = JSON.parse(readFileSync(inShop('package.json'), 'utf8'))
  const { express, ...dependencies } = manifest.dependencies
  const own = JSON.parse(readFileSync(inProject('node_modules', 'express', 'package.json'), 'utf8'))
  expect(own.version).toBe(express)
  writeFileSync(inShop('package.json'), JSON.stringify({ ...manifest, dependencies }))
  execFileSync('npm', ['install', '--silent', '--offline', '--ignore-scripts'], {
    ...{ cwd: folder, stdio: 'ignore' },
  })
  symlinkSync(inProject('node_modules', 'express'), inShop('node_modules', 'express'))
}

/** Runs a file of the shop as a program of its own, without the environment of this one. */
const run = (file: string) =>
  spawn(process.execPath, [file], {
    ...{ cwd: folder, env: { PATH: process.env.PATH, ...environment } },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

beforeAll(async () => {
  install()
  shopUrl = `http://127.0.0.1:${await freePort()}`
  const { tokenUrl, clientId, clientSecret } = stack.machineBackend
  environment = {
    ...{ API_URL: stack.apiUrl, TOKEN_URL: tokenUrl, CLIENT_ID: clientId, CLIENT_SECRET: clientSecret },
    SHOP_URL: shopUrl,
  }
  const registration = run('register-webhook.js')
  expect(await text(registration.stdout)).toContain(`${shopUrl}/webhooks/realname receives webhooks.`)
  Object.assign(environment, parseEnv(readFileSync(inShop('.env'), 'utf8')))
  server = run('server.js')
  await once(server.stdout, 'data')
}, 60_000)

afterAll(async () => {
  if (server.kill()) await once(server, 'exit')
  rmSync(folder, { recursive: true, force: true })
})

/** Posts a webhook as the service does, by the reference library. */
async function post(id: string, secret: string, event: object): Promise<number> {
  const [body, now] = [JSON.stringify(event), new Date()]
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  }
  return (await fetch(`${shopUrl}/webhooks/realname`, { method: 'POST', headers, body })).status
}

test('the shop sends a customer to a session, takes the webhooks and shows the result', async () => {
  const shop = await openPage(shopUrl)
  await shop.getByText('Not verified').waitFor()
  expect(await findingsOn(shop)).toEqual([])

  const hosted = await shop.context().newPage()
  await hosted.goto(shopUrl)
  const redirection = hosted.waitForResponse(answer => answer.request().method() === 'POST')
  await hosted.getByRole('button', { name: 'Verify my identity' }).click()
  const link = String((await redirection).headers().location)
  await hosted.waitForURL(`${stack.webUrl}/`)

  // The customer completes the page of the session. Here, its calls do.
  const { accessToken: token, returnUrl, sessionId } = await openedBy(tokenIn(link))
  expect(returnUrl).toBe(`${shopUrl}/`)
  const api = apiClient({ apiUrl: stack.apiUrl, token })
  const { accountId } = await api.call('getAccount')
  const user = { username: accountId, password: '', accountId }
  const owner = { user, registrationRegion: 'CN', token, api }
  const { applicationId } = await uploadAll(owner, await newApplication(owner))
  const details = { ...submission(newPassportNumber()), name: 'TEST APPROVE' }
  await api.call('submitApplication', { path: { applicationId }, body: details })

  await shop.getByText('Identity verified').waitFor()
  const listed = shop.getByRole('listitem')
  await listed.filter({ hasText: 'account.authenticated' }).waitFor()
  const approval = listed.filter({ hasText: 'application.approved' })
  await approval.waitFor()
  expect(await approval.innerText()).toContain('test mode')
  expect(await findingsOn(shop)).toEqual([])

  const [id = ''] = /evt_\S+/.exec(await approval.innerText()) ?? []
  const event = { type: 'application.rejected', timestamp: new Date().toISOString(), data: { accountId } }
  const forged = `whsec_${Buffer.alloc(32).toString('base64')}`
  const before = await listed.allInnerTexts()
  expect(await post('evt_forged', forged, event)).toBe(400)
  expect(await post(id, String(environment.WEBHOOK_SECRET), event)).toBe(204)
  expect(await post(`${id}0`, String(environment.WEBHOOK_SECRET), event)).toBe(204)
  await listed.filter({ hasText: 'application.rejected' }).waitFor()
  const added = (await listed.allInnerTexts()).filter(each => !before.includes(each))
  expect(added).toEqual([expect.stringContaining(`${id}0`)])
  // The result is the API's, and not the webhook's.
  expect(await shop.getByText('Identity verified').count()).toBe(1)

  const stranger = await openPage(`${shopUrl}/?sessionId=${sessionId}&status=COMPLETED`)
  await stranger.getByText('Not verified').waitFor()
})

test('the shop imports the packed client, and not a link to the sources', () => {
  const client = inShop('node_modules', '@realname', 'client')
  expect(realpathSync(client)).toBe(client)
  expect(existsSync(join(client, 'index.ts'))).toBe(false)
})
