import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** A call that AWS refused, or that never reached it, by the name of its error. */
export class AwsRefusal extends Error {
  override name = 'AwsRefusal'
  /** `NO_CLI` and `NO_CREDENTIALS` are ours; all others are AWS's. */
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Calls AWS by its CLI, with the shell's credentials; answers what it says, as JSON. */
export type AwsCli = (...call: readonly string[]) => Promise<unknown>

export function refusalOf(code: unknown, stderr: string): AwsRefusal {
  if (code === 'ENOENT') return new AwsRefusal('NO_CLI')
  if (/unable to locate credentials|config profile|token has expired|sso session/i.test(stderr)) {
    return new AwsRefusal('NO_CREDENTIALS')
  }
  return new AwsRefusal(/An error occurred \((\w+)\)/.exec(stderr)?.[1] ?? 'Unknown')
}

async function run(call: readonly string[]): Promise<string> {
  // Version 1 of the CLI knows the older name only.
  const { AWS_REGION, AWS_DEFAULT_REGION = AWS_REGION } = process.env
  const env = { ...process.env, ...(AWS_DEFAULT_REGION === undefined ? {} : { AWS_DEFAULT_REGION }) }
  try {
    return (await promisify(execFile)('aws', call, { env })).stdout.trim()
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string }
    throw refusalOf(code, stderr)
  }
}

export const awsCli: AwsCli = async (...call) => {
  const answer = await run([...call, '--output', 'json'])
  return answer === '' ? {} : (JSON.parse(answer) as unknown)
}

/** The region of the shell's AWS profile; undefined: none is set. */
export async function configuredRegion(): Promise<string | undefined> {
  try {
    const region = await run(['configure', 'get', 'region'])
    return region === '' ? undefined : region
  } catch (error) {
    if (error instanceof AwsRefusal) return undefined
    throw error
  }
}
