import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { applicant, eventually, newApplication, operator, reviewer } from '../engine/world.ts'
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts'
import { findingsInAllLooks, findingsOn } from './axe.ts'
import { servePagesOf, signIn } from './browser.ts'
import { byKeyboard } from './by-keyboard.ts'
import { texts } from './texts.ts'
import { verified, webhookPages } from './webhook-pages.ts'

let receiver: Receiver

beforeAll(async () => {
  receiver = await startReceiver()
})

beforeEach(() => receiver.answer(response => response.writeHead(204).end()))

afterAll(async () => {
  const { api } = await operator()
  const { items } = await api.call('listWebhookEndpoints')
  for (const { endpointId } of items.filter(({ url }) => url.startsWith(receiver.url))) {
    await api.request('DELETE', `/v1/webhook-endpoints/${endpointId}`)
  }
  await receiver.close()
})

type Operator = Awaited<ReturnType<typeof operator>>

/** An endpoint with a path of its own at the receiver. */
const newEndpoint = ({ api }: Operator, path: string) =>
  api.call('createWebhookEndpoint', {
    body: { url: `${receiver.url}/${path}`, eventTypes: ['application.created'] },
  })

const arrivedAt = (path: string, count: number) =>
  eventually(
    async () => receiver.received.filter(one => one.path === `/hooks/${path}`),
    received => received.length >= count,
  )

describe('an operator', () => {
  test('creates an endpoint, reads its secret once, and sends test events until one arrives', async () => {
    const boss = await operator()
    const page = await signIn(boss.user, '/operations')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const refused: string[] = []
    page.on('console', message => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text())
    })
    const pages = webhookPages(page)
    const { words, button, link } = pages
    const { press, hasFocus } = byKeyboard(page)
    await press(link(words.title))
    await press(link(words.list.create))
    await press(button(words.form.create))
    await page.getByText(words.fieldProblems.URL_MISSING).waitFor()
    await hasFocus(pages.url)
    await page.keyboard.type('http://example.com/hooks')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.getByText(words.fieldProblems.NOT_HTTPS).waitFor()
    await page.getByText(words.fieldProblems.NO_EVENT).waitFor()
    expect(await findingsInAllLooks(page)).toEqual([])
    await pages.url.fill(`${receiver.url}/shop`)
    await press(page.getByLabel('application.approved'), 'Space')
    await page.getByLabel(words.form.description).fill('The shop')
    await press(button(words.form.create))

    await page.getByText(words.secret.once).waitFor()
    expect(await findingsOn(page)).toEqual([])
    const secret = await pages.secret.innerText()
    await button(`${words.copy}: ${words.secret.label}`).click()
    await page.getByText(words.copied).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(secret)
    await link(words.created.next).click()
    await page.getByText('The shop').waitFor()
    expect(await page.content()).not.toContain('whsec_')

    receiver.answer(response => response.writeHead(500).end())
    await button(words.test.send).click()
    const status = page.getByRole('status')
    const failure = words.outcomes.SERVER_ERROR.replace('{{status}}', '500')
    await status.getByText(words.test.failed.replace('{{outcome}}', failure)).waitFor()
    await pages.attempts.getByText(failure).first().waitFor()
    expect(await findingsInAllLooks(page)).toEqual([])
    receiver.answer(response => response.writeHead(204).end())
    await page.getByRole('button', { name: words.deliveries.againOf.split('{{')[0] ?? '' }).click()
    await status.getByText(words.test.arrived.split('{{')[0] ?? '').waitFor()
    await pages.attempts.getByText(words.outcomes.SUCCESS.replace('{{status}}', '204')).first().waitFor()
    const [first, second] = await arrivedAt('shop', 2)
    if (first === undefined || second === undefined) throw new Error('an attempt is missing')
    expect(verified(secret, second)).toMatchObject({ type: 'webhook.test' })
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id'])
    expect(refused).toEqual([])
  })

  test('disables an endpoint, enables it, and sends the missed events again, in Chinese', async () => {
    const [boss, owner] = await Promise.all([operator(), applicant()])
    const endpoint = await newEndpoint(boss, 'missed')
    const page = await signIn(boss.user, `/webhooks/${endpoint.endpointId}`, { language: 'zh' })
    const pages = webhookPages(page, 'zh')
    const { words, button, dialog } = pages
    await button(words.endpoint.disable).click()
    await dialog.getByText(words.disabling.text).waitFor()
    expect(await findingsOn(page)).toEqual([])
    await button(words.disabling.doIt).click()
    await dialog.waitFor({ state: 'detached' })
    const notice = page.locator('[role=status]:focus')
    await notice.getByText(words.disabledReasons.ON_REQUEST).waitFor()
    expect(await button(words.test.send).isDisabled()).toBe(true)

    const { applicationId } = await newApplication(owner)
    const path = { endpointId: endpoint.endpointId }
    await eventually(
      () => boss.api.call('listWebhookDeliveries', { path, query: {} }),
      ({ items }) => items.length > 0,
    )
    await pages.choose('FAILED')
    await pages.delivery('application.created').click()
    await page.getByText(`evt_${applicationId}_1`).waitFor()
    await page.getByText(words.deliveries.neverSent).waitFor()
    await button(words.endpoint.enable).click()
    await notice.getByText(words.endpoint.enabled).waitFor()
    await button(words.recovery.open).click()
    await dialog.getByText(words.recovery.zone.split('{{')[0] ?? '').waitFor()
    const since = page.getByLabel(words.recovery.since)
    await since.fill('')
    await button(words.recovery.doIt).click()
    await dialog.getByText(words.recovery.problems.MISSING).waitFor()
    expect(await findingsOn(page)).toEqual([])
    await since.fill('2026-11-29T00:00')
    await button(words.recovery.doIt).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(words.recovery.done.split('{{')[0] ?? '').waitFor()
    const [arrived] = await arrivedAt('missed', 1)
    expect(arrived?.headers['webhook-id']).toBe(`evt_${applicationId}_1`)
    await pages.choose('SUCCEEDED')
    await pages.delivery('application.created').waitFor()
  })

  test('edits an endpoint, replaces its secret and deletes it', async () => {
    const boss = await operator()
    const endpoint = await newEndpoint(boss, 'edited')
    const page = await signIn(boss.user, '/webhooks')
    const pages = webhookPages(page)
    const { words, button, dialog } = pages
    await page.getByRole('link', { name: endpoint.url }).click()
    await button(words.endpoint.edit).click()
    await dialog.getByLabel('document.refused').waitFor()
    // Not after scrolling: its head covers a part of a checkbox then.
    expect(await findingsOn(page)).toEqual([])
    await dialog.getByLabel('document.refused').check()
    await dialog.getByLabel(words.form.description).fill('The second shop')
    await button(words.form.save).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('application.created, document.refused').waitFor()
    await page.getByText('The second shop').waitFor()

    await button(words.rotation.open).click()
    await button(words.rotation.doIt).click()
    const secret = await pages.secret.innerText()
    await dialog.getByText(words.secret.once).waitFor()
    expect(await findingsInAllLooks(page)).toEqual([])
    await button(words.rotation.close).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await page.content()).not.toContain('whsec_')
    await button(words.test.send).click()
    const [arrived] = await arrivedAt('edited', 1)
    if (arrived === undefined) throw new Error('nothing arrived')
    expect(verified(secret, arrived)).toEqual(verified(endpoint.secret, arrived))

    await button(words.deletion.open).click()
    await button(words.deletion.doIt).click()
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await page.getByRole('link', { name: endpoint.url }).waitFor({ state: 'detached' })
  })

  test('reads the deliveries page by page', async () => {
    const boss = await operator()
    const { endpointId } = await newEndpoint(boss, 'paged')
    for (const _ of [1, 2, 3]) await boss.api.call('testWebhookEndpoint', { path: { endpointId } })
    const page = await signIn(boss.user, '/webhooks')
    await servePagesOf(page, 2)
    await page.goto(`/webhooks/${endpointId}`)
    const { words, button, delivery } = webhookPages(page)
    const deliveries = delivery('webhook.test')
    await deliveries.nth(1).waitFor()
    expect(await deliveries.count()).toBe(2)
    await button(words.more).click()
    await deliveries.nth(2).waitFor()
  })

  test('reads the list and the catalogue with samples in every look', async () => {
    const boss = await operator()
    await newEndpoint(boss, 'listed')
    const page = await signIn(boss.user, '/webhooks')
    const { words, button, link } = webhookPages(page)
    await page.getByRole('list', { name: words.list.title }).waitFor()
    expect(await findingsInAllLooks(page)).toEqual([])
    await link(words.catalogue).click()
    await page.getByRole('button', { name: /^application\.approved/ }).click()
    await button(
      `${words.copy}: ${words.sampleOf.replace('{{eventType}}', 'application.approved')}`,
    ).waitFor()
    expect(await findingsInAllLooks(page)).toEqual([])
  })
})

test.each([
  ['an applicant', applicant],
  ['a reviewer', reviewer],
])('%s sees nothing of webhooks', async (_who, newPerson) => {
  const { user } = await newPerson()
  const page = await signIn(user, '/')
  const { common } = texts()
  expect(await page.getByRole('link', { name: common.nav.webhooks }).count()).toBe(0)
  for (const path of ['/webhooks', '/webhooks/new', '/webhooks/event-types', '/webhooks/some']) {
    await page.goto(path)
    await page.getByText(common.failure.FORBIDDEN).waitFor()
  }
})
