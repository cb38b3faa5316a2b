import type {
  CreatedEndpointView,
  CreateEndpoint,
  EndpointView,
  PutEndpoint,
  RotatedSecretView,
} from '../../../contract/webhooks.ts'
import { auditEntry, without } from '../../../domain/change.ts'
import { fieldRefusal, notFound } from '../../../domain/errors.ts'
import type { IdSource } from '../../../domain/ports.ts'
import type { WebhookSecrets, Webhooks } from '../../../domain/webhook-ports.ts'
import { type AddressRules, urlFault, urlFaults } from '../../../domain/webhook-url.ts'
import { rotateSecrets, type WebhookEndpoint } from '../../../domain/webhooks.ts'
import type { AnswerContext } from '../access/answer-once.ts'
import { type ActSources, newAct, type Principal } from '../access/people.ts'
import { type CommitDependencies, commitAnswer, commitChange } from '../records/commit-change.ts'

export interface WebhooksOfStage {
  readonly webhooks: Webhooks
}

interface Secrets {
  readonly webhookSecrets: WebhookSecrets
  /** A new secret of random bytes. */
  readonly newWebhookSecret: IdSource
}

/** The account id of audit entries about endpoints, which belong to no account. No account has this id. */
export const endpointsAuditId = '#webhook-endpoints'

function endpointView(endpoint: WebhookEndpoint): EndpointView {
  const { endpointId, url, eventTypes, description, status, disabledReason, createdAt, updatedAt } = endpoint
  return {
    endpointId,
    url,
    eventTypes: [...eventTypes],
    ...(description === undefined ? {} : { description }),
    status,
    ...(disabledReason === undefined ? {} : { disabledReason }),
    createdAt,
    updatedAt,
  }
}

function assertUrl(url: string, rules: AddressRules): void {
  const fault = urlFault(url, rules)
  if (fault !== undefined) throw fieldRefusal('INVALID_FIELD', '/url', urlFaults[fault])
}

export async function findStoredEndpoint(
  { webhooks }: WebhooksOfStage,
  endpointId: string,
): Promise<WebhookEndpoint> {
  const endpoint = await webhooks.endpoint(endpointId)
  if (endpoint === undefined) throw notFound()
  return endpoint
}

/** Adds an enabled endpoint with a new secret. Returns its id only: the secret is read again to be shown. */
export async function createEndpoint(
  deps: CommitDependencies & AnswerContext & ActSources & Secrets & { addressRules: AddressRules },
  operator: Principal,
  { url, eventTypes, description }: CreateEndpoint,
): Promise<string> {
  assertUrl(url, deps.addressRules)
  const endpointId = deps.newId()
  const ciphertext = await deps.webhookSecrets.encrypt(endpointId, deps.newWebhookSecret())
  return commitAnswer(deps, async () => {
    const creating = newAct(deps, 'operator', operator.accountId)
    const after: WebhookEndpoint = {
      endpointId,
      url,
      eventTypes: [...new Set(eventTypes)],
      ...(description === undefined ? {} : { description }),
      status: 'ENABLED',
      secrets: [{ ciphertext }],
      enabledAt: creating.at,
      createdAt: creating.at,
      updatedAt: creating.at,
      eventSequence: 0,
      version: 1,
    }
    return {
      change: {
        endpoint: { after },
        audit: auditEntry(creating, endpointsAuditId, 'webhook-endpoint.create', {
          to: after.status,
          details: { endpointId, eventTypes: [...eventTypes] },
        }),
      },
      result: endpointId,
    }
  })
}

/** The endpoint with its present secret, to be shown once. */
export async function showCreatedEndpoint(
  deps: WebhooksOfStage & Pick<Secrets, 'webhookSecrets'>,
  endpointId: string,
): Promise<CreatedEndpointView> {
  const endpoint = await findStoredEndpoint(deps, endpointId)
  return { ...endpointView(endpoint), ...(await presentSecret(deps, endpoint)) }
}

/** The present secret, to be shown once. */
export async function showSecret(
  deps: WebhooksOfStage & Pick<Secrets, 'webhookSecrets'>,
  endpointId: string,
): Promise<RotatedSecretView> {
  return presentSecret(deps, await findStoredEndpoint(deps, endpointId))
}

async function presentSecret(
  { webhookSecrets }: Pick<Secrets, 'webhookSecrets'>,
  { endpointId, secrets: [present] }: WebhookEndpoint,
): Promise<RotatedSecretView> {
  if (present === undefined) throw new Error('The endpoint has no secret')
  return { secret: await webhookSecrets.decrypt(endpointId, present.ciphertext) }
}

export async function listEndpoints({ webhooks }: WebhooksOfStage): Promise<{ items: EndpointView[] }> {
  return { items: (await webhooks.endpoints()).map(endpointView) }
}

export async function findEndpoint(deps: WebhooksOfStage, endpointId: string): Promise<EndpointView> {
  return endpointView(await findStoredEndpoint(deps, endpointId))
}

/** Replaces the settings of an endpoint. An endpoint that is enabled again has five days to succeed. */
export async function putEndpoint(
  deps: CommitDependencies & ActSources & WebhooksOfStage & { addressRules: AddressRules },
  operator: Principal,
  endpointId: string,
  { url, eventTypes, description, status }: PutEndpoint,
): Promise<EndpointView> {
  assertUrl(url, deps.addressRules)
  return commitChange(deps, async () => {
    const before = await findStoredEndpoint(deps, endpointId)
    const putting = newAct(deps, 'operator', operator.accountId)
    const isEnabledAgain = status === 'ENABLED' && before.status === 'DISABLED'
    const rest = without(
      before,
      'description',
      ...(status === 'ENABLED' ? (['disabledReason'] as const) : []),
    )
    const after: WebhookEndpoint = {
      ...rest,
      url,
      eventTypes: [...new Set(eventTypes)],
      ...(description === undefined ? {} : { description }),
      status,
      ...(isEnabledAgain ? { enabledAt: putting.at } : {}),
      updatedAt: putting.at,
      version: before.version + 1,
    }
    return {
      change: {
        endpoint: { before, after },
        audit: auditEntry(putting, endpointsAuditId, 'webhook-endpoint.change', {
          from: before.status,
          to: status,
          // A URL may contain a token of the integrator, so only the fact of its change is recorded.
          details: { endpointId, eventTypes: [...eventTypes], urlChanged: url !== before.url },
        }),
      },
      result: endpointView(after),
    }
  })
}

/** Deletes the endpoint with its secrets. Its deliveries are not attempted any more, and expire. */
export async function deleteEndpoint(
  deps: CommitDependencies & ActSources & WebhooksOfStage,
  operator: Principal,
  endpointId: string,
): Promise<void> {
  await commitChange(deps, async () => {
    const before = await findStoredEndpoint(deps, endpointId)
    const deleting = newAct(deps, 'operator', operator.accountId)
    return {
      change: {
        endpoint: { before },
        audit: auditEntry(deleting, endpointsAuditId, 'webhook-endpoint.delete', {
          from: before.status,
          details: { endpointId },
        }),
      },
      result: undefined,
    }
  })
}

/** Replaces the secret. The old one also signs for another day. */
export async function rotateSecret(
  deps: CommitDependencies & AnswerContext & ActSources & WebhooksOfStage & Secrets,
  operator: Principal,
  endpointId: string,
): Promise<string> {
  await findStoredEndpoint(deps, endpointId)
  const ciphertext = await deps.webhookSecrets.encrypt(endpointId, deps.newWebhookSecret())
  return commitAnswer(deps, async () => {
    const before = await findStoredEndpoint(deps, endpointId)
    const rotating = newAct(deps, 'operator', operator.accountId)
    const after: WebhookEndpoint = {
      ...before,
      secrets: rotateSecrets(before, ciphertext, rotating.at),
      updatedAt: rotating.at,
      version: before.version + 1,
    }
    return {
      change: {
        endpoint: { before, after },
        audit: auditEntry(rotating, endpointsAuditId, 'webhook-endpoint.rotate-secret', {
          details: { endpointId },
        }),
      },
      result: endpointId,
    }
  })
}
