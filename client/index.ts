export { type ClientCredentials, clientCredentials } from './client-credentials.ts'
export type { Clock } from './clock.ts'
export { type ErrorCode, type FieldError, RealnameError } from './errors.ts'
export type {
  CountedQuery,
  DeliveryQuery,
  FiguresQuery,
  PageQuery,
  ReviewerFiguresQuery,
  ReviewQuery,
  TrailQuery,
} from './operations.ts'
export type { Page, Pages } from './pages.ts'
export { Realname } from './realname.ts'
export type {
  Account,
  AccountExport,
  Advancement,
  Application,
  ApplicationDocument,
  AuditEntry,
  Calendar,
  CertificateType,
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
  Health,
  OpenedSession,
  OperatorAccount,
  OverrideCase,
  OverrideProposal,
  OverrideReceipt,
  ParkedApplication,
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
  Upload,
  WebhookDelivery,
  WebhookDeliveryReceipt,
  WebhookEndpoint,
  WebhookEndpoints,
  WebhookRecovery,
} from './schemas.ts'
export type { CallOptions, Fetch, RealnameOptions, TokenSource } from './transport.ts'
export { contentTypeOf, type FileContentType, type FileSource, uploadRequest } from './upload/file-content.ts'
export { type SendOptions, type SentFile, sendFile } from './upload/send-file.ts'
export type { CheckedDocument, UploadOptions } from './upload/upload-document.ts'
export type { WebhookEvent, WebhookEventData, WebhookEventType } from './webhooks/events.ts'
export {
  type VerifyOptions,
  type WebhookErrorCode,
  type WebhookHeaders,
  WebhookVerificationError,
  webhooks,
} from './webhooks/verify.ts'
