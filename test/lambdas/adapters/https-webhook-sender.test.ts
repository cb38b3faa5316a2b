import { type AddressInfo, createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Webhook } from 'standardwebhooks'
import { webhookLimits } from '../../../domain/policy.ts'
import { httpsWebhookSender } from '../../../lambdas/adapters/https-webhook-sender.ts'
import { type Receiver, startReceiver } from '../../support/webhook-receiver.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const otherSecret = `whsec_${Buffer.alloc(24, 9).toString('base64')}`
const body = '{"type":"application.approved","timestamp":"2026-11-23T02:00:00.000Z","data":{"name":"真"}}'

let receiver: Receiver
beforeEach(async () => {
  receiver = await startReceiver()
})
afterEach(() => receiver.close())

const local = { rules: { loopback: true } }

function send(
  options: Partial<Parameters<typeof httpsWebhookSender>[0]> = {},
  changed: { url?: string; secrets?: string[] } = {},
) {
  const request = {
    url: receiver.url,
    eventId: 'evt_an-application_7',
    body,
    at: new Date().toISOString(),
    secrets: [secret],
    ...changed,
  }
  return httpsWebhookSender({ ...local, ...options }).send(request)
}

/** The only request that was received. */
function arrived() {
  const [one] = receiver.received
  if (one === undefined) throw new Error('No request arrived')
  return one
}

const signed = (headers: Record<string, unknown>) => ({
  'webhook-id': String(headers['webhook-id']),
  'webhook-timestamp': String(headers['webhook-timestamp']),
  'webhook-signature': String(headers['webhook-signature']),
})

describe('a request', () => {
  test('has a signature that the reference library can verify', async () => {
    expect(await send()).toEqual({ status: 204 })
    const { headers, body: sent } = arrived()
    expect(new Webhook(secret).verify(sent, signed(headers))).toEqual(JSON.parse(body))
    expect(sent).toBe(body)
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'evt_an-application_7',
    })
    expect(headers['webhook-timestamp']).toMatch(/^\d{10}$/)
  })

  test('has the same signature as the reference library computes', async () => {
    await send()
    const { headers } = arrived()
    const at = new Date(Number(headers['webhook-timestamp']) * 1000)
    expect(headers['webhook-signature']).toBe(new Webhook(secret).sign('evt_an-application_7', at, body))
  })

  test('during a rotation can be verified with both secrets, and with no other', async () => {
    await send({}, { secrets: [secret, otherSecret] })
    const { headers } = arrived()
    for (const one of [secret, otherSecret]) {
      expect(() => new Webhook(one).verify(body, signed(headers))).not.toThrow()
    }
    const foreign = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
    expect(() => new Webhook(foreign).verify(body, signed(headers))).toThrow()
  })

  test('that was changed in transit or replayed is refused by the reference library', async () => {
    await send({}, { secrets: [secret] })
    const { headers } = arrived()
    expect(() => new Webhook(secret).verify(body.replace('approved', 'rejected'), signed(headers))).toThrow()
    const earlier = new Date(Date.now() - 600_000).toISOString()
    await httpsWebhookSender(local).send({
      url: receiver.url,
      eventId: 'evt',
      body,
      at: earlier,
      secrets: [secret],
    })
    const [, { headers: old } = { headers: {} }] = receiver.received
    expect(() => new Webhook(secret).verify(body, signed(old))).toThrow()
  })
})

describe('a receiver', () => {
  test.each([200, 201, 400, 410, 500])(
    'that answers %i determines the status of the attempt',
    async status => {
      receiver.answer(response => response.writeHead(status).end('some text'))
      expect(await send()).toEqual({ status })
    },
  )

  test('can set Retry-After', async () => {
    receiver.answer(response => response.writeHead(429, { 'retry-after': '120' }).end())
    expect(await send()).toEqual({ status: 429, retryAfter: '120' })
  })

  test.each([301, 302, 303, 307, 308])('that redirects by %i is not followed', async status => {
    receiver.answer(response => response.writeHead(status, { location: receiver.url }).end())
    expect(await send()).toEqual({ status })
    expect(receiver.received).toHaveLength(1)
  })

  test('that does not answer in time makes the attempt fail', async () => {
    receiver.answer(() => undefined)
    expect(await send({ attemptMs: 50 })).toEqual({ error: 'TIMED_OUT' })
  })

  test('that never ends its answer does not delay the result', async () => {
    receiver.answer(response => response.writeHead(200).write('.'))
    expect(await send({ restMs: 50 })).toEqual({ status: 200 })
  })

  test('that closes the connection makes the attempt fail', async () => {
    receiver.answer(response => response.destroy())
    expect(await send()).toEqual({ error: 'CONNECTION_FAILED' })
  })

  test('that uses another protocol makes the attempt fail', async () => {
    receiver.answer(response => response.socket?.end('SMTP?\r\n\r\n'))
    expect(await send()).toEqual({ error: 'CONNECTION_FAILED' })
  })

  test('that answers 10 MB is read up to 64 KB only', async () => {
    let written = 0
    receiver.answer(response => {
      response.writeHead(200)
      const piece = Buffer.alloc(16_384)
      const write = () => {
        while (written < 10_485_760 && !response.destroyed) {
          written += piece.length
          if (!response.write(piece)) return response.once('drain', write)
        }
        return response.end()
      }
      write()
    })
    expect(await send()).toEqual({ status: 200 })
    // The system's buffers on both sides hold bytes that were written but not read.
    expect(written).toBeLessThan(10_485_760)
    expect(webhookLimits.answerBytes).toBe(65_536)
  })

  test('that refuses the connection makes the attempt fail', async () => {
    const { url } = receiver
    await receiver.close()
    expect(await send({}, { url })).toEqual({ error: 'CONNECTION_FAILED' })
    receiver = await startReceiver()
  })

  test('without TLS at an HTTPS address makes the attempt fail', async () => {
    const server = createServer(socket =>
      socket
        .on('error', () => undefined)
        .resume()
        .end('220 ready, and no TLS to be seen here\r\n'),
    )
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    expect(await send({}, { url: `https://127.0.0.1:${port}/` })).toEqual({ error: 'TLS_FAILED' })
    await new Promise(resolve => server.close(resolve))
  })
})

describe('an address', () => {
  const closed = { rules: { loopback: false } }
  const named = (port: number) => `http://hooks.test:${port}/`

  test('of the local host is refused without a connection', async () => {
    expect(await send(closed)).toEqual({ error: 'ADDRESS_NOT_ALLOWED' })
    const url = receiver.url.replace('http:', 'https:')
    expect(await send(closed, { url })).toEqual({ error: 'ADDRESS_NOT_ALLOWED' })
    expect(receiver.received).toEqual([])
  })

  test.each(['10.0.0.1', '169.254.169.254', '::1', 'fd00:ec2::254', '::ffff:127.0.0.1'])(
    '%s is refused if a name resolves to it',
    async address => {
      const resolve = async () => [address]
      expect(await send({ ...closed, resolve }, { url: 'https://hooks.test/' })).toEqual({
        error: 'ADDRESS_NOT_ALLOWED',
      })
    },
  )

  test('that is not allowed makes the sender refuse the name with all its addresses', async () => {
    const resolve = async () => ['8.8.8.8', '10.0.0.1']
    expect(await send({ ...closed, resolve }, { url: 'https://hooks.test/' })).toEqual({
      error: 'ADDRESS_NOT_ALLOWED',
    })
  })

  test('is checked at each attempt, so a name that later resolves to an internal address is refused', async () => {
    const bound = [['127.0.0.1'], ['169.254.169.254'], ['127.0.0.1', '10.0.0.1']]
    const resolve = async () => bound.shift() ?? []
    const url = named(receiver.port)
    expect(await send({ resolve }, { url })).toEqual({ status: 204 })
    expect(await send({ resolve }, { url })).toEqual({ error: 'ADDRESS_NOT_ALLOWED' })
    expect(await send({ resolve }, { url })).toEqual({ error: 'ADDRESS_NOT_ALLOWED' })
    expect(receiver.received).toHaveLength(1)
  })

  test('is looked up once per attempt, so the connection goes to the checked address', async () => {
    let looked = 0
    const resolve = async () => {
      looked += 1
      return looked === 1 ? ['127.0.0.1'] : ['127.0.0.2']
    }
    expect(await send({ resolve }, { url: named(receiver.port) })).toEqual({ status: 204 })
    expect(looked).toBe(1)
  })

  test('of another host requires TLS, even where loopback is allowed', async () => {
    const resolve = async () => ['8.8.8.8']
    expect(await send({ resolve }, { url: named(80) })).toEqual({ error: 'ADDRESS_NOT_ALLOWED' })
  })

  test('that cannot be resolved makes the attempt fail', async () => {
    const url = named(receiver.port)
    expect(await send({ resolve: async () => [] }, { url })).toEqual({ error: 'NAME_NOT_RESOLVED' })
    const resolve = () => Promise.reject(new Error('no server'))
    expect(await send({ resolve }, { url })).toEqual({ error: 'NAME_NOT_RESOLVED' })
  })

  test('whose look-up takes too long ends with the attempt', async () => {
    const resolve = () => new Promise<string[]>(() => undefined)
    expect(await send({ resolve, attemptMs: 50 }, { url: named(80) })).toEqual({ error: 'TIMED_OUT' })
  })
})
