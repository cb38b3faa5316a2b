import { describe, expect, test } from '@jest/globals'
import { lambdaNames } from '../../../lib/lambda-bundles.ts'
import { modulesOf } from '../../support/modules-of-handler.ts'

const creation = /(limitRequests\(\s*)?new (\w+Client)\(/g

const clientsOf = (handler: string) =>
  modulesOf(handler).flatMap(({ path, code }) =>
    [...code.matchAll(creation)].map(([, limit, client]) => ({
      client,
      path,
      hasLimit: limit !== undefined,
    })),
  )

describe('a client of AWS in a function of the API ends with the time of its request', () => {
  const handlers = lambdaNames().filter(name => name.startsWith('api/'))

  test('all kinds of clients are found', () => {
    const kinds = new Set(handlers.flatMap(clientsOf).map(({ client }) => client))
    expect([...kinds].sort()).toEqual([
      'CognitoIdentityProviderClient',
      'DynamoDBClient',
      'KMSClient',
      'S3Client',
      'SFNClient',
      'SQSClient',
    ])
  })

  test.each(handlers)('%s', handler => {
    expect(clientsOf(handler).filter(({ hasLimit }) => !hasLimit)).toEqual([])
  })
})
