import { parkApplication } from '../../../lambdas/usecases/workflow/parking.ts'
import { applicationOf, arrived, concluded, drafted, submitted } from '../../support/walk.ts'
import { applicant, type World } from '../../support/world.ts'

// Situations, people and choices that several scenarios share.

export const erika = applicant('erika')
export const glare = [{ code: 'PHOTO_GLARE', slot: 'DATA_PAGE' }] as const
export const fake = [{ code: 'FORGED' }] as const
export const page = { limit: 25 }
export const newYear = { off: ['2027-01-01', '2027-01-04'], work: [] }

export async function awaitedBy(
  world: World,
  applicationId: string,
  kind: 'SUBMISSION' | 'DECISION' | 'OPERATOR',
  token = 'token',
) {
  const { attempt } = await applicationOf(world, applicationId)
  world.deps.workflow.tokens.add(token)
  world.records.await(applicationId, { for: kind, attempt, token })
}

export const inReview = (world: World) => submitted(world, erika)

export async function approved(world: World): Promise<string> {
  const applicationId = await inReview(world)
  await concluded(world, applicationId, 'APPROVE')
  return applicationId
}

export async function toRetry(world: World): Promise<string> {
  const applicationId = await inReview(world)
  await concluded(world, applicationId, 'REQUEST_RETRY', [...glare])
  return applicationId
}

export async function parked(world: World): Promise<string> {
  const applicationId = await inReview(world)
  await parkApplication(world.deps, { applicationId, error: 'States.TaskFailed' })
  return applicationId
}

export async function arrivedFile(world: World, bytes?: Uint8Array) {
  const applicationId = await drafted(world, erika)
  const document = await arrived(world, erika, applicationId, 'DATA_PAGE', bytes)
  return { applicationId, document }
}
