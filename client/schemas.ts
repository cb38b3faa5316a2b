import type { components, paths } from './api-types.ts'

/** The types of every request and answer, by their names in the OpenAPI document. */
export type Schemas = components['schemas']

export type Account = Schemas['Account']
export type AccountExport = Schemas['AccountExport']
export type Application = Schemas['Application']
export type ApplicationFiles = Schemas['ApplicationFiles']
export type ApplicationDocument = Schemas['Document']
export type AuditEntry = Schemas['AuditEntry']
export type Calendar = Schemas['Calendar']
export type CertificateAccounts = Schemas['CertificateAccounts']
export type FoundAccounts = Schemas['FoundAccounts']
export type FoundReviews = Schemas['FoundReviews']
export type CertificateType = Schemas['CertificateType']
export type CertificateTypes = Schemas['CertificateTypes']
export type CountedApplication = Schemas['CountedApplication']
export type CreatedSession = Schemas['CreatedSession']
export type CreatedWebhookEndpoint = Schemas['CreatedWebhookEndpoint']
export type Advancement = Schemas['Advancement']
export type DecisionReceipt = Schemas['DecisionReceipt']
export type ErasureReceipt = Schemas['ErasureReceipt']
export type EventTypes = Schemas['EventTypes']
export type FiguresOfPeriod = Schemas['FiguresOfPeriod']
export type Handoff = Schemas['Handoff']
export type Health = Schemas['Health']
export type OpenedSession = Schemas['OpenedSession']
export type OperatorAccount = Schemas['OperatorAccount']
export type OverrideCase = Schemas['OverrideCase']
export type OverrideProposal = Schemas['OverrideProposal']
export type OverrideReceipt = Schemas['OverrideReceipt']
export type ParkedApplication = Schemas['ParkedApplication']
export type RemovedCalendar = Schemas['RemovedCalendar']
export type Resumption = Schemas['Resumption']
export type Review = Schemas['Review']
export type ReviewCounts = Schemas['ReviewCounts']
export type Difference = Schemas['Difference']
export type Question = Schemas['Question']
export type SecondReview = Schemas['SecondReview']
export type SecondReviewItem = Schemas['SecondReviewItem']
export type SecondReviewReceipt = Schemas['SecondReviewReceipt']
export type ReviewerFiguresOfPeriod = Schemas['ReviewerFiguresOfPeriod']
export type ReviewSummary = Schemas['ReviewSummary']
export type RotatedWebhookSecret = Schemas['RotatedWebhookSecret']
export type Session = Schemas['Session']
export type Slot = Schemas['Slot']
export type Suggestions = Schemas['Suggestions']
export type Upload = Schemas['Upload']
export type WebhookDelivery = Schemas['WebhookDelivery']
export type WebhookDeliveryReceipt = Schemas['WebhookDeliveryReceipt']
export type WebhookEndpoint = Schemas['WebhookEndpoint']
export type WebhookEndpoints = Schemas['WebhookEndpoints']
export type WebhookRecovery = Schemas['WebhookRecovery']

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** The paths that have this method. */
export type PathWith<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<Lowercase<M>, object> ? Path : never
}[keyof paths]

type OperationAt<M extends Method, Path extends keyof paths> = paths[Path][Lowercase<M> & keyof paths[Path]]

type ParameterOf<Operation, Kind extends string> = Operation extends {
  parameters: Partial<Record<Kind, infer Values>>
}
  ? Exclude<Values, undefined>
  : never

type BodyOf<Operation> = Operation extends {
  requestBody: { content: { 'application/json': infer Body } }
}
  ? Body
  : never

/** Only the parts that the operation has: a call of an operation without a body takes no body. */
type Only<Name extends string, Value> = [Value] extends [never] ? object : Readonly<Record<Name, Value>>

/** The request of this route. */
export type InputOf<M extends Method, Path extends keyof paths> = Only<
  'path',
  ParameterOf<OperationAt<M, Path>, 'path'>
> &
  Partial<Only<'query', QueryOf<M, Path>>> &
  Only<'body', BodyOf<OperationAt<M, Path>>>

export type QueryOf<M extends Method, Path extends keyof paths> = ParameterOf<OperationAt<M, Path>, 'query'>

type Success = 200 | 201 | 202 | 204

/** The body of this route's successful answer. */
export type AnswerOf<M extends Method, Path extends keyof paths> =
  OperationAt<M, Path> extends { responses: infer Responses }
    ? {
        [Status in keyof Responses & Success]: Responses[Status] extends {
          content: { 'application/json': infer Body }
        }
          ? Body
          : undefined
      }[keyof Responses & Success]
    : never
