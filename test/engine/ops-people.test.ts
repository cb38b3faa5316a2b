import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { afterAll, expect, test } from '@jest/globals'
import { apiClient } from '../../local/api-client.ts'
import { inProject } from '../../local/project.ts'
import { ops } from '../support/ops-command.ts'
import { here } from './ops-command.ts'
import { stack } from './world.ts'

const newAddress = () => `${randomBytes(8).toString('hex')}@example.com`

interface Mail {
  readonly To: readonly string[]
  readonly Subject: string
  readonly BodyHtml: string
}

/** The e-mails that the engine stores instead of sending them. */
async function mailsTo(address: string): Promise<Mail[]> {
  const answer = await fetch(`${stack.awsEndpointUrl}/_ministack/ses/messages`)
  const { messages } = (await answer.json()) as { messages: Record<string, Mail[]> }
  return Object.values(messages)
    .flat()
    .filter(({ To }) => To.includes(address))
}

const line = (out: string, address: string) =>
  out
    .split('\n')
    .find(one => one.startsWith(address))
    ?.split('\t')

const spawned: ReturnType<typeof spawn>[] = []
afterAll(() => {
  for (const child of spawned) child.kill()
})

/** Runs `ops token` up to its displayed address. The rest runs after the sign-in. */
async function beginToken() {
  const child = spawn(process.execPath, ['--import', 'tsx', inProject('ops', 'ops.ts'), 'token', ...here], {
    cwd: inProject(),
  })
  spawned.push(child)
  let out = ''
  let shown = ''
  child.stdout.on('data', chunk => {
    out += String(chunk)
  })
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', chunk => {
      shown += String(chunk)
      const [found] = /http\S+/.exec(shown) ?? []
      if (found !== undefined) resolve(found)
    })
    child.on('exit', () => reject(new Error(shown)))
  })
  const token = new Promise<string>(resolve => child.on('close', () => resolve(out.trim())))
  return { address, token }
}

/** Submits the form of a hosted page like a browser. */
async function fillIn(page: string, at: string, entered: Record<string, string>): Promise<Response> {
  const hidden: [string, string][] = [
    ...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g),
  ].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')])
  const [, action = ''] = /<form[^>]*action="([^"]*)"/.exec(page) ?? []
  return fetch(new URL(action.replaceAll('&amp;', '&'), at), {
    method: 'POST',
    body: new URLSearchParams([...hidden, ...Object.entries(entered)]),
    redirect: 'manual',
  })
}

test('staff add invites a reviewer once, and a token of the hosted sign-in is one for the queue', async () => {
  const address = newAddress()
  const added = await ops('staff', 'add', address, '--role', 'reviewer', ...here)
  expect(added).toMatchObject({ code: 0, err: '' })
  expect(added.out).toContain('was invited')
  const again = await ops('staff', 'add', address, '--role', 'reviewer', ...here)
  expect(again).toMatchObject({ code: 0, err: '' })
  expect(again.out).toContain('has a sign-in already')
  const mails = await mailsTo(address)
  expect(mails).toMatchObject([
    {
      Subject: 'Your account for real-name authentication',
      BodyHtml: expect.stringContaining(`User name: ${address}<br>`),
    },
  ])
  const { out } = await ops('staff', 'list', ...here)
  expect(line(out, address)).toEqual([address, expect.any(String), 'reviewer', 'INVITED'])

  const { address: signIn, token } = await beginToken()
  const form = await (await fetch(signIn)).text()
  const [, password = ''] = /Temporary password: ([^<]+)<br>/.exec(String(mails[0]?.BodyHtml)) ?? []
  const first = await (await fillIn(form, signIn, { username: address, password })).text()
  const chosen = `${randomBytes(12).toString('hex')}aA1!`
  const signedIn = await fillIn(first, signIn, { new_password: chosen, confirm_password: chosen })
  const back = String(signedIn.headers.get('location')).replace('localhost', '127.0.0.1')
  expect(await (await fetch(back)).text()).toContain('You are signed in.')
  const api = apiClient({ apiUrl: stack.apiUrl, token: await token })
  expect((await api.request('GET', '/v1/reviews?state=unclaimed')).status).toBe(200)
  expect((await api.request('GET', '/v1/parked-applications')).status).toBe(403)
  expect(line((await ops('staff', 'list', ...here)).out, address)?.at(-1)).toBe('ACTIVE')
})

test('a removed user has no role; an unknown user is named in the error', async () => {
  const address = newAddress()
  for (const role of ['reviewer', 'operator']) await ops('staff', 'add', address, '--role', role, ...here)
  expect(line((await ops('staff', 'list', ...here)).out, address)?.at(2)).toBe('reviewer,operator')
  expect(await ops('staff', 'remove', address, ...here)).toMatchObject({ code: 0, err: '' })
  expect(line((await ops('staff', 'list', ...here)).out, address)).toBeUndefined()
  const nobody = await ops('staff', 'remove', newAddress(), ...here)
  expect(nobody).toMatchObject({ code: 1, out: '' })
})

test('a repeated invitation sends a new mail only on request', async () => {
  const address = newAddress()
  for (const resend of [[], [], ['--resend']]) {
    const { code } = await ops('applicant', 'add', address, '--region', 'CN', ...resend, ...here)
    expect(code).toBe(0)
  }
  expect(await mailsTo(address)).toHaveLength(2)
})
