// Creates the webhook endpoint of the shop, or replaces its secret, and writes the secret to .env.
import { writeFileSync } from 'node:fs'
import { clientCredentials, Realname } from '@realname/client'

const { API_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET, SHOP_URL = 'http://127.0.0.1:3000' } = process.env

const realname = new Realname({
  baseUrl: API_URL,
  token: clientCredentials({
    tokenUrl: TOKEN_URL,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    scope: 'webhooks/manage',
  }),
})

const url = `${SHOP_URL}/webhooks/realname`
const { items } = await realname.webhookEndpoints.list()
const existing = items.find(endpoint => endpoint.url === url)
const { secret } = existing
  ? await realname.webhookEndpoints.rotateSecret(existing.endpointId)
  : await realname.webhookEndpoints.create({ url, eventTypes: ['*'] })
writeFileSync('.env', `WEBHOOK_SECRET='${secret}'\n`, { mode: 0o600 })
console.log(`${url} receives webhooks. Its secret is in .env.`)
