import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { build } from 'vite'
import { inProject, projectFolder } from './project.ts'
import { hashOf } from './source-hash.ts'

export const webConfigFile = inProject('web', 'vite.config.ts')
export const builtPages = inProject('web', 'dist')
const sourcesOfPages = ['web', 'client', 'contract', 'domain', 'package-lock.json']
const stamp = inProject('web', 'dist', '.realname-sources')

/** Builds the pages, unless the last build had the same sources. */
export const buildPages = async (): Promise<void> => {
  const sources = hashOf(projectFolder, sourcesOfPages)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  await build({ configFile: webConfigFile, logLevel: 'warn' })
  writeFileSync(stamp, sources)
}
