import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ownerOf = directory => {
  try {
    return Number(readFileSync(join(directory, 'owner'), 'utf8'))
  } catch {
    return undefined
  }
}

const isAlive = pid => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Removes the lock of a dead owner. It puts the lock back if another process has taken it in between. */
const clearAfterCrash = (directory, deadOwner) => {
  const aside = `${directory}.${process.pid}`
  try {
    renameSync(directory, aside)
    if (ownerOf(aside) === deadOwner) rmSync(aside, { recursive: true, force: true })
    else renameSync(aside, directory)
  } catch {
    // Another process removed it first.
  }
}

const take = directory => {
  // The lock must have its owner from the start, so it is written elsewhere and renamed.
  const aside = `${directory}.new.${process.pid}`
  mkdirSync(aside, { recursive: true })
  writeFileSync(join(aside, 'owner'), String(process.pid))
  try {
    renameSync(aside, directory)
    return true
  } catch {
    rmSync(aside, { recursive: true, force: true })
    return false
  }
}

/** Releases the lock by a rename: while a folder is deleted file by file, another process could take it. */
const release = directory => {
  const aside = `${directory}.done.${process.pid}`
  try {
    renameSync(directory, aside)
  } catch (error) {
    // Another process took this one for dead and has moved the lock; it puts the lock back, and a later one removes it.
    if (error.code !== 'ENOENT') throw error
  }
  rmSync(aside, { recursive: true, force: true })
}

/** Runs `work` while this process holds the lock directory. The lock of a dead process is removed. */
export const withLock = async (directory, work, onWait = () => {}) => {
  mkdirSync(dirname(directory), { recursive: true })
  for (let waited = false; !take(directory); waited = true) {
    if (!waited) onWait()
    const owner = ownerOf(directory)
    if (owner !== undefined && !isAlive(owner)) clearAfterCrash(directory, owner)
    else await sleep(100)
  }
  try {
    return await work()
  } finally {
    release(directory)
  }
}
