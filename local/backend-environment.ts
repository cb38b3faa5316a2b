import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writePrivately } from './private-file.ts'

interface Stack {
  readonly apiUrl: string
  readonly webUrl?: string | undefined
  readonly machineBackend: {
    readonly tokenUrl: string
    readonly clientId: string
    readonly clientSecret: string
  }
}

export const backendFileOf = (stackFile: string): string => join(dirname(stackFile), 'backend.env')

/** The settings of an integrator's backend, for `node --env-file` and for shells. */
const backendEnvironment = ({ apiUrl, webUrl, machineBackend }: Stack): string => {
  const { tokenUrl, clientId, clientSecret } = machineBackend
  // With pages, the API is on their origin, too, as on AWS.
  const settings = {
    API_URL: webUrl ?? apiUrl,
    TOKEN_URL: tokenUrl,
    CLIENT_ID: clientId,
    CLIENT_SECRET: clientSecret,
  }
  // Quoted, because the engine's address of the API contains a `$`.
  return Object.entries(settings)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('')
}

/** Writes `backend.env` beside the stack file. Only its owner can read it: it has a secret. */
export const writeBackendEnvironment = (stackFile: string, stack: Stack): void =>
  writePrivately(backendFileOf(stackFile), backendEnvironment(stack))

export const forgetBackendEnvironment = (stackFile: string): void =>
  rmSync(backendFileOf(stackFile), { force: true })
