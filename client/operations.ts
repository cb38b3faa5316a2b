import { type Page, Pages } from './pages.ts'
import type {
  Account,
  AccountExport,
  Advancement,
  Application,
  ApplicationFiles,
  AuditEntry,
  Calendar,
  CertificateAccounts,
  CertificateTypes,
  CountedApplication,
  CreatedSession,
  CreatedWebhookEndpoint,
  DecisionReceipt,
  Difference,
  ErasureReceipt,
  EventTypes,
  FiguresOfPeriod,
  FoundAccounts,
  FoundReviews,
  Handoff,
  OpenedSession,
  OperatorAccount,
  OverrideCase,
  OverrideProposal,
  OverrideReceipt,
  ParkedApplication,
  QueryOf,
  Question,
  RemovedCalendar,
  Resumption,
  Review,
  ReviewCounts,
  ReviewerFiguresOfPeriod,
  ReviewSummary,
  RotatedWebhookSecret,
  Schemas,
  SecondReview,
  SecondReviewItem,
  SecondReviewReceipt,
  Session,
  Slot,
  Suggestions,
  Upload,
  WebhookDelivery,
  WebhookDeliveryReceipt,
  WebhookEndpoint,
  WebhookEndpoints,
  WebhookRecovery,
} from './schemas.ts'
import type { CallOptions, Transport } from './transport.ts'
import type { FileSource } from './upload/file-content.ts'
import { type CheckedDocument, type UploadOptions, uploadDocument } from './upload/upload-document.ts'

/** `limit` is the size of a page (1–100). `cursor` is where the list begins: the `nextCursor` of an earlier page. */
export type PageQuery = QueryOf<'GET', '/v1/applications'>

export type TrailQuery = QueryOf<'GET', '/v1/accounts/{accountId}/audit-trail'>

export type ReviewQuery = QueryOf<'GET', '/v1/reviews'>

export type FiguresQuery = QueryOf<'GET', '/v1/figures'>
export type ReviewerFiguresQuery = QueryOf<'GET', '/v1/figures/reviewers'>

export type CountedQuery = QueryOf<'GET', '/v1/figures/applications'>

export type DeliveryQuery = QueryOf<'GET', '/v1/webhook-endpoints/{endpointId}/deliveries'>

/** A list whose pages are read by `read`, which gets the query with the cursor of the page. */
function pagesOf<Item, Query extends PageQuery>(
  query: Query,
  read: (query: Query) => Promise<Page<Item>>,
): Pages<Item> {
  return new Pages(cursor => read(cursor === undefined ? query : { ...query, cursor }))
}

/** Operations of the API about one kind of resource. */
class Operations {
  protected readonly transport: Transport

  constructor(transport: Transport) {
    this.transport = transport
  }
}

/** The caller's own account. */
export class AccountOperations extends Operations {
  /** The caller's account, and whether it can start an application. */
  get(options?: CallOptions): Promise<Account> {
    return this.transport.call('GET', '/v1/account', {}, options)
  }

  /** All data held about the caller, with short-lived URLs of their files. */
  export(options?: CallOptions): Promise<AccountExport> {
    return this.transport.call('GET', '/v1/account/export', {}, options)
  }

  /** Ends the open application and the authentication, and permanently deletes the caller's files and details. */
  withdrawConsent(options?: CallOptions): Promise<ErasureReceipt> {
    return this.transport.call('POST', '/v1/account/consent-withdrawal', {}, options)
  }
}

export class CertificateTypeOperations extends Operations {
  /** The certificates that the account's region allows, and the consent to ask for. */
  list(options?: CallOptions): Promise<CertificateTypes> {
    return this.transport.call('GET', '/v1/certificate-types', {}, options)
  }
}

/** The caller's own applications. */
export class ApplicationOperations extends Operations {
  /** Starts an application with one certificate. */
  create(body: Schemas['CreateApplication'], options?: CallOptions): Promise<Application> {
    return this.transport.call('POST', '/v1/applications', { body }, options)
  }

  /** Newest first. */
  list(query: PageQuery = {}, options?: CallOptions): Pages<Application> {
    return pagesOf(query, each => this.transport.call('GET', '/v1/applications', { query: each }, options))
  }

  get(applicationId: string, options?: CallOptions): Promise<Application> {
    const path = { applicationId }
    return this.transport.call('GET', '/v1/applications/{applicationId}', { path }, options)
  }

  /** Values for the form that machines read. Let the applicant look at each. */
  suggestions(applicationId: string, options?: CallOptions): Promise<Suggestions> {
    const path = { applicationId }
    return this.transport.call('GET', '/v1/applications/{applicationId}/suggestions', { path }, options)
  }

  /** The accepted files, with URLs of their pictures that expire after minutes. */
  files(applicationId: string, options?: CallOptions): Promise<ApplicationFiles> {
    const path = { applicationId }
    return this.transport.call('GET', '/v1/applications/{applicationId}/files', { path }, options)
  }

  /**
   * Sends a file into a slot and waits until it is checked: hash, presigned upload, transfer, check. Resolves with the
   * document, whose `status` is `ACCEPTED` or `REFUSED`; a refused one has its `refusal`, and the slot takes a new upload.
   * A string is a path, in Node only.
   */
  uploadDocument(
    applicationId: string,
    slot: Slot,
    file: FileSource,
    options: UploadOptions = {},
  ): Promise<CheckedDocument> {
    return uploadDocument(this.transport, { applicationId, slot }, file, options)
  }

  /** Only requests the presigned upload; `sendFile` sends the file to it. */
  requestUpload(
    applicationId: string,
    body: Schemas['RequestUpload'],
    options?: CallOptions,
  ): Promise<Upload> {
    const path = { applicationId }
    return this.transport.call('POST', '/v1/applications/{applicationId}/documents', { path, body }, options)
  }

  /** Submits the application for review. */
  submit(
    applicationId: string,
    body: Schemas['SubmitApplication'],
    options?: CallOptions,
  ): Promise<Application> {
    const path = { applicationId }
    return this.transport.call('POST', '/v1/applications/{applicationId}/submission', { path, body }, options)
  }

  withdraw(applicationId: string, options?: CallOptions): Promise<Application> {
    const path = { applicationId }
    return this.transport.call('POST', '/v1/applications/{applicationId}/withdrawal', { path }, options)
  }
}

/** Sessions of your users, for machines with the scope `sessions/create`. */
export class SessionOperations extends Operations {
  /** Creates a session of a user, and returns the link to send the user to. */
  create(body: Schemas['CreateSession'], options?: CallOptions): Promise<CreatedSession> {
    return this.transport.call('POST', '/v1/sessions', { body }, options)
  }

  /** A session, and how far its user has come. */
  get(sessionId: string, options?: CallOptions): Promise<Session> {
    return this.transport.call('GET', '/v1/sessions/{sessionId}', { path: { sessionId } }, options)
  }

  /** Ends the link and every token of the session at once. */
  cancel(sessionId: string, options?: CallOptions): Promise<Session> {
    const path = { sessionId }
    return this.transport.call('POST', '/v1/sessions/{sessionId}/cancellation', { path }, options)
  }

  /** For pages: exchanges the token of a link or of a hand-off for an access token. It needs no token of the caller. */
  open(body: Schemas['OpenSession'], options?: CallOptions): Promise<OpenedSession> {
    return this.transport.call('POST', '/v1/session-tokens', { body }, options)
  }
}

/** From the caller's computer to their phone. */
export class HandoffOperations extends Operations {
  /** A link with which the phone may read the caller's application and upload files for it. */
  create(options?: CallOptions): Promise<Handoff> {
    return this.transport.call('POST', '/v1/handoffs', {}, options)
  }
}

/** For reviewers, and machines with the scope `reviews/decide`. */
export class ReviewOperations extends Operations {
  /** Open reviews, earliest deadline first, without the caller's own application. */
  list(query: ReviewQuery = {}, options?: CallOptions): Pages<ReviewSummary> {
    return pagesOf(query, each => this.transport.call('GET', '/v1/reviews', { query: each }, options))
  }

  /** How many open reviews are due soon or overdue. */
  count(options?: CallOptions): Promise<ReviewCounts> {
    return this.transport.call('GET', '/v1/reviews/counts', {}, options)
  }

  /** Submitted applications of others, by an id, an e-mail address or a certificate number. */
  search(body: Schemas['Search'], options?: CallOptions): Promise<FoundReviews> {
    return this.transport.call('POST', '/v1/reviews/searches', { body }, options)
  }

  /** The lease holder also gets the entered details and the files. */
  get(applicationId: string, options?: CallOptions): Promise<Review> {
    const path = { applicationId }
    return this.transport.call('GET', '/v1/reviews/{applicationId}', { path }, options)
  }

  /** Claims the most urgent review that nobody holds, of these types and regions. No `review`: none waits. */
  claimNext(body: Schemas['NextClaim'] = {}, options?: CallOptions): Promise<Schemas['NextReview']> {
    return this.transport.call('POST', '/v1/reviews/next-claim', { body }, options)
  }

  /** Takes the lease of the review, or renews it. */
  claim(applicationId: string, options?: CallOptions): Promise<Review> {
    const path = { applicationId }
    return this.transport.call('POST', '/v1/reviews/{applicationId}/claim', { path }, options)
  }

  release(applicationId: string, options?: CallOptions): Promise<Review> {
    const path = { applicationId }
    return this.transport.call('POST', '/v1/reviews/{applicationId}/release', { path }, options)
  }

  /** Approves, requests a retry, or rejects. Some rejections need a second reviewer. */
  decide(
    applicationId: string,
    body: Schemas['DecideReview'],
    options?: CallOptions,
  ): Promise<DecisionReceipt> {
    const path = { applicationId }
    return this.transport.call('POST', '/v1/reviews/{applicationId}/decision', { path, body }, options)
  }

  /** Ends the lease and leaves a note to a colleague, or to any reviewer. */
  handOver(applicationId: string, body: Schemas['HandOverReview'], options?: CallOptions): Promise<Review> {
    const path = { applicationId }
    return this.transport.call('POST', '/v1/reviews/{applicationId}/handover', { path, body }, options)
  }

  /** Asks a colleague, or any reviewer, what they would decide. The lease stays. */
  ask(
    applicationId: string,
    body: Schemas['AskColleague'],
    options?: CallOptions,
  ): Promise<Schemas['AskedColleague']> {
    const path = { applicationId }
    return this.transport.call('POST', '/v1/reviews/{applicationId}/questions', { path, body }, options)
  }

  /** The case for a colleague who is asked. */
  question(applicationId: string, consultationId: string, options?: CallOptions): Promise<Question> {
    const path = { applicationId, consultationId }
    return this.transport.call(
      'GET',
      '/v1/reviews/{applicationId}/questions/{consultationId}',
      { path },
      options,
    )
  }

  /** What the caller would decide. The decision remains with the reviewer who asked. */
  giveOpinion(
    applicationId: string,
    consultationId: string,
    body: Schemas['GiveOpinion'],
    options?: CallOptions,
  ): Promise<Schemas['OpinionReceipt']> {
    const path = { applicationId, consultationId }
    return this.transport.call(
      'POST',
      '/v1/reviews/{applicationId}/questions/{consultationId}/opinion',
      { path, body },
      options,
    )
  }

  /** The other reviewers who decided lately. */
  colleagues(options?: CallOptions): Promise<Schemas['Colleagues']> {
    return this.transport.call('GET', '/v1/reviewers', {}, options)
  }
}

/** Second, blind reviews of decisions that were sampled. They change no application. */
export class SecondReviewOperations extends Operations {
  /** Those that the caller may do, oldest first. */
  list(query: PageQuery = {}, options?: CallOptions): Pages<SecondReviewItem> {
    return pagesOf(query, each => this.transport.call('GET', '/v1/second-reviews', { query: each }, options))
  }

  /** Takes the second review, or renews the claim. The answer is the case without the first decision. */
  claim(sampleId: string, options?: CallOptions): Promise<SecondReview> {
    const path = { sampleId }
    return this.transport.call('POST', '/v1/second-reviews/{sampleId}/claim', { path }, options)
  }

  decide(
    sampleId: string,
    body: Schemas['DecideSecondReview'],
    options?: CallOptions,
  ): Promise<SecondReviewReceipt> {
    const path = { sampleId }
    return this.transport.call('POST', '/v1/second-reviews/{sampleId}/decision', { path, body }, options)
  }

  /** For operators: where both opinions differ, the latest decisions first. */
  listDifferences(query: PageQuery = {}, options?: CallOptions): Pages<Difference> {
    return pagesOf(query, each =>
      this.transport.call('GET', '/v1/second-reviews/differences', { query: each }, options),
    )
  }
}

/** For operators, and machines with the scopes `accounts/…`. */
export class AccountsOperations extends Operations {
  get(accountId: string, options?: CallOptions): Promise<OperatorAccount> {
    return this.transport.call('GET', '/v1/accounts/{accountId}', { path: { accountId } }, options)
  }

  /** Sets the registration region and the partner status. */
  put(accountId: string, body: Schemas['PutAccount'], options?: CallOptions): Promise<OperatorAccount> {
    return this.transport.call('PUT', '/v1/accounts/{accountId}', { path: { accountId }, body }, options)
  }

  /** Newest first. */
  listApplications(accountId: string, query: PageQuery = {}, options?: CallOptions): Pages<Application> {
    const path = { accountId }
    return pagesOf(query, each =>
      this.transport.call('GET', '/v1/accounts/{accountId}/applications', { path, query: each }, options),
    )
  }

  /** Accounts and applications, by an id, an e-mail address or a certificate number. */
  search(body: Schemas['Search'], options?: CallOptions): Promise<FoundAccounts> {
    return this.transport.call('POST', '/v1/searches', { body }, options)
  }

  /** The accounts that use the certificate of an application. */
  ofCertificate(applicationId: string, options?: CallOptions): Promise<CertificateAccounts> {
    const path = { applicationId }
    return this.transport.call(
      'GET',
      '/v1/applications/{applicationId}/certificate-accounts',
      { path },
      options,
    )
  }

  /** Newest first. A page of a filtered trail may have no entry and still have a cursor. */
  listAuditTrail(accountId: string, query: TrailQuery = {}, options?: CallOptions): Pages<AuditEntry> {
    const path = { accountId }
    return pagesOf(query, each =>
      this.transport.call('GET', '/v1/accounts/{accountId}/audit-trail', { path, query: each }, options),
    )
  }

  /** Revokes the authentication. The account can apply again. */
  revoke(
    accountId: string,
    body: Schemas['RevokeAuthentication'],
    options?: CallOptions,
  ): Promise<OperatorAccount> {
    const path = { accountId }
    return this.transport.call('POST', '/v1/accounts/{accountId}/revocation', { path, body }, options)
  }

  /** Permanently deletes all personal data of the account. If repeated, it completes what is missing. */
  erase(accountId: string, body: Schemas['EraseAccount'], options?: CallOptions): Promise<ErasureReceipt> {
    const path = { accountId }
    return this.transport.call('POST', '/v1/accounts/{accountId}/erasure', { path, body }, options)
  }
}

/** Figures of the service, for operators. */
export class FigureOperations extends Operations {
  /** By day and in total, and what is open now. Default: the last seven days. */
  get(query: FiguresQuery = {}, options?: CallOptions): Promise<FiguresOfPeriod> {
    return this.transport.call('GET', '/v1/figures', { query }, options)
  }

  /** Of each reviewer who decided in the period, or in each of its weeks or days. Default: the last seven days. */
  ofReviewers(query: ReviewerFiguresQuery = {}, options?: CallOptions): Promise<ReviewerFiguresOfPeriod> {
    return this.transport.call('GET', '/v1/figures/reviewers', { query }, options)
  }

  /** The applications that a figure counts: of `decisionTime` the slowest first, of any other the newest. */
  applications(query: CountedQuery, options?: CallOptions): Pages<CountedApplication> {
    return pagesOf(query, each =>
      this.transport.call('GET', '/v1/figures/applications', { query: each }, options),
    )
  }
}

/** The official lists of working days, for operators. */
export class CalendarOperations extends Operations {
  /** The list in force for a year, and its source. */
  get(year: string, options?: CallOptions): Promise<Calendar> {
    return this.transport.call('GET', '/v1/calendars/{year}', { path: { year } }, options)
  }

  /** Puts the list of a year in force and recalculates provisional deadlines. */
  put(year: string, body: Schemas['PutCalendar'], options?: CallOptions): Promise<Calendar> {
    return this.transport.call('PUT', '/v1/calendars/{year}', { path: { year }, body }, options)
  }

  /** Removes the list that an operator put in force. */
  remove(year: string, options?: CallOptions): Promise<RemovedCalendar> {
    return this.transport.call('POST', '/v1/calendars/{year}/removal', { path: { year } }, options)
  }
}

/** Simulated reviewers and time, on stages in test mode: for operators, and machines with the scope `test/simulate`. */
export class TestModeOperations extends Operations {
  /** Decides an application as its reviewer would, without a claim. */
  decide(
    applicationId: string,
    body: Schemas['DecideReview'],
    options?: CallOptions,
  ): Promise<DecisionReceipt> {
    const path = { applicationId }
    return this.transport.call(
      'POST',
      '/v1/test/applications/{applicationId}/decision',
      { path, body },
      options,
    )
  }

  /** Brings about what time would, with its events. */
  advance(
    applicationId: string,
    body: Schemas['AdvanceApplication'],
    options?: CallOptions,
  ): Promise<Advancement> {
    const path = { applicationId }
    return this.transport.call(
      'POST',
      '/v1/test/applications/{applicationId}/advancement',
      { path, body },
      options,
    )
  }
}

/** Proposals that a rejected application be reviewed again, for operators. One proposes, another one rules. */
export class OverrideProposalOperations extends Operations {
  propose(
    applicationId: string,
    body: Schemas['ProposeOverride'],
    options?: CallOptions,
  ): Promise<OverrideProposal> {
    const path = { applicationId }
    return this.transport.call('POST', '/v1/override-proposals/{applicationId}', { path, body }, options)
  }

  /** The open ones, longest wait first, without their reasons. */
  list(query: PageQuery = {}, options?: CallOptions): Pages<OverrideProposal> {
    return pagesOf(query, each =>
      this.transport.call('GET', '/v1/override-proposals', { query: each }, options),
    )
  }

  /** The open one of an application, with its reason. */
  get(applicationId: string, options?: CallOptions): Promise<OverrideCase> {
    const path = { applicationId }
    return this.transport.call('GET', '/v1/override-proposals/{applicationId}', { path }, options)
  }

  /** Confirms, declines or withdraws a proposal. */
  rule(
    applicationId: string,
    body: Schemas['RuleOnOverride'],
    options?: CallOptions,
  ): Promise<OverrideReceipt> {
    const path = { applicationId }
    return this.transport.call(
      'POST',
      '/v1/override-proposals/{applicationId}/ruling',
      { path, body },
      options,
    )
  }
}

/** Applications whose workflow waits for an operator. */
export class ParkedApplicationOperations extends Operations {
  /** Longest wait first. */
  list(query: PageQuery = {}, options?: CallOptions): Pages<ParkedApplication> {
    return pagesOf(query, each =>
      this.transport.call('GET', '/v1/parked-applications', { query: each }, options),
    )
  }

  /** Resumes the workflow from its recorded state. */
  resume(applicationId: string, options?: CallOptions): Promise<Resumption> {
    const path = { applicationId }
    return this.transport.call(
      'POST',
      '/v1/parked-applications/{applicationId}/resumption',
      { path },
      options,
    )
  }
}

/** The event types of webhooks. For operators, and machines with the scope `webhooks/manage`. */
export class EventTypeOperations extends Operations {
  /** Each event type, with the body of a delivery as an example. */
  list(options?: CallOptions): Promise<EventTypes> {
    return this.transport.call('GET', '/v1/event-types', {}, options)
  }
}

/** For operators, and machines with the scope `webhooks/manage`. */
export class WebhookEndpointOperations extends Operations {
  /** The answer has the endpoint's secret, which no other answer shows. */
  create(body: Schemas['CreateWebhookEndpoint'], options?: CallOptions): Promise<CreatedWebhookEndpoint> {
    return this.transport.call('POST', '/v1/webhook-endpoints', { body }, options)
  }

  /** All endpoints, oldest first. */
  list(options?: CallOptions): Promise<WebhookEndpoints> {
    return this.transport.call('GET', '/v1/webhook-endpoints', {}, options)
  }

  get(endpointId: string, options?: CallOptions): Promise<WebhookEndpoint> {
    return this.transport.call('GET', '/v1/webhook-endpoints/{endpointId}', { path: { endpointId } }, options)
  }

  /** Replaces URL, event types, description and status. */
  put(
    endpointId: string,
    body: Schemas['PutWebhookEndpoint'],
    options?: CallOptions,
  ): Promise<WebhookEndpoint> {
    const path = { endpointId }
    return this.transport.call('PUT', '/v1/webhook-endpoints/{endpointId}', { path, body }, options)
  }

  delete(endpointId: string, options?: CallOptions): Promise<undefined> {
    const path = { endpointId }
    return this.transport.call('DELETE', '/v1/webhook-endpoints/{endpointId}', { path }, options)
  }

  /** The old secret signs beside the new one for 24 hours. */
  rotateSecret(endpointId: string, options?: CallOptions): Promise<RotatedWebhookSecret> {
    const path = { endpointId }
    return this.transport.call(
      'POST',
      '/v1/webhook-endpoints/{endpointId}/secret-rotation',
      { path },
      options,
    )
  }

  /** Sends the event `webhook.test` now. */
  test(endpointId: string, options?: CallOptions): Promise<WebhookDeliveryReceipt> {
    const path = { endpointId }
    return this.transport.call('POST', '/v1/webhook-endpoints/{endpointId}/test', { path }, options)
  }

  /** Deliveries with their attempts, newest event first. */
  listDeliveries(
    endpointId: string,
    query: DeliveryQuery = {},
    options?: CallOptions,
  ): Pages<WebhookDelivery> {
    const path = { endpointId }
    return pagesOf(query, each =>
      this.transport.call(
        'GET',
        '/v1/webhook-endpoints/{endpointId}/deliveries',
        { path, query: each },
        options,
      ),
    )
  }

  /** Sends a delivery again, under the same `webhook-id`. */
  redeliver(endpointId: string, deliveryId: string, options?: CallOptions): Promise<WebhookDeliveryReceipt> {
    const path = { endpointId, deliveryId }
    return this.transport.call(
      'POST',
      '/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redelivery',
      { path },
      options,
    )
  }

  /** Sends every failed delivery of an event since a time again. */
  recover(
    endpointId: string,
    body: Schemas['RecoverWebhookEndpoint'],
    options?: CallOptions,
  ): Promise<WebhookRecovery> {
    const path = { endpointId }
    return this.transport.call('POST', '/v1/webhook-endpoints/{endpointId}/recovery', { path, body }, options)
  }
}
