import { delimiter, dirname, join } from 'node:path'
import { account, credentials, region } from './aws-environment.ts'

interface EngineFolders {
  readonly port: number
  readonly state: string
  readonly home: string
  readonly temporary: string
  /** The Node that functions run on. */
  readonly node: string
  /** A file for records of calls, writes and runs (`engine_meter.py`). Default: none. */
  readonly meter?: string | undefined
}

/**
 * The environment of the engine. It inherits nothing from the user's shell (credentials, proxies, NODE_OPTIONS, a time
 * zone), because the engine's Lambda functions inherit it in turn.
 */
export const engineEnvironment = ({
  port,
  state,
  home,
  temporary,
  node,
  meter,
}: EngineFolders): Record<string, string> => ({
  // The engine runs Lambda functions with the `node` of the PATH, whatever their runtime.
  PATH: [dirname(node), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
  HOME: home,
  TMPDIR: temporary,
  NODE_COMPILE_CACHE: join(temporary, 'compile-cache'),
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
  // Enforces the roles of Lambda functions.
  AUTH: 'true',
  // Without Docker, even where it is installed: a container could not reach an engine on loopback.
  LAMBDA_EXECUTOR: 'local',
  // Fails the sign-in when the token trigger fails, instead of issuing a token without its claims.
  MINISTACK_COGNITO_PRETOKEN_STRICT: '1',
  // Disables servers that this project does not use.
  IOT_MTLS_ENABLED: '0',
  SFTP_ENABLED: '0',
  ...(meter === undefined ? {} : { REALNAME_METER: meter }),
})
