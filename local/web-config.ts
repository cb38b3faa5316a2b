import { readFileSync } from 'node:fs'
import { type PageConfig, stageRulesOf } from '../contract/page-config.ts'
import { stageOf } from '../lib/stage.ts'
import { inProject } from './project.ts'
import type { Stack } from './stack-file.ts'

/** The settings of the local stage. */
const localStage = () =>
  stageOf('local', JSON.parse(readFileSync(inProject('cdk.json'), 'utf8')).context.stages)

/** The `/config.json` of a local stack. The engine serves the sign-in pages at its own address. */
export const webConfigOf = ({ awsEndpointUrl, region, userPoolId, userPoolClientId }: Stack): PageConfig => ({
  signIn: {
    issuer: `https://cognito-idp.${region}.amazonaws.com/${userPoolId}`,
    clientId: userPoolClientId,
    scope: 'openid email',
    endpoints: {
      authorize: `${awsEndpointUrl}/oauth2/authorize`,
      token: `${awsEndpointUrl}/oauth2/token`,
      signOut: `${awsEndpointUrl}/logout`,
    },
    signOutBy: 'cognito',
    roles: { claim: 'cognito:groups', reviewer: 'reviewers', operator: 'operators' },
  },
  ...stageRulesOf(localStage()),
})
