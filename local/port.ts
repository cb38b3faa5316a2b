import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { Explained } from './command.ts'

const defaultPort = 4566

/** The port that REALNAME_PORT asks for. */
export const givenPort = (environment: Record<string, string | undefined>): number => {
  const given = environment.REALNAME_PORT
  if (given === undefined || given === '') return defaultPort
  const port = Number(given)
  if (!/^\d+$/.test(given) || port < 1 || port > 65_535) {
    throw new Explained(`REALNAME_PORT must be a port between 1 and 65535, not ${given}.`)
  }
  return port
}

const listen = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port))
    })
  })

/** A port of 127.0.0.1 that nobody listens on. */
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

const whoListensOn = async (port: number): Promise<string> => {
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

export const ensurePortIsFree = async (port: number): Promise<void> => {
  try {
    await listen(port)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EACCES')
      throw new Explained(`Port ${port} may not be used by this user. Set REALNAME_PORT to another.`)
    if (code !== 'EADDRINUSE') throw error
    throw new Explained(
      `Port ${port} is taken by ${await whoListensOn(port)}. Stop it, or choose another port: REALNAME_PORT=4567 npm start`,
    )
  }
}
