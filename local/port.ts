import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { Explained } from './command.ts'

type Environment = Record<string, string | undefined>

const portIn = (environment: Environment, name: string, otherwise: number): number => {
  const value = environment[name]
  if (value === undefined || value === '') return otherwise
  const port = Number(value)
  if (!/^\d+$/.test(value) || port < 1 || port > 65_535) {
    throw new Explained(`${name} must be a port between 1 and 65535, not ${value}.`)
  }
  return port
}

/** The engine's port: REALNAME_PORT or the default. */
export const givenPort = (environment: Environment): number => portIn(environment, 'REALNAME_PORT', 4566)

/** The web client's port: REALNAME_WEB_PORT or the default. */
export const givenWebPort = (environment: Environment): number =>
  portIn(environment, 'REALNAME_WEB_PORT', 5173)

const listen = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port))
    })
  })

/** A free port of 127.0.0.1. */
export const freePort = (): Promise<number> => listen(0)

const isEngine = async (port: number): Promise<boolean> => {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/_ministack/health`, {
      signal: AbortSignal.timeout(1000),
    })
    return answer.ok
  } catch {
    return false
  }
}

const programOnPort = async (port: number): Promise<string> => {
  if (await isEngine(port)) return 'another MiniStack engine'
  try {
    const { stdout } = await promisify(execFile)('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'])
    const pid = /^p(\d+)/m.exec(stdout)?.[1]
    const command = /^c(.+)/m.exec(stdout)?.[1]
    return pid === undefined ? 'another program' : `${command} (process ${pid})`
  } catch {
    return 'another program'
  }
}

/** Throws if a program listens on the port. `setting` is the environment variable for the port. */
export const ensurePortIsFree = async (
  port: number,
  setting: 'REALNAME_PORT' | 'REALNAME_WEB_PORT',
): Promise<void> => {
  try {
    await listen(port)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EACCES')
      throw new Explained(`Port ${port} is not allowed for this user. Set ${setting} to another port.`)
    if (code !== 'EADDRINUSE') throw error
    throw new Explained(
      `Port ${port} is in use by ${await programOnPort(port)}. Stop it, or choose another port: ${setting}=${port + 1} npm start`,
    )
  }
}
