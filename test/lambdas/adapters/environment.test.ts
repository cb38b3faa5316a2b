import { describe, expect, test } from '@jest/globals'
import { type EnvironmentName, environmentSchemas } from '../../../contract/environment.ts'
import { readEnvironment } from '../../../lambdas/adapters/environment.ts'

const names = Object.keys(environmentSchemas) as EnvironmentName[]

describe('the environment', () => {
  test('is read and parsed', () => {
    const source = {
      TABLE_NAME: 't',
      CERTIFICATE_QUOTA: '3',
      CALENDAR_OVERRIDES: '{"2027":{"off":["2027-01-01"],"work":[]}}',
    }
    expect(readEnvironment(['TABLE_NAME', 'CERTIFICATE_QUOTA', 'CALENDAR_OVERRIDES'], source)).toEqual({
      TABLE_NAME: 't',
      CERTIFICATE_QUOTA: 3,
      CALENDAR_OVERRIDES: { 2027: { off: ['2027-01-01'], work: [] } },
    })
  })

  test('reports all missing variables at once', () => {
    expect(() => readEnvironment(names, {})).toThrow(
      `Missing or wrong in the environment: ${names.join(', ')}`,
    )
  })

  test.each<[EnvironmentName, string]>([
    ['TABLE_NAME', ''],
    ['CERTIFICATE_QUOTA', 'secret'],
    ['CERTIFICATE_QUOTA', '0'],
    ['CERTIFICATE_QUOTA', '1.5'],
    ['EDGE_SECRETS', ''],
    ['EDGE_SECRETS', 'none'],
    ['EDGE_SECRETS', 'secret'],
    ['EDGE_SECRETS', `${'secret'.repeat(6)},`],
    ['OPENS_AT', 'secret'],
    ['CALENDAR_OVERRIDES', '{"secret"'],
    ['CALENDAR_OVERRIDES', '{"2027":{"off":["secret"],"work":[]}}'],
    ['CALENDAR_OVERRIDES', '{"2027":{"off":[],"work":[],"secret":1}}'],
  ])('names a wrong %s (%j) and shows no value', (name, value) => {
    expect(() => readEnvironment([name], { [name]: value })).toThrow(
      new Error(`Missing or wrong in the environment: ${name}`),
    )
  })

  test('requires only the variables of its function', () => {
    expect(readEnvironment(['TABLE_NAME'], { TABLE_NAME: 't' })).toEqual({ TABLE_NAME: 't' })
  })
})
