import { createHash } from 'node:crypto'
import type { OperationName } from '../../../contract/operations.ts'
import { presignedUrl, story, tokens, urls } from '../../../contract/reference/story.ts'
import type { DocumentAddresses } from '../../../domain/document-ports.ts'
import { stageDefaults, uploadAddressMinutes, viewingAddressMinutes } from '../../../domain/policy.ts'
import { problemResponse } from '../../../lambdas/http/problem-response.ts'
import type { Principal } from '../../../lambdas/usecases/access/people.ts'
import { sessionPrincipal } from '../../support/sessions.ts'
import { makeWorld } from '../../support/world.ts'

/** What the API answered to each operation: the bodies of answers by the names of examples, and a problem. */
export type Played = Partial<Record<OperationName, { answer: Record<string, unknown>; problem?: unknown }>>

export const backend: Principal = { accountId: story.machineId, roles: [] }
export const customer = sessionPrincipal(story.sessionId, story.accountId)
export const reviewer: Principal = { accountId: story.reviewerId, roles: ['reviewer'] }
export const otherReviewer: Principal = { accountId: story.otherReviewerId, roles: ['reviewer'] }
export const otherOperator: Principal = { accountId: story.otherOperatorId, roles: ['operator'] }
export const operator: Principal = { accountId: story.operatorId, roles: ['operator'] }

/** UUIDs that depend on their number only. */
function hashedIds(): () => string {
  let count = 0
  return () => {
    count += 1
    const hex = createHash('sha256').update(`id ${count}`).digest('hex')
    return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')
  }
}

/** Addresses of the form of the real ones. */
function storyAddresses(): DocumentAddresses {
  const viewed = (applicationId: string, documentId: string, name: string, now: string) =>
    presignedUrl('vault', `documents/${applicationId}/${documentId}/${name}`, now, viewingAddressMinutes * 60)
  const after = (time: string, minutes: number) => new Date(Date.parse(time) + minutes * 60_000).toISOString()
  return {
    async uploadTicket({ applicationId, documentId, contentType, sha256, createdAt }) {
      const key = `uploads/${applicationId}/${documentId}`
      return {
        method: 'PUT',
        url: presignedUrl('inbox', key, createdAt, uploadAddressMinutes * 60),
        headers: { 'content-type': contentType, 'if-none-match': '*', 'x-amz-checksum-sha256': sha256 },
        expiresAt: after(createdAt, uploadAddressMinutes),
      }
    },
    async viewingAddresses({ applicationId, documentId, signals }, now) {
      const url = (name: string) => viewed(applicationId, documentId, name, now)
      return {
        pages: signals.pages.map((_, index) => ({
          previewUrl: url(`preview-${index + 1}`),
          thumbnailUrl: url(`thumbnail-${index + 1}`),
        })),
        expiresAt: after(now, viewingAddressMinutes),
      }
    },
    async ownersAddresses({ applicationId, documentId, signals }, now) {
      const url = (name: string) => viewed(applicationId, documentId, name, now)
      return {
        originalUrl: url('original'),
        pages: (signals?.pages ?? []).map((_, index) => ({
          previewUrl: url(`preview-${index + 1}`),
          thumbnailUrl: url(`thumbnail-${index + 1}`),
        })),
        expiresAt: after(now, viewingAddressMinutes),
      }
    },
  }
}

/** A stage in memory on which the story is played. */
export function storyWorld({ testMode = false } = {}) {
  const world = makeWorld({ testMode, qualitySampleShare: 1 })
  const hashed = hashedIds()
  const ids: string[] = []
  const secrets: string[] = []
  const webhookSecrets: string[] = []
  const played: Played = {}
  const played_ = (name: OperationName) => (played[name] ??= { answer: {} })
  const deps = {
    ...world.deps,
    files: { ...world.deps.files, ...storyAddresses() },
    newId: () => ids.shift() ?? hashed(),
    newSecret: () => secrets.shift() ?? createHash('sha256').update(hashed()).digest('base64url'),
    newWebhookSecret: () => webhookSecrets.shift() ?? '',
    consentPolicy: { policyVersion: stageDefaults.consentPolicyVersion, documentUrl: urls.consent },
    sessionRules: { hours: stageDefaults.sessionHours, returnOrigins: [urls.shop], allowLoopback: false },
  }
  return {
    ...world,
    deps,
    played,
    /** The next ids and secrets that are drawn. */
    drawing: {
      ids,
      any: hashed,
      webhookSecrets,
      token: (token: keyof typeof tokens) => void secrets.push(tokens[token].slice(26)),
    },
    async answer(name: OperationName, example: string, work: () => Promise<unknown>): Promise<void> {
      played_(name).answer[example] = JSON.parse(JSON.stringify(await work()))
    },
    async problem(name: OperationName, work: () => Promise<unknown>): Promise<void> {
      const refused = await work().then(
        () => undefined,
        (error: unknown) => error,
      )
      played_(name).problem = JSON.parse(problemResponse(refused).body ?? '')
    },
  }
}

export type StoryWorld = ReturnType<typeof storyWorld>
