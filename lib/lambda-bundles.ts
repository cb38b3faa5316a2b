import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { buildSync } from 'esbuild'

/** `api/get-account`: a handler's file below lambdas/, without its ending. */
export type LambdaName = `${(typeof handlerFolders)[number]}/${string}`

/** Where the code of a handler comes from; tests of the template put a stand-in here and bundle nothing. */
export type LambdaCode = (name: LambdaName) => Code

const handlerFolders = ['api', 'events', 'identity', 'steps'] as const

/** Files beside the handlers that several of them share. */
const shared = new Set(['events/stream-records', 'steps/step'])

const project = fileURLToPath(new URL('..', import.meta.url))

export function lambdaNames(): LambdaName[] {
  return handlerFolders
    .flatMap(folder =>
      readdirSync(join(project, 'lambdas', folder)).map(
        file => `${folder}/${basename(file, '.ts')}` as LambdaName,
      ),
    )
    .filter(name => !shared.has(name))
}

/**
 * Bundles every handler in one call, each into a folder of its own. The app copies what it uses as it is composed, so
 * the folders go when the process ends; being its own, they are in no other synthesis's way.
 */
export function bundleLambdas(): LambdaCode {
  const output = mkdtempSync(join(tmpdir(), 'realname-lambdas-'))
  process.once('exit', () => rmSync(output, { recursive: true, force: true }))
  buildSync({
    entryPoints: lambdaNames().map(name => ({
      in: join(project, 'lambdas', `${name}.ts`),
      out: `${name}/index`,
    })),
    outdir: output,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    keepNames: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    // Some dependencies still call require for Node's own modules.
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    legalComments: 'none',
    logLevel: 'warning',
  })
  return name => Code.fromAsset(join(output, name))
}
