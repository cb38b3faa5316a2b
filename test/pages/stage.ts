import { type PageConfig, stageRulesOf } from '#contract/page-config.ts'
import { stageDefaults } from '#domain/policy.ts'
import { type Language, textsFor } from '../support/page-texts.ts'

const issuer = 'https://issuer.test'

/** The settings of a stage with the defaults. */
export const config: PageConfig = {
  ...stageRulesOf({ ...stageDefaults, testMode: false, neutralRejections: false }),
  signIn: {
    issuer,
    clientId: 'pages',
    scope: 'openid email',
    endpoints: { authorize: `${issuer}/authorize`, token: `${issuer}/token`, signOut: `${issuer}/sign-out` },
    roles: { claim: 'groups', reviewer: 'reviewers', operator: 'operators' },
  },
}

export const texts = (language: Language = 'en') => textsFor(language, config)
