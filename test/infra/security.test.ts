import { expect, test } from '@jest/globals'
import { recorded, type SecurityFindings, securityFindings } from './synthesized.ts'

const { ofVariants, ofAdditions, missingPlaces } = recorded<SecurityFindings>(securityFindings)

test('cdk-nag judges five stages with different resources', () => {
  expect(Object.keys(ofVariants)).toEqual([
    'production',
    'local',
    'everything',
    'mail by SES',
    'an issuer of its own',
  ])
})

test.each(Object.entries(ofVariants))(
  'every finding of the AwsSolutions and Serverless packs is explained: %s',
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
] as const)(
  'a %s that accepts plain HTTP stops the synthesis, because the finding is not explained',
  (what, rule) => {
    expect(ofAdditions[what]).toContain(`${rule} at realname-production/Another/Resource`)
  },
)
