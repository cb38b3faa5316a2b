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

/** Moves away a lock whose owner is dead; puts it back if somebody else had taken it in between. */
const clearAfterCrash = (directory, deadOwner) => {
  const aside = `${directory}.${process.pid}`
  try {
    renameSync(directory, aside)
    if (ownerOf(aside) === deadOwner) rmSync(aside, { recursive: true, force: true })
    else renameSync(aside, directory)
  } catch {
    // Another waiter was quicker.
  }
}

const take = directory => {
  // The owner's name must be there as soon as the lock is: written aside, it appears by one rename.
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

/** By one rename, too: a folder that is emptied first could be taken before it is gone, and the taker's emptied with it. */
const giveBack = directory => {
  const aside = `${directory}.done.${process.pid}`
  try {
    renameSync(directory, aside)
  } catch (error) {
    // A waiter who took us for dead has it in hands, and puts it back; whoever comes next finds that we have ended.
    if (error.code !== 'ENOENT') throw error
  }
  rmSync(aside, { recursive: true, force: true })
}

/** Runs `work` while no other process holds the lock directory. A lock left by a dead process doesn't count. */
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
    giveBack(directory)
  }
}
