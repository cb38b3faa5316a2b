import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { withLock } from '../../local/lock.mjs'
import { inProject } from '../../local/project.ts'

let folder: string
let lock: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'realname-test-'))
  lock = join(folder, 'locks', 'one')
})

afterEach(() => rmSync(folder, { recursive: true }))

test('work under a lock never overlaps, in many processes at once', async () => {
  const log = join(folder, 'log')
  const script = `
    import { appendFileSync } from 'node:fs'
    import { setTimeout as sleep } from 'node:timers/promises'
    import { withLock } from ${JSON.stringify(inProject('local', 'lock.mjs'))}
    await withLock(${JSON.stringify(lock)}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'in ')
      await sleep(20)
      appendFileSync(${JSON.stringify(log)}, 'out ')
    })`
  const ended = Array.from({ length: 6 }, () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: 'inherit',
      env: {},
    })
    return new Promise(resolve => child.once('exit', resolve))
  })
  expect(await Promise.all(ended)).toEqual([0, 0, 0, 0, 0, 0])
  expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(6))
  expect(existsSync(lock)).toBe(false)
})

test('a lock is released at once, so that a process that takes it in that moment keeps it', async () => {
  // Tries continuously in the way of the lock: it renames a folder with its owner to the lock.
  const script = `
    import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
    const [lock, own, stop] = ${JSON.stringify([lock, join(folder, 'own'), join(folder, 'stop')])}
    let lost = 0
    while (!existsSync(stop)) {
      mkdirSync(own, { recursive: true })
      writeFileSync(own + '/owner', String(process.pid))
      try {
        renameSync(own, lock)
      } catch {
        continue
      }
      for (let looks = 0; looks < 20; looks++) if (!existsSync(lock + '/owner')) lost++
      try {
        renameSync(lock, own)
      } catch {
        lost++
      }
    }
    rmSync(own, { recursive: true, force: true })
    process.exitCode = lost === 0 ? 0 : 3`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit', env: {} })
  const ended = new Promise(resolve => child.once('exit', resolve))
  try {
    for (let turn = 0; turn < 300; turn++) await withLock(lock, () => undefined)
  } finally {
    writeFileSync(join(folder, 'stop'), '')
  }
  expect(await ended).toBe(0)
})

test('a lock of an ended process does not count', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  mkdirSync(lock, { recursive: true })
  writeFileSync(join(lock, 'owner'), String(pid))
  expect(await withLock(lock, () => 'done')).toBe('done')
})

test('a lock is released when the work fails', async () => {
  const failing = withLock(lock, () => {
    throw new Error('no luck')
  })
  await expect(failing).rejects.toThrow('no luck')
  expect(await withLock(lock, () => 'done')).toBe('done')
})

test('a waiting process is informed once', async () => {
  let told = 0
  const first = withLock(lock, () => new Promise(resolve => setTimeout(resolve, 250)))
  await withLock(
    lock,
    () => {},
    () => told++,
  )
  await first
  expect(told).toBe(1)
})
