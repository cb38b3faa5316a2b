import type { Stack } from '../../local/stack-file.ts'

const user = (role: string) => ({ username: `${role}@example.com`, password: 'secret', accountId: role })

/** A stack that is not deployed. */
const machineClient = (clientId: string) => ({
  clientId,
  clientSecret: 'secret',
  tokenUrl: 'http://127.0.0.1:4566/oauth2/token',
})

export const sampleStack: Stack = {
  apiUrl: 'http://127.0.0.1:4566/_aws/execute-api/1a2b3c4d/$default',
  awsEndpointUrl: 'http://127.0.0.1:4566',
  region: 'ap-southeast-1',
  userPoolId: 'pool',
  signInUrl: 'http://127.0.0.1:4566',
  commandLineClientId: 'command-line',
  userPoolClientId: 'client',
  machineReviewer: machineClient('machine'),
  machineBackend: machineClient('backend'),
  users: {
    applicant: user('applicant'),
    applicant2: user('applicant2'),
    reviewer: user('reviewer'),
    reviewer2: user('reviewer2'),
    operator: user('operator'),
  },
  resources: {
    tableName: 'table',
    hashKeyArn: 'arn:key',
    auditTableName: 'audit',
    idempotencyTableName: 'answers',
    dataKeyArn: 'arn:data-key',
    auditDays: 1095,
    inboxBucketName: 'inbox',
    vaultBucketName: 'vault',
    figuresTableName: 'figures',
    webhooksTableName: 'webhooks',
    eventBusName: 'bus',
    applicationStateMachineArn: 'arn:application',
    deadlineStateMachineArn: 'arn:deadline',
    calendarStateMachineArn: 'arn:calendar',
    deadLetterQueueUrl: 'http://127.0.0.1:4566/000000000000/dead',
    followApplicationsName: 'follow',
    publishEventsName: 'publish',
    validateDocumentName: 'validate',
    changeAccountName: 'change',
    countFiguresName: 'count',
    webhookDeadLetterQueueUrl: 'http://127.0.0.1:4566/000000000000/dead-webhooks',
    prepareWebhooksName: 'prepare',
    sendWebhooksName: 'send',
  },
}
