import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { decisionOutcomes } from '../../../domain/application.ts'
import { buildOnce } from '../../../domain/build-once.ts'
import { allSlots, certificateTypeNames } from '../../../domain/certificates.ts'
import type { Replacement } from '../../../domain/ports.ts'
import { type QualitySample, sampleExpiresAt, sampleStates } from '../../../domain/quality-sample.ts'
import { storedReasons } from './application-item.ts'
import { optional, parseStored } from './stored.ts'

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]
type State = QualitySample['state']

/** One partition for each state, in the order of the decisions: a sample's id begins with its time. */
export const samplePartition = (state: State) => `SAMPLES#${state}`

export const sampleKey = (state: State, sampleId: string) => ({ pk: samplePartition(state), sk: sampleId })

/** The claim of a sample by a reviewer. It outlasts the lease, and finds the sample by its application. */
export const sampleClaimKey = (reviewerId: string, applicationId: string) => ({
  pk: `SECOND-REVIEWS#${reviewerId}`,
  sk: applicationId,
})

const claimSchema = buildOnce(() => z.object({ sampleId: z.string() }))

export const claimedSampleId = (item: Readonly<Record<string, unknown>>): string =>
  parseStored(claimSchema(), item).sampleId

function claimWrites(TableName: string, sample: QualitySample): TransactItem[] {
  const { lease, applicationId, sampleId } = sample
  if (lease === undefined) return []
  const expiresAt = sampleExpiresAt(sample)
  const Item = { ...sampleClaimKey(lease.reviewerId, applicationId), sampleId, expiresAt }
  return [{ Put: { TableName, Item } }]
}

const opinionSchema = buildOnce(() =>
  z.object({
    reviewerId: z.string(),
    outcome: z.enum(decisionOutcomes),
    reasons: storedReasons(),
    decidedAt: z.string(),
  }),
)

const sampleSchema = buildOnce(() =>
  z.object({
    sampleId: z.string(),
    state: z.enum(sampleStates),
    applicationId: z.string(),
    accountId: z.string(),
    attempt: z.int(),
    certificateType: z.enum(certificateTypeNames),
    issuingRegion: z.string(),
    documents: z.partialRecord(z.enum(allSlots), z.string()),
    sampledAt: z.string(),
    first: opinionSchema(),
    proposedBy: optional(z.string()),
    advisers: optional(z.array(z.string())),
    lease: optional(
      z.object({ reviewerId: z.string(), claimedAt: optional(z.string()), expiresAt: z.string() }),
    ),
    second: optional(opinionSchema()),
    version: z.int(),
  }),
)

export function fromSampleItem(item: Readonly<Record<string, unknown>>): QualitySample {
  return parseStored(sampleSchema(), item)
}

function toSampleItem(sample: QualitySample) {
  return { ...sampleKey(sample.state, sample.sampleId), ...sample, expiresAt: sampleExpiresAt(sample) }
}

/** The writes of a change of a sample. A claim is stored for the reviewer, too. A second opinion moves it to the partition of its result. */
export function sampleWrites(
  TableName: string,
  { before, after }: Replacement<QualitySample>,
): readonly TransactItem[] {
  const Item = toSampleItem(after)
  const create = { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
  if (before === undefined) return [create]
  const unchanged = {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': before.version },
  }
  if (before.state === after.state) {
    return [{ Put: { TableName, Item, ...unchanged } }, ...claimWrites(TableName, after)]
  }
  return [{ Delete: { TableName, Key: sampleKey(before.state, before.sampleId), ...unchanged } }, create]
}
