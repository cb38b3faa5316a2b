import { runLogged } from '../../local/logged-process.ts'
import type { Progress } from '../../local/progress.ts'
import { inInstance, inProject, projectFolder } from '../../local/project.ts'

const checks: readonly (readonly [title: string, command: string, ...args: string[]])[] = [
  ['Format and lint (biome)', '@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off'],
  ['Types (tsc)', 'typescript-native/bin/tsc', '-p', '.'],
  ['Types of the pages (tsc)', 'typescript-native/bin/tsc', '-p', 'web'],
  [
    'Layers (dependency-cruiser)',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['bin', 'lib', 'domain', 'contract', 'lambdas', 'local', 'ops', 'test', 'bench', 'client', 'web/src'],
    ...['--config', '.dependency-cruiser.cjs'],
  ],
  ['Dead code (knip)', 'knip/bin/knip.js'],
  ['Pages (vite build), their first load', 'tsx/dist/cli.mjs', 'local/check-page-sizes.ts'],
]

/** What reads the sources and runs nothing of them. */
export async function runChecks(progress: Progress): Promise<void> {
  for (const [index, [title, command, ...args]] of checks.entries()) {
    await progress.step(title, () =>
      runLogged(process.execPath, [inProject('node_modules', command), ...args], {
        log: inInstance('test', 'check.log'),
        append: index > 0,
        cwd: projectFolder,
        env: process.env,
        failure: `${title} found something`,
      }),
    )
  }
}
