import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { stopEngine } from '../../local/engine.ts'
import { findEngine, isOwnerRunning, thisCommand, writeEngineRecord } from '../../local/engine-record.ts'
import { until } from '../../local/poll.ts'
import { ensurePortIsFree, freePort, givenPort, givenWebPort } from '../../local/port.ts'
import { inInstance } from '../../local/project.ts'

const name = `unit-test-${process.pid}`
const mark = `realname=${name}`
let engine: ChildProcess
let ended: Promise<unknown>
let record: Parameters<typeof writeEngineRecord>[1]

beforeEach(async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'realname-test-'))
  mkdirSync(join(temporary, 'code'))
  engine = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', mark], { detached: true, env: {} })
  ended = new Promise(resolve => engine.once('exit', (_, signal) => resolve(signal)))
  record = { pid: engine.pid ?? 0, mark, port: 1, url: 'http://127.0.0.1:1', temporary }
  writeEngineRecord(name, record)
  await until(() => findEngine(name), { seconds: 5, every: 10, explain: () => 'no process' })
})

afterEach(async () => {
  engine.kill('SIGKILL')
  await ended
  rmSync(record.temporary, { recursive: true, force: true })
  rmSync(inInstance(name), { recursive: true, force: true })
})

test('a started engine is stopped, and its temporary files are deleted', async () => {
  expect(await stopEngine(name)).toBe(true)
  expect(await ended).toBe('SIGTERM')
  expect(existsSync(record.temporary)).toBe(false)
  expect(await findEngine(name)).toBeUndefined()
  expect(await stopEngine(name)).toBe(false)
})

test('another process with the same pid is not stopped', async () => {
  writeEngineRecord(name, { ...record, mark: 'realname=an-earlier-engine' })
  expect(await findEngine(name)).toBeUndefined()
  expect(await stopEngine(name)).toBe(false)
  expect(engine.exitCode).toBeNull()
  process.kill(record.pid, 0)
})

test('an owner is running only while the command that started the engine runs', async () => {
  const owner = await thisCommand()
  expect(await isOwnerRunning({ ...record, owner })).toBe(true)
  expect(await isOwnerRunning({ ...record, owner: { ...owner, commandLine: 'something else' } })).toBe(false)
  expect(await isOwnerRunning(record)).toBe(false)
})

test.each(['REALNAME_PORT', 'REALNAME_WEB_PORT'] as const)(
  'a port in use is reported before anything starts, and that %s chooses another',
  async setting => {
    const port = await freePort()
    await ensurePortIsFree(port, setting)
    const server = createServer(socket => socket.destroy()).listen(port, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    try {
      await expect(ensurePortIsFree(port, setting)).rejects.toThrow(
        new RegExp(`Port ${port} is in use by .*${setting}=${port + 1} `, 's'),
      )
    } finally {
      server.close()
    }
  },
)

test('the port of the pages is 5173 unless REALNAME_WEB_PORT says otherwise', () => {
  expect(givenWebPort({})).toBe(5173)
  expect(givenWebPort({ REALNAME_WEB_PORT: '5000', REALNAME_PORT: '6000' })).toBe(5000)
  expect(() => givenWebPort({ REALNAME_WEB_PORT: '0' })).toThrow(/^REALNAME_WEB_PORT .*between 1 and 65535/)
})

test('the port is 4566 unless REALNAME_PORT says otherwise', () => {
  expect(givenPort({})).toBe(4566)
  expect(givenPort({ REALNAME_PORT: '' })).toBe(4566)
  expect(givenPort({ REALNAME_PORT: '5000' })).toBe(5000)
  for (const wrong of ['0', '65536', '-1', '80a', '1e3', '4566.5', ' 80']) {
    expect(() => givenPort({ REALNAME_PORT: wrong })).toThrow(/between 1 and 65535/)
  }
})
