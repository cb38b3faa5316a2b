import { awsEnvironment } from './aws-environment.ts'
import { runLogged } from './logged-process.ts'
import { inInstance, inProject, projectFolder } from './project.ts'

/** The synthesized app of an instance. */
export const assemblyOf = (name: string): string => inInstance(name, 'cdk.out')

interface Call {
  readonly name: string
  /** Without one, nothing can be called. */
  readonly engineUrl?: string
  readonly log: string
  /** Default: the project's folder, where cdk.json is. */
  readonly cwd?: string
  readonly failure: string
}

/** The project's own CDK command line, aimed at the engine. */
export const runCdk = (args: string[], { name, engineUrl, log, cwd, failure }: Call): Promise<void> =>
  runLogged(process.execPath, [inProject('node_modules', 'aws-cdk', 'bin', 'cdk'), ...args, '--no-notices'], {
    log: inInstance(name, log),
    cwd: cwd ?? projectFolder,
    // Port 9 discards.
    env: awsEnvironment(process.env, engineUrl ?? 'http://127.0.0.1:9'),
    failure,
  })
