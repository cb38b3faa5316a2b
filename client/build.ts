import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const inClient = (...path: string[]): string => fileURLToPath(new URL(path.join('/'), import.meta.url))

/** The compiler changes `./x.ts` to `./x.js` in its JavaScript only. Older compilers need it in declarations, too. */
function nameJavaScript(declarations: string): void {
  const text = readFileSync(declarations, 'utf8')
  writeFileSync(declarations, text.replaceAll(/(from ')(\.[^']+)\.ts'/g, "$1$2.js'"))
}

/** Builds `client/dist`: one module for each source, with its types. */
function buildClient(): void {
  const dist = inClient('dist')
  rmSync(dist, { recursive: true, force: true })
  const compiler = inClient('..', 'node_modules', 'typescript-native', 'bin', 'tsc')
  execFileSync(process.execPath, [compiler, '-p', inClient('tsconfig.build.json')], { stdio: 'inherit' })
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.d.ts')) nameJavaScript(join(dist, file))
  }
  // npm packs a licence only from the package's own folder.
  copyFileSync(inClient('..', 'LICENSE'), inClient('LICENSE'))
}

buildClient()
