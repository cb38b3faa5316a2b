import { maximumDocumentBytes } from '../../domain/policy.ts'

/**
 * Descriptions of properties whose schemas have none. A key is the name of a property, or `parent.name`, where the parent is
 * a property or, at the top, a schema. The longer key wins.
 */
export const propertyDescriptions: Readonly<Record<string, string>> = {
  // Times
  askedAt: 'When it was asked.',
  at: 'When it happened.',
  cancelledAt: 'When your backend cancelled it.',
  consentWithdrawnAt: 'When the account holder last withdrew consent.',
  createdAt: 'When it was created.',
  decidedAt: 'When it was decided.',
  dueAt: 'The deadline of the review: the end of business of the third working day after the submission.',
  endedAt: 'When it ended: approved, rejected, withdrawn, expired or revoked.',
  erasedAt: 'When it was permanently deleted.',
  examinedAt: 'When its check ended.',
  expiresAt: 'When it expires.',
  'lease.expiresAt': 'When the claim runs out, unless it is renewed.',
  'upload.expiresAt': 'When the URL expires.',
  exportedAt: 'When the export was made.',
  givenAt: 'When consent was given.',
  imagesAt: 'When every file was deleted.',
  nextAttemptAt: 'When the next attempt is planned. Absent: none is.',
  personalFieldsAt: 'When the entered details were deleted.',
  personalFieldsErasedAt: 'When the entered details were deleted. Missing: not yet.',
  proposedAt: 'When it was proposed.',
  ruledAt: 'When the proposal ended.',
  proposalId: 'Identifies one proposal. A later one for the application has another id.',
  proposedBy: 'The operator who proposed it.',
  'OverrideProposal.expiresAt': 'Seven days after the proposal. From then on, it cannot be confirmed.',
  'OverrideCase.expiresAt': 'Seven days after the proposal. From then on, it cannot be confirmed.',
  'ProposeOverride.reason':
    'Why the rejection was wrong, for the second operator and for the next reviewer. It is stored encrypted and never published.',
  'OverrideCase.reason': 'Why the rejection was wrong, as the operator wrote it.',
  decidedBy: 'The reviewer whose decision it is about.',
  'OverrideCase.reasons': 'The reasons of the rejection.',
  'RuleOnOverride.ruling':
    '`CONFIRM`: the application is reviewed again, by a reviewer who did not decide it. `DECLINE`: the rejection stands. `WITHDRAW`: the same, by the operator who proposed it.',
  'OverrideReceipt.ruling': 'What became of the proposal.',
  'OverrideReceipt.dueAt': 'When the new review is due. Present after a confirmation.',
  'ParkedApplication.since': 'When the workflow was parked.',
  'items.since': 'When the workflow was parked.',
  'WebhookRecovery.since': 'The beginning of the period, in UTC.',
  until: 'The end of the period: the time of the request.',
  submittedAt: 'When the current attempt was submitted.',
  supersededAt: 'When a later upload replaced it.',
  timestamp: 'When the event occurred.',
  updatedAt: 'When it last changed.',
  urlsExpireAt: 'When the URLs stop working: read again for new ones.',
  validatingSince: 'When its check began.',

  // Lists
  items: 'The items of this page.',
  'CertificateTypes.items': 'The certificates, each with what it needs.',
  'EventTypes.items': 'The event types.',
  'WebhookEndpoints.items': 'The endpoints.',
  nextCursor: 'Send it as `cursor` to get the next page. Absent on the last page.',

  // Colleagues
  question: 'What the colleague is asked.',
  'opinion.note': 'A note for the reviewer who holds the review.',

  // Evidence
  'read.value': 'What was read.',
  place: 'Where it is.',

  // Accounts
  authenticationStatus: 'Whether the account is real-name authenticated, or how far it has come.',
  eligibility: 'Whether the account can start an application now.',
  eligible: 'True if `reasons` is empty.',
  partnerProgram:
    'Whether the account joined a partner program. Then it cannot authenticate as an individual.',
  registrationRegion:
    'The region in which the account is registered, ISO 3166-1 alpha-2. null: not known yet, so that no certificate fits.',
  'PutAccount.registrationRegion': 'The region in which the account is registered, ISO 3166-1 alpha-2.',

  // Applications
  attempt: 'The number of the attempt, from 1. Each submission after a retry is the next one.',
  'Application.status': 'The state of the application.',
  'applications.status': 'The state of the application.',
  'Advancement.status': 'The state of the application afterwards.',
  certificateType: 'The kind of certificate.',
  'HeldCertificate.type': 'The kind of certificate.',
  issuingRegion: 'The region where the certificate was issued, ISO 3166-1 alpha-2.',
  'CreateApplication.issuingRegion':
    'The region where the certificate was issued, ISO 3166-1 alpha-2. It must be the account’s registration region.',
  consent: 'The consent that was given.',
  'CertificateTypes.consent': 'The consent to ask for before the start.',
  policyVersion: 'The version of the consent’s text.',
  documentUrl: 'Where the text of the consent can be read.',
  locale: 'The language, as a BCP 47 tag.',
  decision: 'The decision on the latest attempt that was decided.',
  dueProvisional:
    'Whether the deadline counts days of a year whose official calendar is not known yet. Then it may change.',
  overdue: 'Whether the deadline has passed without a decision.',
  maskedNumber: 'The certificate’s number with most characters replaced.',
  timeline: 'The events of the application, oldest first.',
  history: 'The events of the application, oldest first.',
  'reopened.slots': 'The slots that need another file.',
  fields: 'The fields to send again.',
  name: 'The holder’s name.',
  'SubmitApplication.name': 'The holder’s name, in the script of the certificate.',
  certificateNumber: 'The certificate’s number, normalised.',
  'SubmitApplication.certificateNumber':
    'The certificate’s number as it is printed. The service removes spaces, dashes and other separators.',
  'SubmitApplication.expiryDate': 'The last day on which the certificate is valid.',
  event: 'The name of the event.',
  sequence: 'The number of the event within its application, from 1, without gaps.',
  details: 'More about it: ids, codes and times.',
  en: 'In English.',
  zh: 'In Chinese.',
  title: 'A short text for people.',
  instruction: 'What to change, for the applicant.',

  // Certificates
  'items.slots': 'The files that it needs, in their order.',
  only: 'Only these regions.',
  anyBut: 'Every region but these.',
  longTermAllowed: 'Whether it may have no expiry date: then send `longTerm`.',

  // Files
  documents: 'The documents, in the order of the certificate’s slots.',
  slot: 'The side or the photo that the file shows.',
  'DecisionReason.slot': 'The file that the reason is about, for reasons that name one.',
  'ExplainedReason.slot': 'The file that the reason is about, for reasons that name one.',
  field: 'The field that the reason is about.',
  'Document.status': 'Whether the file was uploaded, and the verdict of its check.',
  'documents.status': 'Whether the file was uploaded, and the verdict of its check.',
  documentId: 'Identifies one upload.',
  contentType: 'The media type of the file, as declared.',
  sizeBytes: 'The size of the file in bytes, as declared.',
  'RequestUpload.sizeBytes': `The size of the file in bytes: at most ${maximumDocumentBytes.toLocaleString('en')}.`,
  'RequestUpload.fileName': 'Its extension must agree with the content type. The rest is not stored.',
  extension: 'The extension of the file’s name.',
  sha256: 'SHA-256 of the file, base64. Deleted after the check.',
  format: 'The format that the check found.',
  upload: 'How to send the file.',
  method: 'The HTTP method.',
  'upload.url': 'A presigned URL for this file. Anyone who has it can upload this file.',
  headers: 'Send each of these headers unchanged.',
  files: 'The stored file and the images made from it. Absent: it is not stored.',
  pages: 'One for a photo, one a page for a PDF.',
  width: 'Pixels.',
  height: 'Pixels.',
  previewUrl: 'A JPEG of the page, upright and without metadata.',
  thumbnailUrl: 'The same, small.',
  origin: 'What the file’s own metadata says.',
  signals: 'Measurements of the file.',
  camera: 'Maker and model.',
  editingSoftware: 'A program that edits pictures.',

  // Reviews
  'ReviewSummary.status': 'The state of the application: in review, or decided.',
  'Review.status': 'The state of the application: in review, or decided.',
  outcome: 'The decision.',
  reasons: 'The reasons of the decision; empty for an approval.',
  mine: 'Whether the caller holds the review.',
  text: 'The note.',

  // Exports and the audit trail
  account: 'The account itself.',
  applications: 'Every application, newest first.',
  factsToldAt: 'The time of each fact about the account, by its name.',
  auditTrail: 'Every entry of the audit trail.',
  auditId: 'Identifies one entry. It begins with the time.',
  actor: 'Who did it.',
  role: 'The role in which the actor acted.',
  'actor.id': 'The id of the actor. In an export, ids of reviewers and operators are left out.',
  action: 'What was done.',
  'AuditEntry.applicationId': 'The application that it was about, if any.',
  'auditTrail.applicationId': 'The application that it was about, if any.',
  from: 'The state before.',
  to: 'The state after.',
  applicationIds: 'The applications.',
  auditEntries: 'The number of audit entries.',

  // Sessions
  'Session.status': 'How far the user has come.',
  'CreatedSession.status': 'A new session is open.',
  sessionId: 'Identifies one session.',
  email: 'The address for mail about the review.',
  metadata: 'Your notes.',
  returnUrl: 'The address to which the page returns the user.',

  // Calendars
  year: 'Four digits.',
  off: 'Days off, besides weekends.',
  work: 'Weekend days that are worked.',

  // Webhooks
  'WebhookEndpoint.url': 'Where deliveries are sent.',
  'CreatedWebhookEndpoint.url': 'Where deliveries are sent.',
  'WebhookEndpoint.status': 'Deliveries are sent to an enabled endpoint only.',
  'CreatedWebhookEndpoint.status': 'A new endpoint is enabled.',
  'PutWebhookEndpoint.status': 'Deliveries are sent to an enabled endpoint only.',
  eventTypes: 'The event types that the endpoint gets; `*` stands for all.',
  eventType: 'The name of the event type.',
  'WebhookEndpoint.description': 'A note for operators.',
  'CreatedWebhookEndpoint.description': 'A note for operators.',
  'items.description': 'What the event tells.',
  'WebhookDelivery.status': 'Whether it succeeded, failed for good, or has another attempt.',
  'sample.type': 'The event type.',
  data: 'Ids, times and codes of the event.',
  durationMs: 'Milliseconds until the answer or the error.',

  // Service and problems
  'Health.status': 'The service is available.',
  'Problem.status': 'The HTTP status.',
  'Problem.type': 'Always `about:blank`: `code` says which problem it is.',
  'Problem.title': 'The meaning of the status.',
  detail: 'A sentence for developers. It contains no value of the request.',
  pointer: 'An RFC 6901 pointer into the body, or `/query/…`, `/headers/…`, `/documents/SLOT`.',
  message: 'A sentence about this field.',
}

type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null

function describeIn(parent: string, schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(part => describeIn(parent, part))
  if (!isObject(schema)) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (keyword === 'properties' && isObject(value)) return [keyword, describeAll(parent, value)]
      return [keyword, ['items', 'anyOf', 'oneOf'].includes(keyword) ? describeIn(parent, value) : value]
    }),
  )
}

function describeAll(parent: string, properties: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const described = describeIn(name, schema)
      if (!isObject(described)) return [name, described]
      const description =
        propertyDescriptions[`${parent}.${name}`] ?? described.description ?? propertyDescriptions[name]
      return [name, description === undefined ? described : { ...described, description }]
    }),
  )
}

/** The components of the document with a description of each property. */
export function describeProperties(components: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(components).map(([name, schema]) => [name, describeIn(name, schema)]),
  )
}
