import { createHash, randomBytes } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import * as z from 'zod'
import { commandLineCallbacks } from '../contract/command-line.ts'
import { Explained } from '../local/command.ts'
import type { SignInDeployment } from './deployment.ts'

const random = () => randomBytes(32).toString('base64url')

const patienceMs = 5 * 60_000

const tokensSchema = z.object({ access_token: z.string() })

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(text)
}

const listens = (server: Server, callback: string) =>
  new Promise<boolean>(resolve => {
    server.once('error', () => resolve(false))
    server.listen(Number(new URL(callback).port), '127.0.0.1', () => resolve(true))
  })

/** A server at the first of our addresses that no other program has. */
async function listen(): Promise<{ server: Server; callback: string }> {
  for (const callback of commandLineCallbacks) {
    const server = createServer()
    if (await listens(server, callback)) return { server, callback }
  }
  throw new Explained(`Each of these is in use: ${commandLineCallbacks.join(', ')}. Free one of the ports.`)
}

/** Waits for the browser to bring the code of the sign-in that `state` belongs to. */
function awaitCode(server: Server, callback: string, state: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (why: string) => reject(new Explained(why))
    const timer = setTimeout(() => refuse('Nobody signed in within five minutes.'), patienceMs)
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '/', callback)
      // Any page may send a browser here: only the answer to our own request counts.
      if (url.pathname !== new URL(callback).pathname || url.searchParams.get('state') !== state) {
        return answer(response, 404, 'Not found.')
      }
      clearTimeout(timer)
      const code = url.searchParams.get('code')
      answer(
        response,
        200,
        code === null ? 'You are not signed in.' : 'You are signed in. Close this window.',
      )
      if (code === null) refuse('The sign-in was refused.')
      else resolve(code)
    })
  })
}

/**
 * An access token of the person who signs in by the browser, on the hosted pages (authorization code with PKCE). `show` is
 * given the address to open.
 */
export async function signInByBrowser(
  { signInUrl, clientId }: Pick<SignInDeployment, 'signInUrl' | 'clientId'>,
  show: (address: string) => void,
): Promise<string> {
  const state = random()
  const verifier = random()
  const { server, callback } = await listen()
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: callback,
    scope: 'openid email',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  try {
    const arriving = awaitCode(server, callback, state)
    show(`${signInUrl}/oauth2/authorize?${query}`)
    const response = await fetch(`${signInUrl}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clientId,
        redirect_uri: callback,
        code: await arriving,
        code_verifier: verifier,
      }),
    })
    if (!response.ok) throw new Explained(`No token was given for the sign-in: ${response.status}.`)
    return tokensSchema.parse(await response.json()).access_token
  } finally {
    server.close()
  }
}
