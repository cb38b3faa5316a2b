import { expect, test } from '@jest/globals'
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda'
import { handler } from '../../../lambdas/identity/add-region-to-token.ts'

const event = (userAttributes: Record<string, string>): PreTokenGenerationV2TriggerEvent => ({
  version: '2',
  triggerSource: 'TokenGeneration_Authentication',
  region: 'eu-central-1',
  userPoolId: 'pool',
  userName: 'erika',
  callerContext: { awsSdkVersion: '3', clientId: 'client' },
  request: { userAttributes, groupConfiguration: {}, scopes: [] },
  response: { claimsAndScopeOverrideDetails: {} },
})

test('a region is carried into the access token, and nothing else of the user is', async () => {
  const { response } = await handler(
    event({ 'custom:registration_region': 'DE', email: 'erika@example.org', registration_region: 'FR' }),
  )
  expect(response).toEqual({
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: { claimsToAddOrOverride: { registration_region: 'DE' } },
    },
  })
})

test('an account without a region gets a token without one', async () => {
  const { response } = await handler(event({ email: 'erika@example.org' }))
  expect(JSON.stringify(response)).not.toContain('registration_region')
})
