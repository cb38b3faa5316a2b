import type { Principal } from '../../lambdas/usecases/access/people.ts'
import { proposeOverride } from '../../lambdas/usecases/override/propose-override.ts'
import { ruleOnOverride } from '../../lambdas/usecases/override/rule-on-override.ts'
import { concluded, submitted } from './walk.ts'
import { operator, otherOperator, type World } from './world.ts'

/** An application that `reviewer` has rejected. */
export async function rejected(world: World, person: Principal): Promise<string> {
  const applicationId = await submitted(world, person)
  await concluded(world, applicationId, 'REJECT', [{ code: 'FORGED' }])
  return applicationId
}

/** The same, with the proposal of `operator`. */
export async function proposed(world: World, person: Principal) {
  const applicationId = await rejected(world, person)
  const { proposalId } = await proposeOverride(world.deps, operator, applicationId, {
    reason: 'The name was misread.',
  })
  return { applicationId, proposalId }
}

/** The same, confirmed by `otherOperator`. */
export async function reopened(world: World, person: Principal): Promise<string> {
  const { applicationId, proposalId } = await proposed(world, person)
  await ruleOnOverride(world.deps, otherOperator, applicationId, { proposalId, ruling: 'CONFIRM' })
  return applicationId
}
