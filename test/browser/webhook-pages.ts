import type { Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import type { Receiver } from '../support/webhook-receiver.ts'
import { type Language, texts } from './texts.ts'

/** The actions of an operator on the pages of webhooks. */
export function webhookPages(page: Page, language: Language = 'en') {
  const { webhooks: words, common } = texts(language)
  const section = (name: string) => page.getByRole('region', { name, exact: true })
  const deliveries = section(words.deliveries.title)
  return {
    words,
    common,
    section,
    button: (name: string) => page.getByRole('button', { name, exact: true }),
    link: (name: string) => page.getByRole('link', { name, exact: true }),
    url: page.locator('input[type=url]'),
    dialog: page.getByRole('dialog'),
    secret: page.locator('pre', { hasText: 'whsec_' }),
    delivery: (eventType: string) => deliveries.locator('[data-delivery]', { hasText: eventType }),
    attempts: deliveries.getByRole('list', { name: words.deliveries.attemptList }).getByRole('listitem'),
    choose: (status: keyof typeof words.deliveries.filters) =>
      deliveries.getByText(words.deliveries.filters[status], { exact: true }).first().click(),
  }
}

const signatureHeaders = ['webhook-id', 'webhook-timestamp', 'webhook-signature']

/** Verifies a request as an integrator does, and returns its body. */
export function verified(secret: string, { headers, body }: Receiver['received'][number]): { type: string } {
  const signed = Object.fromEntries(signatureHeaders.map(name => [name, String(headers[name])]))
  return new Webhook(secret).verify(body, signed) as { type: string }
}
