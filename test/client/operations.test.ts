import { expect, test } from '@jest/globals'
import type { Realname } from '@realname/client'
import type { Operation } from '#contract/operations/operation.ts'
import { type OperationName, operations } from '#contract/operations.ts'
import { answeredBy, json } from './fake-api.ts'

const body = {} as never

/** One call of each operation. A new operation gets a method of `Realname` and a row here. */
const calls = {
  health: realname => realname.health(),
  openapi: realname => realname.openapi(),
  getAccount: realname => realname.account.get(),
  exportAccount: realname => realname.account.export(),
  withdrawConsent: realname => realname.account.withdrawConsent(),
  listCertificateTypes: realname => realname.certificateTypes.list(),
  createApplication: realname => realname.applications.create(body),
  listApplications: realname => realname.applications.list().page(),
  getApplication: realname => realname.applications.get('{applicationId}'),
  getSuggestions: realname => realname.applications.suggestions('{applicationId}'),
  listApplicationFiles: realname => realname.applications.files('{applicationId}'),
  requestUpload: realname => realname.applications.requestUpload('{applicationId}', body),
  submitApplication: realname => realname.applications.submit('{applicationId}', body),
  withdrawApplication: realname => realname.applications.withdraw('{applicationId}'),
  createSession: realname => realname.sessions.create(body),
  getSession: realname => realname.sessions.get('{sessionId}'),
  cancelSession: realname => realname.sessions.cancel('{sessionId}'),
  openSession: realname => realname.sessions.open(body),
  createHandoff: realname => realname.handoffs.create(),
  listReviews: realname => realname.reviews.list().page(),
  countReviews: realname => realname.reviews.count(),
  searchReviews: realname => realname.reviews.search(body),
  getReview: realname => realname.reviews.get('{applicationId}'),
  claimNextReview: realname => realname.reviews.claimNext({ issuingRegions: ['CN'] }),
  claimReview: realname => realname.reviews.claim('{applicationId}'),
  releaseReview: realname => realname.reviews.release('{applicationId}'),
  decideReview: realname => realname.reviews.decide('{applicationId}', body),
  handOverReview: realname => realname.reviews.handOver('{applicationId}', body),
  askColleague: realname => realname.reviews.ask('{applicationId}', body),
  getQuestion: realname => realname.reviews.question('{applicationId}', '{consultationId}'),
  giveOpinion: realname => realname.reviews.giveOpinion('{applicationId}', '{consultationId}', body),
  listColleagues: realname => realname.reviews.colleagues(),
  listSecondReviews: realname => realname.secondReviews.list().page(),
  claimSecondReview: realname => realname.secondReviews.claim('{sampleId}'),
  decideSecondReview: realname => realname.secondReviews.decide('{sampleId}', body),
  listDifferences: realname => realname.secondReviews.listDifferences().page(),
  putAccount: realname => realname.accounts.put('{accountId}', body),
  getAccountAsOperator: realname => realname.accounts.get('{accountId}'),
  listApplicationsAsOperator: realname => realname.accounts.listApplications('{accountId}').page(),
  searchAccounts: realname => realname.accounts.search(body),
  listCertificateAccounts: realname => realname.accounts.ofCertificate('{applicationId}'),
  getAuditTrail: realname => realname.accounts.listAuditTrail('{accountId}').page(),
  revokeAuthentication: realname => realname.accounts.revoke('{accountId}', body),
  eraseAccount: realname => realname.accounts.erase('{accountId}', body),
  putCalendar: realname => realname.calendars.put('{year}', body),
  removeCalendar: realname => realname.calendars.remove('{year}'),
  getCalendar: realname => realname.calendars.get('{year}'),
  getFigures: realname => realname.figures.get(),
  getReviewerFigures: realname => realname.figures.ofReviewers(),
  listCountedApplications: realname => realname.figures.applications({ figure: 'retried' }).page(),
  proposeOverride: realname => realname.overrideProposals.propose('{applicationId}', body),
  listOverrideProposals: realname => realname.overrideProposals.list().page(),
  getOverrideProposal: realname => realname.overrideProposals.get('{applicationId}'),
  ruleOnOverride: realname => realname.overrideProposals.rule('{applicationId}', body),
  listParkedApplications: realname => realname.parkedApplications.list().page(),
  resumeParkedApplication: realname => realname.parkedApplications.resume('{applicationId}'),
  listEventTypes: realname => realname.eventTypes.list(),
  createWebhookEndpoint: realname => realname.webhookEndpoints.create(body),
  listWebhookEndpoints: realname => realname.webhookEndpoints.list(),
  getWebhookEndpoint: realname => realname.webhookEndpoints.get('{endpointId}'),
  putWebhookEndpoint: realname => realname.webhookEndpoints.put('{endpointId}', body),
  deleteWebhookEndpoint: realname => realname.webhookEndpoints.delete('{endpointId}'),
  rotateWebhookSecret: realname => realname.webhookEndpoints.rotateSecret('{endpointId}'),
  testWebhookEndpoint: realname => realname.webhookEndpoints.test('{endpointId}'),
  listWebhookDeliveries: realname => realname.webhookEndpoints.listDeliveries('{endpointId}').page(),
  redeliverWebhook: realname => realname.webhookEndpoints.redeliver('{endpointId}', '{deliveryId}'),
  recoverWebhookEndpoint: realname => realname.webhookEndpoints.recover('{endpointId}', body),
  simulateAdvancement: realname => realname.testMode.advance('{applicationId}', body),
  simulateDecision: realname => realname.testMode.decide('{applicationId}', body),
} satisfies Record<OperationName, (realname: Realname) => Promise<unknown>>

test.each(Object.entries<Operation>(operations))(
  'the client calls %s by its method and path, with a body if it takes one',
  async (name, operation) => {
    const { realname, sent } = answeredBy([() => json({ items: [] })])
    await calls[name as OperationName](realname)
    const [request] = sent
    expect([request?.method, decodeURIComponent(new URL(request?.url ?? '').pathname)]).toEqual([
      operation.method,
      operation.path,
    ])
    expect(request?.body !== undefined).toBe(operation.body !== undefined)
  },
)

test('the types reject a call with a wrong body, a wrong query or no path', () => {
  const { realname } = answeredBy([])
  const wrong = () => {
    // @ts-expect-error The issuing region is missing.
    realname.applications.create({ certificateType: 'PASSPORT', consent: { policyVersion: '1' } })
    // @ts-expect-error There is no such outcome.
    realname.reviews.decide('a', { outcome: 'MAYBE' })
    // @ts-expect-error Only reviews have a state.
    realname.applications.list({ state: 'mine' })
    // @ts-expect-error The application is missing.
    realname.applications.withdraw()
  }
  expect(wrong).toBeInstanceOf(Function)
})
