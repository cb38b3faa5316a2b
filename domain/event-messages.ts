import type { DomainEventName, EndpointEventName } from './events.ts'

/** English, and Chinese in simplified characters. */
interface Translated {
  readonly en: string
  readonly zh: string
}

/** `integrators`: the message is for systems only; another event of the same moment notifies people. */
export const messageAudiences = ['applicant', 'reviewers', 'integrators', 'operators'] as const

interface EventMessage {
  /** The message's key for mail templates and clients. Keys may be added, never renamed. */
  readonly key: string
  readonly audience: (typeof messageAudiences)[number]
  /** The text of a subject line or a timeline. */
  readonly title: Translated
}

/** The message of each event. E-mails, the API and the web client share these texts. */
export const eventMessages = {
  'application.created': {
    key: 'application-created',
    audience: 'applicant',
    title: { en: 'You have started your real-name authentication', zh: '您已开始实名认证' },
  },
  'application.submitted': {
    key: 'application-submitted',
    audience: 'applicant',
    title: { en: 'Your application was submitted for review', zh: '您的认证申请已提交审核' },
  },
  'application.approved': {
    key: 'application-approved',
    audience: 'applicant',
    title: { en: 'Your account is real-name authenticated', zh: '您的账号已通过实名认证' },
  },
  'application.retry_requested': {
    key: 'application-retry-requested',
    audience: 'applicant',
    title: { en: 'Something in your application needs to be corrected', zh: '您的认证申请需要修改' },
  },
  'application.rejected': {
    key: 'application-rejected',
    audience: 'applicant',
    title: { en: 'Your application was rejected', zh: '您的认证申请未通过' },
  },
  'application.reopened': {
    key: 'application-reopened',
    audience: 'applicant',
    title: { en: 'Your application is being reviewed again', zh: '您的认证申请正在重新审核' },
  },
  'application.expires_soon': {
    key: 'application-expires-soon',
    audience: 'applicant',
    title: { en: 'Your application expires soon', zh: '您的认证申请即将过期' },
  },
  'application.expired': {
    key: 'application-expired',
    audience: 'applicant',
    title: { en: 'Your application has expired', zh: '您的认证申请已过期' },
  },
  'application.withdrawn': {
    key: 'application-withdrawn',
    audience: 'applicant',
    title: { en: 'You have withdrawn your application', zh: '您已撤回认证申请' },
  },
  'application.revoked': {
    key: 'application-revoked',
    audience: 'applicant',
    title: { en: 'Your real-name authentication was revoked', zh: '您的实名认证已被撤销' },
  },
  'application.superseded': {
    key: 'application-superseded',
    audience: 'applicant',
    title: { en: 'Another certificate has replaced this one', zh: '该证件已更换为新证件' },
  },
  'document.accepted': {
    key: 'document-accepted',
    audience: 'applicant',
    title: { en: 'A file was accepted', zh: '文件已通过检查' },
  },
  'document.refused': {
    key: 'document-refused',
    audience: 'applicant',
    title: { en: 'A file could not be accepted', zh: '文件未通过检查' },
  },
  'review.due_soon': {
    key: 'review-due-soon',
    audience: 'reviewers',
    title: { en: 'A review is due soon', zh: '有审核即将到期' },
  },
  'review.overdue': {
    key: 'review-overdue',
    audience: 'reviewers',
    title: { en: 'A review is overdue', zh: '有审核已逾期' },
  },
  'account.authenticated': {
    key: 'account-authenticated',
    audience: 'integrators',
    title: { en: 'The account is real-name authenticated', zh: '账号已完成实名认证' },
  },
  'account.erased': {
    key: 'account-erased',
    audience: 'applicant',
    title: { en: 'Your real-name data was erased', zh: '您的实名认证资料已被删除' },
  },
  'certificate.expiring': {
    key: 'certificate-expiring',
    audience: 'applicant',
    title: { en: 'Your certificate expires soon', zh: '您的证件即将到期' },
  },
  'certificate.expired': {
    key: 'certificate-expired',
    audience: 'applicant',
    title: { en: 'Your certificate has expired', zh: '您的证件已到期' },
  },
  'webhook_endpoint.disabled': {
    key: 'webhook-endpoint-disabled',
    audience: 'operators',
    title: { en: 'A webhook endpoint was disabled', zh: '一个 Webhook 端点已被停用' },
  },
} as const satisfies Record<DomainEventName | EndpointEventName, EventMessage>
