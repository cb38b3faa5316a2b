import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inProject } from '../../local/project.ts'
import { writeStack } from '../../local/stack-file.ts'
import { answerTo, disclosingPaths } from '../support/paths-to-a-file.ts'
import { sampleStack } from '../support/sample-stack.ts'

const secret = 'never-on-a-page'
const folder = inProject('.local', `web-server-test-${process.pid}`)
const file = `${folder}/stack.json`

/** Vite inlines files as data: URLs, too. */
const disclosures = [secret, Buffer.from(secret).toString('base64').slice(2, -4)]

/** Runs in a process of its own, because Vite does not start among jest's modules. */
const serveSources = async (): Promise<{ readonly url: string; readonly process: ChildProcess }> => {
  const script = `
    import { serveSources } from ${JSON.stringify(inProject('local', 'web-server.ts'))}
    const { url } = await serveSources(${JSON.stringify(sampleStack)}, 0)
    console.log(url)`
  const process = spawn(
    globalThis.process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  )
  const lines = createInterface({ input: process.stdout })
  for await (const url of lines) return { url, process }
  throw new Error('The server did not start')
}

describe('the server of the pages’ sources', () => {
  let server: Awaited<ReturnType<typeof serveSources>>
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    const { users } = sampleStack
    writeStack(file, {
      ...sampleStack,
      users: { ...users, operator: { ...users.operator, password: secret.repeat(3) } },
    })
    server = await serveSources()
  })
  afterAll(() => {
    server?.process.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  test.each([
    ['/', 'src/main.tsx'],
    ['/src/main.tsx', 'startTranslation'],
    [`/@fs${inProject('domain', 'certificates.ts')}`, 'PASSPORT'],
    [`/@fs${inProject('client', 'realname.ts')}`, 'class Realname'],
    ['/config.json', 'cognito-idp'],
  ])('serves the sources of the pages: %s', async (path, content) => {
    const answer = await answerTo(server.url, path)
    expect(answer.status).toBe(200)
    expect(answer.body).toContain(content)
  })

  test.each([
    ['a page', { accept: 'text/html' }],
    ['a script', { accept: '*/*', 'sec-fetch-dest': 'script' }],
  ])('discloses no password of the stack for the path %s', async (_as, headers) => {
    expect(await disclosingPaths(server.url, file, disclosures, headers)).toEqual([])
  })

  test.each([
    'local/stack-file.ts',
    'package.json',
    'lambdas/logging.ts',
    'README.md',
    '.npmrc',
    'web/vite.config.ts',
  ])('refuses a file that is not part of a page: %s', async path => {
    expect((await answerTo(server.url, `/@fs${inProject(path)}`)).status).toBe(403)
  })
})
