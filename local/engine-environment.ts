import { delimiter, dirname } from 'node:path'
import { account, credentials, region } from './aws-environment.ts'

interface EngineFolders {
  readonly port: number
  readonly state: string
  readonly home: string
  readonly temporary: string
}

/**
 * The engine's environment, built from nothing: its Lambda functions inherit it, so whatever the user's
 * shell holds (credentials, proxies, NODE_OPTIONS, a time zone) would reach them.
 */
export const engineEnvironment = ({
  port,
  state,
  home,
  temporary,
}: EngineFolders): Record<string, string> => ({
  // Lambda functions run on the `node` of the PATH, whatever their runtime says.
  PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
  HOME: home,
  TMPDIR: temporary,
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  GATEWAY_PORT: String(port),
  BIND_HOST: '127.0.0.1',
  STATE_DIR: state,
  MINISTACK_REGION: region,
  MINISTACK_ACCOUNT_ID: account,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  // Lambda functions act under their roles, and under nothing else.
  AUTH: 'true',
  // Even where Docker is installed: a container couldn't reach an engine that listens on loopback only.
  LAMBDA_EXECUTOR: 'local',
  // A token without the claims that the trigger adds would be refused much later and less clearly.
  MINISTACK_COGNITO_PRETOKEN_STRICT: '1',
  // Servers on ports of their own that nothing here uses.
  IOT_MTLS_ENABLED: '0',
  SFTP_ENABLED: '0',
})
