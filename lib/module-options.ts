import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildOptions } from 'esbuild'

const project = fileURLToPath(new URL('..', import.meta.url))
const credentialChain = '@aws-sdk/credential-provider-node'

/** The build of every bundle: one module for Node. */
export const asModule: BuildOptions = {
  external: ['sharp', '@hyzyla/pdfium', '@cwasm/nsbmp', 'onnxruntime-node'],
  alias: {
    [credentialChain]: join(project, 'lambdas/adapters/credentials.ts'),
    'node:stream/web': join(project, 'lambdas/http/web-streams.ts'),
    'mnemonist/lru-cache': join(project, 'lambdas/adapters/endpoint-cache.ts'),
  },
  outExtension: { '.js': '.mjs' },
  bundle: true,
  minify: true,
  keepNames: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  // Some dependencies still call require for Node's built-in modules.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  legalComments: 'none',
  logLevel: 'warning',
}
