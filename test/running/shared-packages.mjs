import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

const isIdentifier = name => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)

/** A module with the exports of the worker’s own copy. The names cannot change, because packages are pinned. */
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
    createHash('sha256')
      .update(JSON.stringify([path, source, supportsDynamicImport, supportsStaticESM, process.version]))
      .digest('hex'),

  process(source, path, { supportsDynamicImport, supportsStaticESM }) {
    // Jest loads its own packages this way.
    if (!supportsDynamicImport) return { code: source }
    return {
      code: supportsStaticESM ? exportsOf(path) : `module.exports = requireShared(${JSON.stringify(path)})`,
    }
  },
}
