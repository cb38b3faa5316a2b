import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

const project = fileURLToPath(new URL('..', import.meta.url))
const ownFolders = ['contract', 'domain'].map(folder => join(project, folder) + sep)

/** A constant of a module whose value comes from a call, such as `const schema = buildOnce(…)`. */
const calledConstant = /^((?:export )?const \w+(?:: [^=\n]+)? = )(?=(?:new )?[A-Za-z][\w.]*\()/gm

/**
 * Lets a bundle leave out the constants of `contract/` and `domain/` that its handler does not use. The bundler keeps a constant
 * whose value comes from a call, unless the call is marked. In these layers no call has side effects.
 */
export const unusedConstants: Plugin = {
  name: 'unused-constants',
  setup(build) {
    build.onLoad({ filter: /[\\/](?:contract|domain)[\\/].*\.ts$/ }, async ({ path }) => {
      if (!ownFolders.some(folder => path.startsWith(folder))) return undefined
      const source = await readFile(path, 'utf8')
      return { contents: source.replaceAll(calledConstant, '$1/* @__PURE__ */ '), loader: 'ts' }
    })
  },
}

const describing = [
  { text: /^ *inst\._zod\.processJSONSchema = .*;$/gm, without: '' },
  { text: /\bcreateToJSONSchemaMethod\(this, \{\}\)/g, without: '(() => undefined)' },
  { text: /\bcreateStandardJSONSchemaMethod\(this, "(?:input|output)"\)/g, without: 'undefined' },
]

/** Removes the description of schemas as JSON Schema from zod, which otherwise every schema refers to. */
export const withoutJsonSchemas: Plugin = {
  name: 'without-json-schemas',
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8')
      for (const { text, without } of describing) {
        if (contents.search(text) < 0) throw new Error(`zod no longer has ${text.source}`)
        contents = contents.replaceAll(text, without)
      }
      return { contents, loader: 'js' }
    })
  },
}
