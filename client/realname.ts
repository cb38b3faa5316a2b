import {
  AccountOperations,
  AccountsOperations,
  ApplicationOperations,
  CalendarOperations,
  CertificateTypeOperations,
  EventTypeOperations,
  FigureOperations,
  HandoffOperations,
  OverrideProposalOperations,
  ParkedApplicationOperations,
  ReviewOperations,
  SecondReviewOperations,
  SessionOperations,
  TestModeOperations,
  WebhookEndpointOperations,
} from './operations.ts'
import type { Health } from './schemas.ts'
import { type CallOptions, type RealnameOptions, Transport } from './transport.ts'

/** Every operation of the API for one caller. Make one and keep it: it remembers the keys of calls without an answer. */
export class Realname {
  readonly account: AccountOperations
  readonly accounts: AccountsOperations
  readonly applications: ApplicationOperations
  readonly calendars: CalendarOperations
  readonly certificateTypes: CertificateTypeOperations
  readonly eventTypes: EventTypeOperations
  readonly figures: FigureOperations
  readonly handoffs: HandoffOperations
  readonly overrideProposals: OverrideProposalOperations
  readonly parkedApplications: ParkedApplicationOperations
  readonly reviews: ReviewOperations
  readonly secondReviews: SecondReviewOperations
  readonly sessions: SessionOperations
  readonly testMode: TestModeOperations
  readonly webhookEndpoints: WebhookEndpointOperations
  private readonly transport: Transport

  constructor(options: RealnameOptions) {
    const transport = new Transport(options)
    this.transport = transport
    this.account = new AccountOperations(transport)
    this.accounts = new AccountsOperations(transport)
    this.applications = new ApplicationOperations(transport)
    this.calendars = new CalendarOperations(transport)
    this.certificateTypes = new CertificateTypeOperations(transport)
    this.eventTypes = new EventTypeOperations(transport)
    this.figures = new FigureOperations(transport)
    this.handoffs = new HandoffOperations(transport)
    this.overrideProposals = new OverrideProposalOperations(transport)
    this.parkedApplications = new ParkedApplicationOperations(transport)
    this.reviews = new ReviewOperations(transport)
    this.secondReviews = new SecondReviewOperations(transport)
    this.sessions = new SessionOperations(transport)
    this.testMode = new TestModeOperations(transport)
    this.webhookEndpoints = new WebhookEndpointOperations(transport)
  }

  /** Whether the service is available. Needs no token. */
  health(options?: CallOptions): Promise<Health> {
    return this.transport.call('GET', '/v1/health', {}, options)
  }

  /** The OpenAPI document. Needs no token. */
  openapi(options?: CallOptions): Promise<Readonly<Record<string, unknown>>> {
    return this.transport.call('GET', '/v1/openapi.json', {}, options)
  }
}
