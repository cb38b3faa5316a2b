import * as z from 'zod'
import {
  type Application,
  type ApplicationBase,
  type ApplicationFacts,
  type ApplicationState,
  type ApplicationStateName,
  applicationStates,
  certificateHashOf,
  decisionOutcomes,
  isReviewOpen,
  type OpenReview,
  type Signal,
  signalKinds,
  type Waiting,
  waitTargets,
} from '../../../domain/application.ts'
import { buildOnce } from '../../../domain/build-once.ts'
import { allSlots, certificateTypeNames } from '../../../domain/certificates.ts'
import { personalFieldNames } from '../../../domain/content.ts'
import { applicationStatuses, isOpen } from '../../../domain/lifecycle.ts'
import type { DeadlineWatch } from '../../../domain/ports.ts'
import { queueHintNames } from '../../../domain/queue-hints.ts'
import { reasonCodes, reasonFields } from '../../../domain/reasons.ts'
import { attentionTo } from '../../../domain/reconciliation.ts'
import { nextToErase } from '../../../domain/retention.ts'
import { attentionKeys, retentionKeys, shardOf, signalKeys } from './attention-keys.ts'
import { hashKeys } from './hash-keys.ts'
import { optional, parseStored, UnreadableItem } from './stored.ts'

type Fields<T> = { readonly [name in keyof T]-?: z.ZodType<T[name]> }

const slot = buildOnce(() => z.enum(allSlots))
const field = buildOnce(() => z.enum(reasonFields))
const outcome = buildOnce(() => z.enum(decisionOutcomes))

/** Reasons of a decision. */
export const storedReasons = buildOnce(() =>
  z.array(
    z.object({
      code: z.enum(reasonCodes),
      slot: optional(slot()),
      field: optional(field()),
    }),
  ),
)

const signalSchema = buildOnce(
  (): z.ZodType<Signal> =>
    z.object({
      kind: z.enum(signalKinds),
      attempt: z.number(),
      at: z.string(),
    }),
)

const baseFields = buildOnce(
  (): Fields<ApplicationBase> => ({
    applicationId: z.string(),
    accountId: z.string(),
    purpose: optional(z.literal('RENEWAL')),
    attempt: z.number(),
    certificateType: z.enum(certificateTypeNames),
    issuingRegion: z.string(),
    consent: z.object({ policyVersion: z.string(), givenAt: z.string(), locale: optional(z.string()) }),
    currentDocuments: z.partialRecord(slot(), z.string()),
    overdue: z.boolean(),
    expiryToldFor: optional(z.number()),
    parked: optional(z.object({ at: z.string(), error: z.string(), resuming: optional(z.literal(true)) })),
    resumptions: optional(z.number()),
    run: optional(z.number()),
    startedInSession: optional(z.literal(true)),
    test: optional(z.literal(true)),
    namedDecision: optional(z.object({ attempt: z.number(), outcome: outcome(), reasons: storedReasons() })),
    createdAt: z.string(),
    updatedAt: z.string(),
    eventSequence: z.number(),
    version: z.number(),
  }),
)

const facts = buildOnce(
  (): Fields<ApplicationFacts> => ({
    entered: z.object({
      nameCiphertext: z.string(),
      nameHash: optional(z.string()),
      numberCiphertext: z.string(),
      maskedNumber: z.string(),
      certificateHash: z.string(),
      expiryDate: optional(z.string()),
    }),
    certificateHash: z.string(),
    supersededBy: z.string(),
    reopened: z.object({ slots: z.array(slot()), fields: z.array(field()) }),
    submittedAt: z.string(),
    deadline: z.object({
      dueSoonAt: z.string(),
      dueAt: z.string(),
      dueProvisional: z.boolean(),
      revision: optional(z.number()),
      told: optional(z.object({ dueSoon: optional(z.literal(true)), overdueFor: optional(z.string()) })),
    }),
    lease: z.object({ reviewerId: z.string(), claimedAt: optional(z.string()), expiresAt: z.string() }),
    hints: z.array(z.enum(queueHintNames)),
    handover: z.object({ by: z.string(), to: optional(z.string()), at: z.string() }),
    proposedRejection: z.object({ reasons: storedReasons(), reviewerId: z.string(), proposedAt: z.string() }),
    recordedDecision: z.object({
      outcome: outcome(),
      reasons: storedReasons(),
      reviewerId: z.string(),
      simulatedBy: optional(z.enum(['operator', 'system'])),
      proposedBy: optional(z.string()),
      claimedAt: optional(z.string()),
      decidedAt: z.string(),
    }),
    appliedDecision: z.object({
      outcome: outcome(),
      reasons: storedReasons(),
      decidedAt: z.string(),
      attemptsExhausted: optional(z.literal(true)),
    }),
    overrideProposal: z.object({
      proposalId: z.string(),
      operatorId: z.string(),
      reasonCiphertext: z.string(),
      proposedAt: z.string(),
      expiresAt: z.string(),
    }),
    override: z.object({
      at: z.string(),
      proposedBy: z.string(),
      confirmedBy: z.string(),
      barred: z.array(z.string()),
    }),
    notes: z.array(
      z.object({
        attempt: z.number(),
        reviewerId: optional(z.string()),
        operatorId: optional(z.string()),
        at: z.string(),
        ciphertext: z.string(),
        handover: optional(z.object({ to: optional(z.string()) })),
      }),
    ),
    consultations: z.array(
      z.object({
        consultationId: z.string(),
        attempt: z.number(),
        askedBy: z.string(),
        to: optional(z.string()),
        askedAt: z.string(),
        questionCiphertext: z.string(),
        opinion: optional(
          z.object({
            reviewerId: z.string(),
            outcome: outcome(),
            reasons: storedReasons(),
            noteCiphertext: optional(z.string()),
            at: z.string(),
          }),
        ),
      }),
    ),
    signal: signalSchema(),
    endedAt: z.string(),
    erased: z.object({
      begunAt: optional(z.string()),
      imagesAt: optional(z.string()),
      personalFields: optional(z.object({ at: z.string(), names: z.array(z.enum(personalFieldNames)) })),
    }),
  }),
)

type State = (typeof applicationStates)[ApplicationStateName]

/** Refuses facts that the state must not have. Dropping them would leave them in the item at an erasure. */
function schemaOf({ status, has, mayHave }: State): z.ZodType<Application> {
  const required: readonly string[] = has
  const allowed: readonly string[] = mayHave
  const fields = Object.entries(facts()).map(([name, fact]) => {
    if (required.includes(name)) return [name, fact]
    return [name, optional(allowed.includes(name) ? fact : z.never())]
  })
  const schema = z.object({ ...baseFields(), status: z.literal(status), ...Object.fromEntries(fields) })
  return schema as unknown as z.ZodType<Application>
}

/**
 * Sorted by number of facts, descending: of two states with the same status, an item is in the first one whose facts it
 * has.
 */
const states = Object.values(applicationStates)
  .toSorted((one, other) => other.has.length - one.has.length)
  .map(state => ({ ...state, schema: buildOnce(() => schemaOf(state)) }))

const headSchema = buildOnce(() =>
  z.looseObject({ status: z.enum(applicationStatuses), updatedAt: z.string() }),
)

/** Earlier versions stored no `endedAt`. Their last change of the application was its end. */
function withEnd(item: z.infer<ReturnType<typeof headSchema>>): Readonly<Record<string, unknown>> {
  return isOpen(item.status) ? item : { endedAt: item.updatedAt, ...item }
}

/** Number of partitions of the queue of open reviews. It may be increased at any time, never decreased. */
export const reviewQueueShards = 8

export const applicationSortKey = 'APPLICATION'

export function applicationPartition(applicationId: string): string {
  return `APPLICATION#${applicationId}`
}

export function applicationKey(applicationId: string) {
  return { pk: applicationPartition(applicationId), sk: applicationSortKey }
}

export function reviewQueuePartition(shard: number): string {
  return `REVIEWS#${shard}`
}

/** The sort key of an open review in each list of the queue. */
export function queuePosition({ deadline, applicationId }: OpenReview): string {
  return `${deadline.dueAt}#${applicationId}`
}

export function leasePartition(reviewerId: string): string {
  return `LEASES#${reviewerId}`
}

/**
 * The indexes are sparse: the queue contains only open reviews, a reviewer's list only leased ones. `attentionPk` and
 * `attentionSk` are removed by the state machine when it waits for a submission, `signalSk` together with `signal`.
 */
function indexKeys(application: Application): Record<string, string> {
  const { applicationId, accountId, createdAt } = application
  const position = `${createdAt}#${applicationId}`
  const keys: Record<string, string> = {
    byAccountPk: accountId,
    byAccountSk: position,
    ...signalKeys(application),
  }
  const attention = attentionTo(application)
  if (attention !== undefined)
    Object.assign(keys, attentionKeys(attention.list, attention.since, applicationId))
  const certificateHash = certificateHashOf(application)
  if (certificateHash !== undefined) {
    Object.assign(keys, hashKeys('CERTIFICATE', certificateHash, position))
  }
  const next = nextToErase(application)
  if (next !== undefined) Object.assign(keys, retentionKeys(next.kind, next.since, applicationId))
  if (!isReviewOpen(application)) return keys
  const { lease } = application
  const due = queuePosition(application)
  keys.reviewQueuePk = reviewQueuePartition(shardOf(applicationId, reviewQueueShards))
  keys.reviewQueueSk = due
  if (lease !== undefined) {
    keys.leasePk = leasePartition(lease.reviewerId)
    keys.leaseSk = due
  }
  return keys
}

/** Omits `waiting`: the state machine writes that attribute. */
export function toApplicationItem(application: Application): Record<string, unknown> {
  return { ...applicationKey(application.applicationId), ...application, ...indexKeys(application) }
}

export function fromApplicationItem(item: unknown): Application {
  const stored = withEnd(parseStored(headSchema(), item))
  const state = states.find(
    ({ status, has }) => status === stored.status && has.every(name => name in stored),
  )
  if (state === undefined) throw new UnreadableItem(`Stored item lacks facts of the status ${stored.status}`)
  return parseStored(state.schema(), stored)
}

const waitingSchema = buildOnce(() =>
  z.object({
    for: z.enum(waitTargets),
    attempt: z.number(),
    token: z.string(),
  }),
)

const stateSchema = buildOnce(() =>
  z.object({
    applicationId: z.string(),
    signal: signalSchema().optional(),
    waiting: waitingSchema().optional(),
    run: z.number().optional(),
  }),
)

/** The part of an application's item that the workflow needs, with `waiting`; undefined for any other item. */
export function applicationStateOf(item: Readonly<Record<string, unknown>>): ApplicationState | undefined {
  return item.sk === applicationSortKey ? parseStored(stateSchema(), item) : undefined
}

/** The execution's waiting task, if it is readable. */
export function waitingOf(item: Readonly<Record<string, unknown>>): Waiting | undefined {
  return waitingSchema().safeParse(item.waiting).data
}

const movedSchema = buildOnce(() =>
  z.object({
    sk: z.literal(applicationSortKey),
    deadline: z.object({ revision: z.number() }),
  }),
)

/** The moved deadline of an open review; undefined for any other item. */
export function movedDeadlineOf(item: Readonly<Record<string, unknown>>): DeadlineWatch | undefined {
  if (!movedSchema().safeParse(item).success) return undefined
  const application = fromApplicationItem(item)
  if (!isReviewOpen(application)) return undefined
  const { applicationId, attempt, deadline } = application
  const { revision, dueSoonAt, dueAt } = deadline
  return revision === undefined ? undefined : { applicationId, attempt, revision, dueSoonAt, dueAt }
}
