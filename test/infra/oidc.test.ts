import { describe, expect, test } from '@jest/globals'
import type { Operation } from '../../contract/operations/operation.ts'
import { operations } from '../../contract/operations.ts'
import { tokenRulesSchema } from '../../contract/token-rules.ts'
import { stageOf } from '../../lib/stage.ts'
import { environmentOf, functionsOf, required, templateOf } from './templates.ts'
import { ownIssuer as oidc } from './variants.ts'

describe('a stage with an issuer of its own', () => {
  const template = templateOf('an issuer of its own')

  test('has no Cognito resource and no permission for Cognito', () => {
    const { Resources, Outputs } = template
    expect(Object.values(Resources).filter(({ Type }) => Type.includes('Cognito'))).toEqual([])
    expect(JSON.stringify({ Resources, Outputs })).not.toMatch(/cognito-idp|UserPool/)
    expect(Object.keys(functionsOf(template))).not.toContain('identity/add-region-to-token')
  })

  test('accepts tokens of exactly that issuer, for that audience', () => {
    const { TOKEN_RULES } = environmentOf(template, 'identity/identify-caller')
    expect(tokenRulesSchema().parse(JSON.parse(String(TOKEN_RULES)))).toEqual({
      issuer: oidc.issuer,
      audience: oidc.audience,
      required: { typ: 'at+jwt' },
      claims: {
        accountId: 'uid',
        registrationRegion: 'registration_region',
        roles: 'https://id.example.com/roles',
      },
      roleValues: oidc.roleValues,
      hasMachines: false,
    })
  })

  test('has no directory that a route could ask', () => {
    const routes = Object.keys(functionsOf(template)).filter(name => name.startsWith('api/'))
    expect(routes).toHaveLength(
      Object.values<Operation>(operations).filter(({ testModeOnly }) => testModeOnly !== true).length,
    )
    for (const route of routes) {
      const { USER_DIRECTORY = 'NONE' } = environmentOf(template, route)
      expect(USER_DIRECTORY).toBe('NONE')
    }
  })
})

test('an issuer has common claim names by default', () => {
  const { issuer, audience } = oidc
  expect(stageOf('production', { production: { ...required, oidc: { issuer, audience } } }).oidc).toEqual({
    issuer,
    audience,
    claims: { accountId: 'sub', registrationRegion: 'registration_region', roles: 'roles' },
    roleValues: { reviewer: 'reviewers', operator: 'operators' },
    required: {},
    machineTokens: false,
  })
})

test.each(['machineReviewer', 'machineBackend'])(
  'a client of the user pool is refused beside an issuer: %s',
  name => {
    const settings = { oidc, [name]: true }
    expect(() => stageOf('production', { production: settings })).toThrow(name)
  },
)
