import { awsEnvironment } from './aws-environment.ts'
import { runLogged } from './logged-process.ts'
import { inInstance, inProject, projectFolder } from './project.ts'

export const stackName = 'realname-local'

/** The synthesized app of an instance. */
export const assemblyOf = (name: string): string => inInstance(name, 'cdk.out')

interface Call {
  readonly name: string
  /** Default: none, and every AWS call fails. */
  readonly engineUrl?: string
  readonly log: string
  /** Default: the folder of cdk.json. */
  readonly cwd?: string
  readonly failure: string
}

/** Runs the project's CDK command line against the engine. */
export const runCdk = (args: string[], { name, engineUrl, log, cwd, failure }: Call): Promise<void> =>
  runLogged(process.execPath, [inProject('node_modules', 'aws-cdk', 'bin', 'cdk'), ...args, '--no-notices'], {
    log: inInstance(name, log),
    cwd: cwd ?? projectFolder,
    // No program listens on port 9.
    env: awsEnvironment(process.env, engineUrl ?? 'http://127.0.0.1:9'),
    failure,
  })
