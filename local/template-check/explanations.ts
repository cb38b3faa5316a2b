import type { Explanation } from './findings.ts'

/**
 * The accepted findings of cfn-lint and checkov. A finding without an explanation fails the check, and so does an
 * explanation without a finding.
 */
export const explanations: readonly Explanation[] = [
  {
    judge: 'cfn-lint',
    rule: 'W3005',
    reason: 'The CDK names dependencies that a reference makes anyway. They change nothing.',
  },
  {
    judge: 'cfn-lint',
    rule: 'E3601',
    at: ['WorkflowApplication', 'WorkflowDeadline', 'WorkflowCalendar'],
    reason:
      'The partition in ARNs of integrations is filled in by the deployment, and cfn-lint judges the definition before. ' +
      'The tests of the state machines check it filled in, for each partition.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_7',
    at: ['EncryptionHashKey'],
    reason: 'An HMAC key can’t rotate, and must not: places of certificates are found by its hashes.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_18',
    at: ['DocumentsInbox', 'DocumentsVault'],
    reason:
      'A reviewer’s look is in the audit trail before it is answered. Access logs would hold signed addresses in one more ' +
      'bucket; CloudTrail data events are the log for who wants AWS’s own.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_21',
    at: ['EdgeAccessLogs'],
    reason: 'Logs are written once and deleted after two weeks: there is nothing to go back to.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_18',
    at: ['PagesFiles'],
    reason:
      'Everybody may read the pages, through the edge alone; earlier versions of its files are kept for 30 days.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_18',
    at: ['EdgeAccessLogs', 'DataEventsBucket'],
    reason: 'It holds logs itself, which nothing here reads.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_26',
    at: ['Topic'],
    reason:
      'The topic of the edge’s alarm carries its name and state, and is in a region where the stage has no key.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_67',
    at: ['DataEventsTrail'],
    reason:
      'It is of the files and items of one stage, which are in one region; for the account, the account has a trail.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_86',
    at: ['EdgeDistribution'],
    reason: 'They hold IP addresses, which nothing here needs: an option of the stage, off by default.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_174',
    at: ['EdgeDistribution'],
    reason: 'CloudFront’s own name takes older TLS, too; with a name of the stage’s own it is 1.2 at least.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_21',
    at: ['DocumentsInbox'],
    reason: 'Versions would keep what was refused or taken out; the inbox is to be empty.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_27',
    at: [
      'DeadLettersQueue',
      'WebhooksFailed',
      'WebhooksSending',
      'WebhooksPreparing',
      'ReadingFailed',
      'ReadingQueue',
      'MailFailed',
      'MailQueue',
    ],
    reason: 'They are encrypted, by keys of SQS’s own (SqsManagedSseEnabled), which the rule does not know.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_158',
    reason:
      'Logs are encrypted by CloudWatch’s own keys. They hold ids and codes: a test searches them for everything personal.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_115',
    reason:
      'A reserve for each function would be taken from the account’s other functions. The API’s throttle and the event ' +
      'sources bound how many run.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_116',
    reason:
      'Functions behind the API and in state machines are called and answered; consumers of events have a failure ' +
      'destination at their event source; what a schedule calls is called again by it.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_117',
    reason: 'They call AWS services alone, over TLS and by IAM; there is nothing in a VPC to reach.',
  },
  {
    judge: 'checkov',
    rule: 'CKV_AWS_173',
    reason:
      'Variables are encrypted by Lambda’s own key, and hold names, settings and the edge’s secret. Our key would have each ' +
      'function allowed to decrypt with it.',
  },
]
