import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Template } from 'aws-cdk-lib/assertions'
import { deploymentOf, signInOf } from '../../ops/deployment.ts'
import { stackOf, templateOf } from '../infra/templates.ts'

const numbers: Readonly<Record<string, string>> = { AuditDays: '400' }

const told = (names: readonly string[]) =>
  Object.fromEntries(names.map(name => [name, numbers[name] ?? `the ${name}`]))

test('a stack on AWS tells by its outputs all that the commands need', () => {
  const outputs = Object.keys(templateOf('production').toJSON().Outputs as object)
  const { configuration, resources } = deploymentOf('realname-production', told(outputs))
  expect(configuration).toEqual({})
  expect(resources).toMatchObject({
    tableName: 'the TableName',
    auditDays: 400,
    deadLetterQueueUrl: 'the DeadLetterQueueUrl',
    validateDocumentName: 'the ValidateDocumentName',
  })
})

test.each([{}, told(['TableName'])])(
  'a stack that is none of ours (%j) is named, with what it lacks',
  outputs => {
    expect(() => deploymentOf('other', outputs)).toThrow(
      /^The stack other does not tell .*DeadLetterQueueUrl/,
    )
  },
)

test('entries that the commands write live as long as the stage says', () => {
  const template = Template.fromStack(stackOf('production', { retention: { auditDays: 400 } }))
  expect(template.findOutputs('AuditDays')).toMatchObject({ AuditDays: { Value: '400' } })
})

describe('where people sign in', () => {
  test('a stack on AWS tells by its outputs', () => {
    const outputs = Object.keys(templateOf('production').toJSON().Outputs as object)
    expect(signInOf('realname-production', told(outputs))).toEqual({
      configuration: {},
      userPoolId: 'the UserPoolId',
      signInUrl: 'the SignInUrl',
      clientId: 'the CommandLineClientId',
    })
  })

  test('is not ours to say for an identity provider of the operator’s own', () => {
    expect(() => signInOf('other', told(['ApiUrl', 'TableName']))).toThrow(/your own identity provider/)
  })

  test('is unknown of a stack of another version', () => {
    expect(() => signInOf('other', told(['ApiUrl', 'UserPoolId']))).toThrow(/this version/)
  })
})

test('the command is among the scripts', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    scripts: Record<string, string>
  }
  expect(scripts.ops).toBe('node local/with-dependencies.mjs ops/ops.ts')
})
