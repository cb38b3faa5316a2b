import { delimiter } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { awsEnvironment, clientConfiguration, givenEngine } from '../../local/aws-environment.ts'
import { engineEnvironment } from '../../local/engine-environment.ts'

const engine = 'http://127.0.0.1:4566'
const clean = awsEnvironment({}, engine)

const setting = fc
  .tuple(
    fc.constantFrom('AWS_', 'aws_', 'CDK_', 'Aws_'),
    fc.oneof(
      fc.constantFrom(
        'PROFILE',
        'SESSION_TOKEN',
        'ENDPOINT_URL_S3',
        'USE_FIPS_ENDPOINT',
        'CA_BUNDLE',
        'REGION',
      ),
      fc.stringMatching(/^[A-Z_]{1,20}$/),
    ),
  )
  .map(([prefix, name]) => `${prefix}${name}`)

describe('AWS calls go to the local engine', () => {
  test('with any AWS settings in the environment', () => {
    fc.assert(
      fc.property(fc.dictionary(setting, fc.string()), held => {
        expect(awsEnvironment({ ...held, LANG: 'C' }, engine)).toEqual({ ...clean, LANG: 'C' })
      }),
    )
  })

  test.each(['HTTPS_PROXY', 'http_proxy', 'ALL_PROXY', 'no_proxy', 'NODE_OPTIONS'])(
    'with any value of %s',
    name => {
      expect(awsEnvironment({ [name]: 'http://proxy.example.com' }, engine)).toEqual(clean)
    },
  )

  test('with credentials that are valid nowhere else', () => {
    expect(clean).toMatchObject({
      AWS_ENDPOINT_URL: engine,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      CDK_DEFAULT_ACCOUNT: '000000000000',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    })
    expect(clientConfiguration(engine)).toMatchObject({
      endpoint: engine,
      region: clean.AWS_REGION,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    })
  })

  test('and variables without relation to AWS stay', () => {
    expect(awsEnvironment({ PATH: '/bin', HOME: '/home/me', UNSET: undefined }, engine)).toEqual({
      ...clean,
      PATH: '/bin',
      HOME: '/home/me',
    })
  })
})

describe('REALNAME_ENGINE', () => {
  test.each([
    ['http://127.0.0.1:4566', 'http://127.0.0.1:4566'],
    ['http://localhost:4600/', 'http://localhost:4600'],
    ['http://[::1]:4566', 'http://[::1]:4566'],
  ])('may be %s', (given, url) => {
    expect(givenEngine({ REALNAME_ENGINE: given })).toBe(url)
  })

  test.each([
    'https://sts.amazonaws.com',
    'http://example.com:4566',
    'http://127.0.0.1.example.com:4566',
    'http://127.0.0.1@example.com:4566',
    'http://0.0.0.0:4566',
    'http://10.0.0.1:4566',
    'file:///etc/hosts',
    '127.0.0.1:4566',
    'engine',
  ])('may not be %s', given => {
    expect(() => givenEngine({ REALNAME_ENGINE: given })).toThrow(/must be an engine on this machine/)
  })

  test.each([{}, { REALNAME_ENGINE: '' }])('may be left out: %j', environment => {
    expect(givenEngine(environment)).toBeUndefined()
  })
})

test('the engine inherits nothing of the shell that started it, and listens on loopback only', () => {
  process.env.AWS_PROFILE = 'work'
  try {
    const environment = engineEnvironment({
      port: 4600,
      state: '/s',
      home: '/h',
      temporary: '/t',
      node: '/n/node',
    })
    const inherited = Object.keys(process.env).filter(name => environment[name] === process.env[name])
    expect(inherited.filter(name => !(name in clean) && !['LANG', 'TZ', 'PATH'].includes(name))).toEqual([])
    expect(environment).not.toHaveProperty('NODE_OPTIONS')
    expect(environment).not.toHaveProperty('AWS_PROFILE')
    expect(environment).toMatchObject({ BIND_HOST: '127.0.0.1', GATEWAY_PORT: '4600', STATE_DIR: '/s' })
    expect(environment.PATH?.split(delimiter)[0]).toBe('/n')
  } finally {
    delete process.env.AWS_PROFILE
  }
})
