import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

const digestOf = content => createHash('sha256').update(content).digest('hex')

/** Jest keeps transformed files from run to run. A file may pass on the exports of another package. */
const packages = digestOf(readFileSync(new URL('../../package-lock.json', import.meta.url)))

const isIdentifier = name => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)

/** A module with the exports of the worker’s own copy. */
function exportsOf(path) {
  const names = Object.keys(require(path)).filter(name => isIdentifier(name) && name !== 'default')
  return [
    `const shared = requireShared(${JSON.stringify(path)})`,
    ...names.map((name, index) => `const export${index} = shared[${JSON.stringify(name)}]`),
    `export { ${names.map((name, index) => `export${index} as ${name}`).join(', ')} }`,
    'export default shared.default',
  ].join('\n')
}

/**
 * Replaces each file of a package by a reference to the one that a worker has loaded: jest would load the packages again for each test
 * file. `shared-packages-environment.mjs` provides `requireShared`. Packages therefore keep the state of their modules from one test file
 * to the next, and see neither fake timers nor other changes of a test's globals.
 */
export default {
  getCacheKey: (source, path, { supportsDynamicImport, supportsStaticESM }) =>
    digestOf(
      JSON.stringify([path, source, packages, supportsDynamicImport, supportsStaticESM, process.version]),
    ),

  process(source, path, { supportsDynamicImport, supportsStaticESM }) {
    // Jest loads its own packages this way.
    if (!supportsDynamicImport) return { code: source }
    return {
      code: supportsStaticESM ? exportsOf(path) : `module.exports = requireShared(${JSON.stringify(path)})`,
    }
  },
}
