import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { builtDocs } from '../../docs/site/build.ts'
import { serveDocs } from '../../local/docs-server.ts'
import { inProject } from '../../local/project.ts'
import { answerTo } from '../support/paths-to-a-file.ts'

/** Answers 418 to what the documentation leaves to the pages. */
async function serve(folder: string): Promise<Server> {
  const handle = serveDocs(folder)
  const server = createServer((request, response) =>
    handle(request, response, (error?: unknown) => {
      response.statusCode = error === undefined ? 418 : 500
      response.end()
    }),
  )
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return server
}

const originOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

describe('the server of the documentation', () => {
  let server: Server
  let origin: string
  beforeAll(async () => {
    execFileSync(process.execPath, ['--import', 'tsx', inProject('docs', 'site', 'command.ts')])
    server = await serve(builtDocs)
    origin = originOf(server)
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

test('a build while the server runs shows its new files, and removes others without an end of the server', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'docs-server-'))
  const write = (file: string, content: string) => writeFileSync(join(folder, 'docs', file), content)
  mkdirSync(join(folder, 'docs'))
  write('index.html', 'before')
  write('site-1.css', 'old')
  const server = await serve(folder)
  try {
    expect((await answerTo(originOf(server), '/docs/site-1.css')).body).toBe('old')
    rmSync(join(folder, 'docs', 'site-1.css'))
    write('site-2.css', 'new')
    write('index.html', 'after')
    const [removed, added, page] = await Promise.all(
      ['/docs/site-1.css', '/docs/site-2.css', '/docs'].map(path => answerTo(originOf(server), path)),
    )
    expect(removed?.status).not.toBe(200)
    expect([added?.body, page?.body]).toEqual(['new', 'after'])
  } finally {
    server.close()
    rmSync(folder, { recursive: true })
  }
})
