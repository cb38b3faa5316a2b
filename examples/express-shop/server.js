// A shop that verifies the identity of its customers. It keeps everything in memory; yours has a database.
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import { clientCredentials, Realname, WebhookVerificationError, webhooks } from '@realname/client'
import express from 'express'

const { API_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET, WEBHOOK_SECRET } = process.env
const shopUrl = new URL(process.env.SHOP_URL ?? 'http://127.0.0.1:3000')

const realname = new Realname({
  baseUrl: API_URL,
  token: clientCredentials({
    tokenUrl: TOKEN_URL,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    scope: 'sessions/create',
  }),
})

/** By their id, which is also the account id for the API. */
const customers = new Map()
const processedWebhooks = new Set()
const changes = new EventEmitter().setMaxListeners(0)

/** The customer of the request. A cookie takes the place of your sign-in. */
function customerOf(request, response) {
  const [, known] = /(?:^|; )customer=([\w-]+)/.exec(request.get('cookie') ?? '') ?? []
  if (customers.has(known)) return customers.get(known)
  const customer = { id: randomUUID(), verification: undefined, webhooks: [] }
  customers.set(customer.id, customer)
  response.cookie('customer', customer.id, {
    httpOnly: true,
    sameSite: 'lax',
    secure: shopUrl.protocol === 'https:',
  })
  return customer
}

/** Reads the result from the API. The address of the return has none, and a webhook can arrive late. */
async function refresh(customer) {
  if (customer.verification === undefined) return
  customer.verification = await realname.sessions.get(customer.verification.sessionId)
  changes.emit(customer.id)
}

const app = express()

// The raw body, because the signature is over its bytes. A JSON parser for other routes comes after this one.
app.post(
  '/webhooks/realname',
  express.raw({ type: () => true, limit: '64kb' }),
  async (request, response) => {
    let event
    try {
      event = await webhooks.verify(request.body, request.headers, WEBHOOK_SECRET)
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error
      console.warn(`Refused a webhook: ${error.code}`)
      response.status(400).send(error.code)
      return
    }
    // Answer within 15 seconds, and work afterwards. The same webhook can arrive again.
    response.sendStatus(204)
    const id = request.get('webhook-id')
    if (processedWebhooks.has(id)) return
    processedWebhooks.add(id)
    console.log(`Verified ${event.type} (${id})`)
    const customer = customers.get(event.data.accountId)
    if (customer === undefined) return
    customer.webhooks.push({ id, type: event.type, at: event.timestamp, test: event.data.test === true })
    refresh(customer).catch(error => console.error(`The result could not be read: ${error.code}`))
  },
)

app.post('/verification', async (request, response) => {
  const customer = customerOf(request, response)
  const session = await realname.sessions.create({
    accountId: customer.id,
    registrationRegion: 'CN',
    returnUrl: shopUrl.href,
  })
  // The address contains a secret: redirect to it, and neither store nor log it.
  customer.verification = { sessionId: session.sessionId }
  response.redirect(303, session.url)
})

/** The state of the customer's verification, now and after each change, as server-sent events. */
app.get('/verification', async (request, response) => {
  const customer = customerOf(request, response)
  await refresh(customer)
  const send = () => {
    const { status, authenticationStatus } = customer.verification ?? {}
    const isVerified = authenticationStatus === 'AUTHENTICATED'
    const state = { status, authenticationStatus, isVerified, webhooks: customer.webhooks }
    response.write(`data: ${JSON.stringify(state)}\n\n`)
  }
  response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  send()
  changes.on(customer.id, send)
  response.on('close', () => changes.off(customer.id, send))
})

app.get('/', (request, response) => {
  customerOf(request, response)
  response.sendFile(fileURLToPath(new URL('shop.html', import.meta.url)))
})

app.listen(Number(shopUrl.port || 3000), '127.0.0.1', error => {
  if (error) throw error
  console.log(`The shop is at ${shopUrl.origin}`)
})
