import type { Rates } from '../../../domain/ports.ts'
import type { RateLimits } from '../../../domain/rates.ts'
import { dynamodbRates } from '../dynamodb/dynamodb-rates.ts'
import { readEnvironment } from '../environment.ts'
import { tableClient } from './table-client.ts'

export function rateLimiting(): { rates: Rates; rateLimits: RateLimits } {
  const { TABLE_NAME, RATE_LIMITS } = readEnvironment(['TABLE_NAME', 'RATE_LIMITS'])
  return { rates: dynamodbRates(tableClient(), TABLE_NAME), rateLimits: RATE_LIMITS }
}
