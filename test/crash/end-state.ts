import type { AuditEntry } from '../../domain/audit.ts'
import { without } from '../../domain/change.ts'
import type { Session } from '../../domain/session.ts'
import type { World } from '../support/world.ts'

const byKey = <T>(items: ReadonlyMap<string, T>): T[] =>
  [...items].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item)

const distinct = (items: readonly unknown[]): string[] => [
  ...new Set(items.map(item => JSON.stringify(item))),
]

/** An audit entry without the parts that differ between repetitions. */
function deed({ actor, action, accountId, from, to, details = {} }: AuditEntry) {
  const {
    documentId: _document,
    sessionId: _session,
    endpointId: _endpoint,
    deliveryId: _delivery,
    ...rest
  } = details
  return { actor, action, accountId, from, to, details: rest }
}

/** A repeated validation of a document. */
const isRepeatedValidation = ({ action, from, to }: AuditEntry) =>
  action === 'document.validate' && from === to

/** A session that was created or opened again, with other tokens for the same access. */
function sessionWithoutTokens({ handoffs, ...session }: Session) {
  const { sessionId: _repeated, ...rest } = without(session, 'accessTokens', 'version')
  const opened = 'links' in rest ? without(rest, 'links', 'emailCiphertext') : rest
  return { ...opened, handoffs: handoffs.length > 0 }
}

/** Ids and ciphertexts are random, so only their equality is compared. */
function withIdsInOrder(text: string): string {
  const seen = new Map<string, number>()
  return text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|sealed-\d+/g, id => {
    if (!seen.has(id)) seen.set(id, seen.size + 1)
    return `#${seen.get(id)}`
  })
}

/** Of endpoints and deliveries what does not tell one repetition from another. */
function webhooksLeft({ endpoints, deliveries, leases, events }: World['records']['webhooks']['stored']) {
  return {
    endpoints: distinct(
      byKey(endpoints).map(({ url, eventTypes, status, disabledReason, secrets }) => ({
        url,
        eventTypes,
        status,
        disabledReason,
        secrets: distinct(secrets.map(({ until }) => until !== undefined)),
      })),
    ),
    deliveries: distinct(byKey(deliveries).map(({ eventType, status }) => ({ eventType, status }))),
    failing: byKey(leases).map(({ failingSince }) => failingSince !== undefined),
    endpointEvents: byKey(events).map(({ name, sequence, details }) => ({ name, sequence, details })),
  }
}

/**
 * The comparable end state of a world: without versions and superseded documents. Repeated audit entries of one
 * action count once.
 */
export function endState({ records, deps }: World): unknown {
  const {
    accounts,
    applications,
    documents,
    readings,
    certificates,
    contents,
    calendars,
    samples,
    sessions,
    events,
    audit,
  } = records.stored
  // The reconciler removes the crashed run and counts the removal.
  const standing = byKey(documents)
    .filter(({ supersededAt }) => supersededAt === undefined)
    .map(document => without(document, 'validationRuns', 'repeatedValidations'))
  const sets = (all: ReadonlyMap<string, Set<string>>) =>
    [...all].filter(([, members]) => members.size > 0).map(([key, members]) => [key, [...members].sort()])
  const state = {
    applications: byKey(applications).map(application => without(application, 'version', 'updatedAt')),
    accounts: byKey(accounts).map(account => without(account, 'version', 'updatedAt')),
    documents: standing,
    readings: byKey(readings).map(({ documentId }) => documentId),
    certificates: sets(certificates),
    contents: sets(contents),
    calendars: byKey(calendars).map(calendar => without(calendar, 'updatedAt')),
    samples: byKey(samples).map(sample => without(sample, 'version')),
    sessions: distinct(byKey(sessions).map(sessionWithoutTokens)),
    events: byKey(events),
    inbox: [...deps.files.inbox.keys()].sort(),
    vault: [...deps.files.vault.keys()].sort(),
    versions: deps.files.vault.left(),
    started: [...deps.workflow.started],
    watches: byKey(deps.workflow.watches),
    rescheduled: [...deps.workflow.rescheduled],
    sent: distinct(deps.workflow.sent),
    published: distinct(deps.bus.published),
    figures: [...records.figures.stored.days].sort(([one], [other]) => (one < other ? -1 : 1)),
    reviewerFigures: [...records.figures.stored.reviewers].sort(([one], [other]) => (one < other ? -1 : 1)),
    // Whether the mail itself was sent differs after a crash: it is sent at most once.
    mails: [...deps.mailRecords.stored.marks].map(([eventId, { state }]) => [eventId, state]),
    mailStops: byKey(deps.mailRecords.stored.stops),
    ...webhooksLeft(records.webhooks.stored),
    deeds: distinct(
      byKey(audit)
        .filter(entry => !isRepeatedValidation(entry))
        .map(deed),
    ),
  }
  return JSON.parse(withIdsInOrder(JSON.stringify(state)))
}
