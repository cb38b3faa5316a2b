import { expect, test } from '@jest/globals'
import { recorded, type SecurityFindings, securityFindings } from './synthesized.ts'

const { ofVariants, ofAdditions, missingPlaces } = recorded<SecurityFindings>(securityFindings)

test('stages that differ in what they hold are judged', () => {
  expect(Object.keys(ofVariants)).toEqual([
    'production',
    'local',
    'everything',
    'mail by SES',
    'an issuer of its own',
  ])
})

test.each(Object.entries(ofVariants))(
  'whatever the AwsSolutions and Serverless packs find is explained: %s',
  (_name, findings) => {
    expect(findings).toEqual([])
  },
)

test('every exception matches a construct', () => {
  expect(missingPlaces).toEqual([])
})

test.each([
  ['bucket', 'AwsSolutions-S10'],
  ['topic', 'AwsSolutions-SNS3'],
] as const)('a %s that takes plain HTTP stops the synthesis, for nobody explained it', (what, rule) => {
  expect(ofAdditions[what]).toContain(`${rule} at realname-production/Another/Resource`)
})
