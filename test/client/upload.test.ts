import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  type ApplicationDocument,
  contentTypeOf,
  Realname,
  RealnameError,
  sendFile,
  type Upload,
} from '@realname/client'
import { answeredBy, fakeFetch, hanging, json, noAnswer, problem, testClock } from './fake-api.ts'

const jpeg = new Uint8Array([
  0xff,
  0xd8,
  0xff,
  0xe0,
  ...Array.from({ length: 2_000 }, (_, index) => index % 256),
])
const sha256 = createHash('sha256').update(jpeg).digest('base64')
const upTo = { timeout: Number.POSITIVE_INFINITY }

const upload = (documentId: string, url = `https://storage.example/${documentId}`): Upload => ({
  documentId,
  slot: 'FRONT',
  upload: {
    method: 'PUT',
    url,
    headers: { 'content-type': 'image/jpeg', 'if-none-match': '*', 'x-amz-checksum-sha256': sha256 },
    expiresAt: '2100-01-01T00:00:00.000Z',
  },
})
const requested = (documentId: string) => () => json(upload(documentId), 201)
const put = (status: number) => () => new Response(null, { status })
const documentNow =
  (status: ApplicationDocument['status'], more: Partial<ApplicationDocument> = {}) =>
  () =>
    json({
      documents: [
        { slot: 'BACK', status: 'ACCEPTED', documentId: 'other' },
        { slot: 'FRONT', status, documentId: 'd1', ...more },
      ],
    })

const calls = (sent: readonly { method: string; url: string }[]) =>
  sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`)
const request = 'POST /v1/applications/a/documents'
const look = 'GET /v1/applications/a'

async function errorOf(uploading: Promise<unknown>): Promise<RealnameError> {
  const error = await uploading.then(
    () => undefined,
    (each: unknown) => each,
  )
  if (error instanceof RealnameError) return error
  throw new Error('Not refused by the client', { cause: error })
}

describe('an upload', () => {
  test('requests a presigned upload, sends the file with the signed headers, and waits for the check', async () => {
    const { realname, sent, waits } = answeredBy([
      requested('d1'),
      put(200),
      ...[documentNow('AWAITING_UPLOAD'), documentNow('VALIDATING'), documentNow('ACCEPTED')],
    ])
    const fractions: number[] = []
    const document = await realname.applications.uploadDocument('a', 'FRONT', jpeg, {
      ...upTo,
      onProgress: fraction => fractions.push(fraction),
    })
    expect(document).toEqual({ slot: 'FRONT', status: 'ACCEPTED', documentId: 'd1' })
    expect(calls(sent)).toEqual([request, 'PUT /d1', look, look, look])
    expect(sent[0]?.body).toEqual({
      ...{ slot: 'FRONT', fileName: 'front.jpg', contentType: 'image/jpeg', sizeBytes: jpeg.length, sha256 },
    })
    expect(Object.fromEntries(sent[1]?.headers ?? [])).toEqual(upload('d1').upload.headers)
    expect(waits).toEqual([500, 750])
    expect(fractions).toEqual([0, 1])
  })

  test('polls the document less often the longer the check takes', async () => {
    const looks = Array.from({ length: 8 }, () => documentNow('VALIDATING'))
    const { realname, waits } = answeredBy([requested('d1'), put(200), ...looks, documentNow('ACCEPTED')])
    await realname.applications.uploadDocument('a', 'FRONT', jpeg, upTo)
    expect(waits).toEqual([500, 750, 1125, 1687.5, 2531.25, 3796.875, 5000, 5000])
  })

  test('of a refused file resolves with the refusal', async () => {
    const { realname } = answeredBy([
      requested('d1'),
      put(200),
      documentNow('REFUSED', { refusal: 'CORRUPT' }),
    ])
    const document = await realname.applications.uploadDocument('a', 'FRONT', jpeg, upTo)
    expect(document).toMatchObject({ status: 'REFUSED', refusal: 'CORRUPT' })
  })

  test('whose URL has expired requests another one, once', async () => {
    const { realname, sent } = answeredBy([
      ...[requested('d0'), put(403), requested('d1'), put(200)],
      documentNow('ACCEPTED'),
    ])
    await realname.applications.uploadDocument('a', 'FRONT', jpeg, upTo)
    expect(calls(sent)).toEqual([request, 'PUT /d0', request, 'PUT /d1', look])
    const [first, , second] = sent.map(({ headers }) => headers.get('idempotency-key'))
    expect(first).not.toBe(second)
  })

  test('that the second URL also refuses rejects with UPLOAD_FAILED', async () => {
    const { realname } = answeredBy([requested('d0'), put(403), requested('d1'), put(403)])
    const error = await errorOf(realname.applications.uploadDocument('a', 'FRONT', jpeg, upTo))
    expect(error).toMatchObject({ code: 'UPLOAD_FAILED', status: 403 })
  })

  test('that is interrupted is sent again to the same URL', async () => {
    const { realname, sent, waits } = answeredBy([
      ...[requested('d1'), noAnswer, put(503), put(200)],
      documentNow('ACCEPTED'),
    ])
    await realname.applications.uploadDocument('a', 'FRONT', jpeg, upTo)
    expect(calls(sent)).toEqual([request, 'PUT /d1', 'PUT /d1', 'PUT /d1', look])
    expect(waits).toEqual([500, 1000])
  })

  test('that arrived although the answer was lost counts as complete', async () => {
    const { realname } = answeredBy([requested('d1'), noAnswer, put(412), documentNow('ACCEPTED')])
    await expect(realname.applications.uploadDocument('a', 'FRONT', jpeg, upTo)).resolves.toMatchObject({
      status: 'ACCEPTED',
    })
  })

  test('that is interrupted three times rejects with OFFLINE', async () => {
    const { realname, sent } = answeredBy([requested('d1'), noAnswer, noAnswer, noAnswer])
    const error = await errorOf(realname.applications.uploadDocument('a', 'FRONT', jpeg, upTo))
    expect(error.code).toBe('OFFLINE')
    expect(sent).toHaveLength(4)
  })

  test('repeats an unanswered request under the same key', async () => {
    const { realname, keys } = answeredBy([
      ...[noAnswer, () => problem(503, 'TOOK_TOO_LONG'), requested('d1'), put(200)],
      documentNow('ACCEPTED'),
    ])
    await realname.applications.uploadDocument('a', 'FRONT', jpeg, upTo)
    expect(new Set(keys().slice(0, 3)).size).toBe(1)
  })

  test('that the API refuses rejects with its code, and sends nothing', async () => {
    const { realname, sent } = answeredBy([() => problem(409, 'WRONG_STATE')])
    const error = await errorOf(realname.applications.uploadDocument('a', 'FRONT', jpeg, upTo))
    expect(error.code).toBe('WRONG_STATE')
    expect(sent).toHaveLength(1)
  })

  test('of an unsupported format rejects before any request', async () => {
    const { realname, sent } = answeredBy([])
    for (const content of [new Uint8Array(), new TextEncoder().encode('GIF89a')]) {
      const error = await errorOf(realname.applications.uploadDocument('a', 'FRONT', content, upTo))
      expect(error.code).toBe('FORMAT_NOT_SUPPORTED')
    }
    expect(sent).toEqual([])
  })

  test.each([
    ['another document', documentNow('VALIDATING', { documentId: 'd2' })],
    ['no document', () => json({ documents: [] })],
  ])('whose slot has %s rejects with UPLOAD_REPLACED', async (_what, answer) => {
    const { realname } = answeredBy([requested('d1'), put(200), answer])
    const error = await errorOf(realname.applications.uploadDocument('a', 'FRONT', jpeg, upTo))
    expect(error.code).toBe('UPLOAD_REPLACED')
  })

  test('that is aborted rejects with the reason of its signal', async () => {
    const controller = new AbortController()
    const { realname } = answeredBy([
      requested('d1'),
      (...sending) => {
        queueMicrotask(() => controller.abort(new Error('Closed')))
        return hanging(...sending)
      },
    ])
    const { signal } = controller
    await expect(
      realname.applications.uploadDocument('a', 'FRONT', jpeg, { ...upTo, signal }),
    ).rejects.toThrow('Closed')
  })

  test('that exceeds its timeout rejects with TIMEOUT', async () => {
    const { clock } = testClock()
    // Only the end of the whole upload comes.
    const after: typeof clock.after = (milliseconds, run) =>
      milliseconds === 60_000 ? clock.after(0, run) : () => {}
    const { realname } = answeredBy([requested('d1'), put(200), documentNow('VALIDATING')], {
      clock: { ...clock, after },
    })
    const error = await errorOf(realname.applications.uploadDocument('a', 'FRONT', jpeg, { timeout: 60_000 }))
    expect(error.code).toBe('TIMEOUT')
  })
})

describe('a file in Node', () => {
  let folder: string
  let path: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'realname-client-'))
    path = join(folder, 'passport of somebody.jpeg')
    writeFileSync(path, jpeg)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** The service and its storage on loopback. It records the headers that a real service would get. */
  async function served() {
    const puts: { readonly headers: Record<string, unknown>; readonly body: Buffer }[] = []
    const requests: unknown[] = []
    const server = createServer(async (incoming, answer) => {
      const chunks: Buffer[] = []
      for await (const chunk of incoming) chunks.push(chunk as Buffer)
      const body = Buffer.concat(chunks)
      const reply = (content: unknown, status = 200) => {
        answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
      }
      if (incoming.method === 'PUT') {
        puts.push({ headers: incoming.headers, body })
        answer.writeHead(200).end()
      } else if (incoming.method === 'POST') {
        requests.push(JSON.parse(body.toString()))
        reply(upload('d1', `${url}/inbox/d1`), 201)
      } else reply({ documents: [{ slot: 'FRONT', status: 'ACCEPTED', documentId: 'd1' }] })
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const stop = () => new Promise(resolve => server.close(resolve))
    return { url, puts, requests, stop }
  }

  test.each<[string, () => Parameters<Realname['applications']['uploadDocument']>[2]]>([
    ['a path', () => path],
    ['a Buffer', () => Buffer.from(jpeg)],
    [
      'a part of a larger buffer',
      () => Buffer.concat([Buffer.alloc(3), jpeg, Buffer.alloc(3)]).subarray(3, -3),
    ],
    ['an ArrayBuffer', () => jpeg.slice().buffer],
    ['a Blob', () => new Blob([jpeg], { type: 'text/plain' })],
    ['a File', () => new File([jpeg], 'passport of somebody.jpeg')],
  ])('is sent from %s with its exact length, type and hash, and without its name', async (_name, source) => {
    const server = await served()
    try {
      const realname = new Realname({ baseUrl: server.url })
      const fractions: number[] = []
      const document = await realname.applications.uploadDocument('a', 'FRONT', source(), {
        onProgress: fraction => fractions.push(fraction),
      })
      expect(document.status).toBe('ACCEPTED')
      expect(server.requests).toEqual([
        { slot: 'FRONT', fileName: 'front.jpg', contentType: 'image/jpeg', sizeBytes: jpeg.length, sha256 },
      ])
      expect(server.puts).toHaveLength(1)
      expect(server.puts[0]?.headers).toMatchObject({
        ...upload('d1').upload.headers,
        'content-length': String(jpeg.length),
      })
      expect(server.puts[0]?.headers['transfer-encoding']).toBeUndefined()
      expect(server.puts[0]?.body.equals(jpeg)).toBe(true)
      expect(fractions).toEqual([0, 1])
    } finally {
      await server.stop()
    }
  })

  test('that does not exist rejects with the error of the file system', async () => {
    const { realname } = answeredBy([])
    const missing = realname.applications.uploadDocument('a', 'FRONT', join(folder, 'missing.jpg'))
    await expect(missing).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('a file in a browser', () => {
  const globals = globalThis as { XMLHttpRequest?: unknown }
  const opened: FakeRequest[] = []

  /** The part of XMLHttpRequest that the client uses. */
  class FakeRequest {
    status = 0
    readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
    readonly headers: Record<string, string> = {}
    onloadend = (): void => {}
    url = ''
    body: Blob | undefined
    open(method: string, url: string) {
      this.url = `${method} ${url}`
      opened.push(this)
    }
    setRequestHeader(name: string, value: string) {
      this.headers[name] = value
    }
    send(body: Blob) {
      this.body = body
    }
    abort() {
      this.onloadend()
    }
    end(status: number) {
      this.status = status
      this.onloadend()
    }
  }
  beforeEach(() => {
    globals.XMLHttpRequest = FakeRequest
    opened.length = 0
  })
  afterEach(() => {
    delete globals.XMLHttpRequest
  })

  const sending = (more: Partial<Parameters<typeof sendFile>[1]> = {}) => {
    const fractions: number[] = []
    const used: string[] = []
    const requests: string[] = []
    const controller = new AbortController()
    const sent = sendFile(new File([jpeg], 'x.png', { type: 'image/png' }), {
      requestUpload: async () => {
        requests.push(`d${requests.length}`)
        return upload(requests.at(-1) ?? '')
      },
      onUpload: ({ documentId }) => used.push(documentId),
      onProgress: fraction => fractions.push(fraction),
      signal: controller.signal,
      ...more,
    })
    return { sent, fractions, used, requests, controller }
  }
  const opening = async (count: number) => {
    while (opened.length < count) await new Promise(setImmediate)
    return opened[count - 1] as FakeRequest
  }

  test('is sent by XMLHttpRequest, which reports the progress', async () => {
    const { sent, fractions } = sending()
    const request = await opening(1)
    request.upload.onprogress?.({ loaded: 500, total: 2_000 })
    request.upload.onprogress?.({ loaded: 0, total: 0 })
    request.end(200)
    expect(await sent).toMatchObject({ result: 'STORED', upload: { documentId: 'd0' } })
    expect(fractions).toEqual([0.25, 0])
    expect([request.url, request.headers, request.body?.type]).toEqual([
      'PUT https://storage.example/d0',
      upload('d0').upload.headers,
      '',
    ])
  })

  test.each([
    [0, 'LOST'],
    [400, 'FAILED'],
    [503, 'FAILED'],
    [412, 'STORED'],
  ])('whose storage answers %d is %s', async (status, result) => {
    const { sent } = sending()
    const request = await opening(1)
    request.end(status)
    expect(await sent).toMatchObject({ result, status })
  })

  test('is sent to the URL of an earlier attempt, unless it has expired', async () => {
    const good = sending({ upload: upload('earlier') })
    ;(await opening(1)).end(200)
    await good.sent
    const earlier = upload('earlier')
    const late = { ...earlier, upload: { ...earlier.upload, expiresAt: '2020-01-01T00:00:00.000Z' } }
    const expired = sending({ upload: late })
    ;(await opening(2)).end(200)
    await expired.sent
    expect([good.used, expired.used]).toEqual([['earlier'], ['d0']])
  })

  test('whose URL has expired during the transfer requests another one, once', async () => {
    const { sent, used } = sending()
    ;(await opening(1)).end(403)
    ;(await opening(2)).end(403)
    expect(await sent).toMatchObject({ result: 'FAILED', status: 403, upload: { documentId: 'd1' } })
    expect(used).toEqual(['d0', 'd1'])
  })

  test('that is aborted ends its request', async () => {
    const { sent, controller } = sending()
    await opening(1)
    controller.abort(new Error('Closed'))
    await expect(sent).rejects.toThrow('Closed')
  })

  test('that is aborted before the transfer is not sent', async () => {
    const { sent } = sending({ signal: AbortSignal.abort(new Error('Closed')) })
    await expect(sent).rejects.toThrow('Closed')
    expect(opened).toEqual([])
  })

  test('is sent by the `fetch` of the caller', async () => {
    const { fetch, sent: requests } = fakeFetch(put(200))
    const { sent } = sending({ fetch })
    expect(await sent).toMatchObject({ result: 'STORED' })
    expect(calls(requests)).toEqual(['PUT /d0'])
    expect(opened).toEqual([])
  })

  describe('without modules of Node', () => {
    const { getBuiltinModule } = process
    beforeEach(() => {
      Object.assign(process, { getBuiltinModule: undefined })
    })
    afterEach(() => {
      Object.assign(process, { getBuiltinModule })
    })

    test('is hashed by WebCrypto', async () => {
      const { realname, sent } = answeredBy([requested('d1'), put(200), documentNow('ACCEPTED')])
      await realname.applications.uploadDocument('a', 'FRONT', new Blob([jpeg]), upTo)
      expect(sent[0]?.body).toMatchObject({ sha256 })
    })

    test('cannot be a path', async () => {
      const { realname } = answeredBy([])
      await expect(realname.applications.uploadDocument('a', 'FRONT', '/tmp/x.jpg', upTo)).rejects.toThrow(
        'Only Node can upload a file by its path.',
      )
    })
  })
})

test.each([
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/bmp', [0x42, 0x4d]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  [undefined, [0x25, 0x50]],
  [undefined, []],
])('the content type is %s by the first bytes', (expected, bytes) => {
  expect(contentTypeOf(new Uint8Array(bytes))).toBe(expected)
})
