import { execFileSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { serveDocs } from '../../local/docs-server.ts'
import { inProject } from '../../local/project.ts'
import { answerTo } from '../support/paths-to-a-file.ts'

describe('the server of the documentation', () => {
  let server: Server
  let origin: string
  beforeAll(async () => {
    execFileSync(process.execPath, ['--import', 'tsx', inProject('docs', 'site', 'command.ts')])
    const serve = serveDocs()
    server = createServer((request, response) =>
      serve(request, response, () => {
        response.statusCode = 418
        response.end()
      }),
    )
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve)
    })
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }, 60_000)
  afterAll(() => {
    server.close()
  })

  test.each([
    ['/docs', 'text/html; charset=utf-8', 'Realname documentation'],
    ['/docs/', 'text/html; charset=utf-8', 'Realname documentation'],
    ['/docs/webhooks', 'text/html; charset=utf-8', '<h1>Webhooks</h1>'],
    ['/docs/webhooks/?from=mail', 'text/html; charset=utf-8', '<h1>Webhooks</h1>'],
    ['/docs/webhooks.md', 'text/markdown; charset=utf-8', '# Webhooks'],
    ['/docs/search.json', 'application/json', '"fieldIds"'],
    ['/llms.txt', 'text/plain; charset=utf-8', '# Realname'],
  ])('serves %s', async (path, type, content) => {
    const response = await fetch(`${origin}${path}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
    expect(await response.text()).toContain(content)
  })

  test.each([
    '/docs/nothing',
    '/docs/nothing/',
    '/docs/nothing.md',
    '/docs/../package.json',
    '/docs/.realname-sources',
  ])('answers 404 with a page for %s', async path => {
    const { status, body } = await answerTo(origin, path)
    expect(status).toBe(404)
    expect(body).toContain('There is no such page')
  })

  test.each(['/', '/docsify', '/index.html', '/v1/health'])('leaves %s to the pages', async path => {
    expect((await fetch(`${origin}${path}`)).status).toBe(418)
  })
})
