import { afterEach, describe, expect, test } from '@jest/globals'
import { httpsWebhookSender } from '../../../lambdas/adapters/https-webhook-sender.ts'
import { newAuthority, newServerCertificate } from '../../support/tls-certificates.ts'
import { type Receiver, startReceiver } from '../../support/webhook-receiver.ts'

const host = 'hooks.test'
const address = '127.0.0.1'
const authority = newAuthority()
const failed = { error: 'TLS_FAILED' }

let receiver: Receiver | undefined
afterEach(async () => {
  await receiver?.close()
  receiver = undefined
})

/** Sends to the name of a receiver with this certificate. The name resolves to loopback. */
async function sendTo(
  certificate: ReturnType<typeof newServerCertificate>,
  { authorities }: { authorities?: string[] } = { authorities: [authority.cert] },
) {
  receiver = await startReceiver(certificate)
  const sender = httpsWebhookSender({
    rules: { loopback: true },
    resolve: async () => [address],
    ...(authorities === undefined ? {} : { authorities }),
  })
  const result = await sender.send({
    url: `https://${host}:${receiver.port}/hooks`,
    eventId: 'evt_an-application_7',
    body: '{}',
    at: new Date().toISOString(),
    secrets: [`whsec_${Buffer.alloc(32, 7).toString('base64')}`],
  })
  return { result, received: receiver.received }
}

describe('a receiver with TLS', () => {
  test('gets a request if its certificate is of a trusted authority and has its name, which is the name in SNI', async () => {
    const { result, received } = await sendTo(newServerCertificate([host], { issuer: authority }))
    expect(result).toEqual({ status: 204 })
    expect(received).toMatchObject([
      { serverName: host, headers: { host: `${host}:${receiver?.port}` }, body: '{}' },
    ])
  })

  test.each<[string, Parameters<typeof sendTo>]>([
    ['that it signed itself', [newServerCertificate([host]), {}]],
    ['of an authority that is not trusted', [newServerCertificate([host], { issuer: authority }), {}]],
    ['of another authority of the same name', [newServerCertificate([host], { issuer: newAuthority() })]],
    ['of another host', [newServerCertificate(['other.test'], { issuer: authority })]],
    ['of the address instead of the name', [newServerCertificate([address], { issuer: authority })]],
    ['that has expired', [newServerCertificate([host], { issuer: authority, endsAt: Date.now() - 1000 })]],
  ])('gets nothing with a certificate %s', async (_what, args) => {
    const { result, received } = await sendTo(...args)
    expect(result).toEqual(failed)
    expect(received).toEqual([])
  })
})
