import { runLogged } from '../../local/logged-process.ts'
import type { Progress } from '../../local/progress.ts'
import { inInstance, inProject, projectFolder } from '../../local/project.ts'

interface Check {
  readonly title: string
  /** Below node_modules. */
  readonly command: string
  readonly args: readonly string[]
  /** The meaning of a failure. */
  readonly failure?: string
}

const check = (title: string, command: string, ...args: string[]): Check => ({ title, command, args })

/** One checker of types for a project: each further one repeats part of the work of the first. */
const types = (title: string, project: string): Check =>
  check(title, 'typescript-native/bin/tsc', '-p', project, '--checkers', '1')

/** The longest first, because two run at a time. */
const checks: readonly Check[] = [
  {
    ...check('Templates that tests read (cdk)', 'tsx/dist/cli.mjs', 'test/infra/synthesize.ts'),
    failure: 'The templates could not be synthesized',
  },
  types('Types (tsc)', '.'),
  check(
    'Layers (dependency-cruiser)',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['bin', 'lib', 'domain', 'contract', 'lambdas', 'local', 'ops', 'test', 'bench', 'client', 'web/src'],
    ...['--config', '.dependency-cruiser.cjs'],
  ),
  types('Types of the pages (tsc)', 'web'),
  types('Types of the tests of pages (tsc)', 'test/pages'),
  check(
    'Format and lint (biome)',
    '@biomejs/biome/bin/biome',
    ...['ci', '--error-on-warnings', '--colors=off'],
  ),
  check('Dead code (knip)', 'knip/bin/knip.js'),
  check('Client package (tsc, publint, attw)', 'tsx/dist/cli.mjs', 'client/check-package.ts'),
  check('Pages (vite build), their first load', 'tsx/dist/cli.mjs', 'local/check-page-sizes.ts'),
]

const run = (
  { title, command, args, failure }: Check,
  index: number,
  env: NodeJS.ProcessEnv,
): Promise<void> =>
  runLogged(process.execPath, [inProject('node_modules', command), ...args], {
    log: inInstance('test', `check-${index + 1}.log`),
    cwd: projectFolder,
    // Of tsc, which is a Go program: a quarter of its time would be the collection of garbage.
    env: { GOGC: '400', ...env },
    failure: failure ?? `${title} found something`,
  })

/** The checks that read the sources and run no tests. After a failure no other check starts. */
export async function runChecks(env: NodeJS.ProcessEnv, progress: Progress): Promise<void> {
  const left = [...checks.entries()]
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [index, each] = next
      try {
        await progress.step(each.title, () => run(each, index, env))
      } catch (error) {
        left.length = 0
        throw error
      }
    }
  }
  for (const ended of await Promise.allSettled([lane(), lane()])) {
    if (ended.status === 'rejected') throw ended.reason
  }
}
