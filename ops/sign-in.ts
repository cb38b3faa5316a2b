import { createHash, randomBytes } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import * as z from 'zod'
import { commandLineCallbacks } from '../contract/command-line.ts'
import { Explained } from '../local/command.ts'
import type { SignInDeployment } from './deployment.ts'

const randomText = () => randomBytes(32).toString('base64url')

const timeoutMs = 5 * 60_000

const tokensSchema = z.object({ access_token: z.string() })

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(text)
}

const tryToListen = (server: Server, callback: string) =>
  new Promise<boolean>(resolve => {
    server.once('error', () => resolve(false))
    server.listen(Number(new URL(callback).port), '127.0.0.1', () => resolve(true))
  })

/** Starts a server at the first callback address that is free. */
async function listen(): Promise<{ server: Server; callback: string }> {
  for (const callback of commandLineCallbacks) {
    const server = createServer()
    if (await tryToListen(server, callback)) return { server, callback }
  }
  throw new Explained(`Each of these is in use: ${commandLineCallbacks.join(', ')}. Free one of the ports.`)
}

/** Waits for the authorization code of the sign-in with this `state`. */
function awaitCode(server: Server, callback: string, state: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (reason: string) => reject(new Explained(reason))
    const timer = setTimeout(() => refuse('Nobody signed in within five minutes.'), timeoutMs)
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '/', callback)
      // Any web page may send requests to this server, so `state` must match.
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
 * Signs a person in on the hosted pages by authorization code with PKCE, and returns an access token. `show` gets the
 * address to open.
 */
export async function signInByBrowser(
  { signInUrl, clientId }: Pick<SignInDeployment, 'signInUrl' | 'clientId'>,
  show: (address: string) => void,
): Promise<string> {
  const state = randomText()
  const verifier = randomText()
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
    const code = awaitCode(server, callback, state)
    show(`${signInUrl}/oauth2/authorize?${query}`)
    const response = await fetch(`${signInUrl}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clientId,
        redirect_uri: callback,
        code: await code,
        code_verifier: verifier,
      }),
    })
    if (!response.ok) throw new Explained(`No token was given for the sign-in: ${response.status}.`)
    return tokensSchema.parse(await response.json()).access_token
  } finally {
    server.close()
  }
}
