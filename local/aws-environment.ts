import { Explained } from './command.ts'

/** Differs from the engine's default region, so that tests notice a missing region. */
export const region = 'ap-southeast-1'
export const account = '000000000000'
export const credentials = { accessKeyId: 'test', secretAccessKey: 'test' } as const

type Environment = Record<string, string | undefined>

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]']

/** The engine of REALNAME_ENGINE, which replaces an engine of our own. */
export const givenEngine = (environment: Environment): string | undefined => {
  const configuredEngine = environment.REALNAME_ENGINE
  if (configuredEngine === undefined || configuredEngine === '') return undefined
  const url = URL.canParse(configuredEngine) ? new URL(configuredEngine) : undefined
  if (url?.protocol !== 'http:' || !loopbackHosts.includes(url.hostname)) {
    throw new Explained(
      `REALNAME_ENGINE must be an engine on this machine, such as http://127.0.0.1:4566, not ${configuredEngine}.\n` +
        'To deploy to AWS, use `npx cdk deploy`.',
    )
  }
  return url.origin
}

/** Variables that redirect or sign AWS calls, or that change how Node starts. They are not inherited from the user. */
const isExcluded = (name: string): boolean =>
  /^(AWS|CDK)_/i.test(name) || /^(https?|all|no)_proxy$/i.test(name) || name === 'NODE_OPTIONS'

/** The environment of AWS calls: `base` with the AWS settings of the local engine. */
export const awsEnvironment = (base: Environment, engineUrl: string): Record<string, string> => {
  const inherited = Object.entries(base).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !isExcluded(entry[0]),
  )
  return {
    ...Object.fromEntries(inherited),
    AWS_ENDPOINT_URL: engineUrl,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    CDK_DEFAULT_ACCOUNT: account,
    CDK_DEFAULT_REGION: region,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
  }
}

/** Sets the environment of this process, so that it and its children call the engine. */
export const adoptAwsEnvironment = (engineUrl: string): void => {
  const own = awsEnvironment(process.env, engineUrl)
  for (const name of Object.keys(process.env)) {
    // NODE_OPTIONS already apply to this process, and children of a test runner need them.
    if (!(name in own) && name !== 'NODE_OPTIONS') delete process.env[name]
  }
  Object.assign(process.env, own)
}

/** The configuration of AWS clients that call the engine. */
export const clientConfiguration = (engineUrl: string) => ({ endpoint: engineUrl, region, credentials })
