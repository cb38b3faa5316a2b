import { expect, test } from '@jest/globals'
import { App, type Stack } from 'aws-cdk-lib'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { checkSecurity, missingPlaces } from '../../lib/security-exceptions.ts'
import { everything } from '../../local/template-check/everything.ts'
import { type StageName, stacksOf } from './templates.ts'

const oidc = { issuer: 'https://issuer.example', audience: ['realname'] }

/** Stages that differ in what they hold. */
const stages: Record<string, { name: StageName; settings?: Record<string, unknown> }> = {
  production: { name: 'production' },
  local: { name: 'local' },
  'everything on': { name: 'production', settings: everything },
  'alarms by e-mail': { name: 'production', settings: { alarmEmail: 'alarms@example.com' } },
  'an operator’s own issuer': { name: 'production', settings: { oidc } },
}

function checked({ name, settings }: (typeof stages)[string], add: (stack: Stack) => void) {
  const { main, all } = stacksOf(name, settings)
  const app = main.node.root
  if (!(app instanceof App)) throw new Error('A stack without its app')
  add(main)
  checkSecurity(app, all)
  return () => app.synth()
}

test.each(Object.entries(stages))(
  'whatever the AwsSolutions and Serverless packs find is explained: %s',
  (_name, stage) => {
    expect(checked(stage, () => undefined)).not.toThrow()
  },
)

test('every exception matches a construct', () => {
  expect(missingPlaces(stacksOf('production', everything).all)).toEqual([])
})

test.each([
  ['bucket', 'AwsSolutions-S10', (stack: Stack) => new Bucket(stack, 'Another')],
  ['topic', 'AwsSolutions-SNS3', (stack: Stack) => new Topic(stack, 'Another')],
])('a %s that takes plain HTTP stops the synthesis, for nobody explained it', (_what, rule, add) => {
  expect(checked({ name: 'production' }, add)).toThrow(rule)
})
