import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { deploymentOf, signInOf } from '../../ops/deployment.ts'
import { templateOf } from '../infra/templates.ts'

const numbers: Readonly<Record<string, string>> = { AuditDays: '400' }

const told = (names: readonly string[]) =>
  Object.fromEntries(names.map(name => [name, numbers[name] ?? `the ${name}`]))

test('the outputs of a stack on AWS have all resources that the commands need', () => {
  const outputs = Object.keys(templateOf('production').Outputs)
  const { configuration, resources } = deploymentOf('realname-production', told(outputs))
  expect(configuration).toEqual({})
  expect(resources).toMatchObject({
    tableName: 'the TableName',
    auditDays: 400,
    deadLetterQueueUrl: 'the DeadLetterQueueUrl',
    validateDocumentName: 'the ValidateDocumentName',
    webhookDeadLetterQueueUrl: 'the WebhookDeadLetterQueueUrl',
    sendWebhooksName: 'the SendWebhooksName',
  })
})

test.each([{}, told(['TableName'])])(
  'an unknown stack (%j) is reported with its missing outputs',
  outputs => {
    expect(() => deploymentOf('other', outputs)).toThrow(
      /^The stack other does not tell .*DeadLetterQueueUrl/,
    )
  },
)

test('audit entries of the commands expire by the setting of the stage', () => {
  expect(templateOf('other settings').Outputs.AuditDays).toMatchObject({ Value: '400' })
})

describe('the sign-in deployment', () => {
  test('is read from the outputs of a stack on AWS', () => {
    const outputs = Object.keys(templateOf('production').Outputs)
    expect(signInOf('realname-production', told(outputs))).toEqual({
      configuration: {},
      userPoolId: 'the UserPoolId',
      signInUrl: 'the SignInUrl',
      clientId: 'the CommandLineClientId',
    })
  })

  test('is refused for a stage with its own identity provider', () => {
    expect(() => signInOf('other', told(['ApiUrl', 'TableName']))).toThrow(/your own identity provider/)
  })

  test('is refused for a stack of another version', () => {
    expect(() => signInOf('other', told(['ApiUrl', 'UserPoolId']))).toThrow(/this version/)
  })
})

test('the command is among the scripts', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    scripts: Record<string, string>
  }
  expect(scripts.ops).toBe('node local/with-dependencies.mjs ops/ops.ts')
})
