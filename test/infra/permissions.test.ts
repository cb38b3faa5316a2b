import { describe, expect, test } from '@jest/globals'
import { everyStatement, list, ofLog, permissionsOf } from './permissions-in-words.ts'
import { functionsOf, handlersOf, resourcesOf, stageNames, templateOf, text } from './templates.ts'

const readsRecords = [
  'dynamodb:GetItem on main table',
  'dynamodb:Query on main table',
  'kms:Decrypt on data key through dynamodb',
]

const changesRecords = [
  ...readsRecords,
  'dynamodb:PutItem on main table',
  'dynamodb:UpdateItem on main table',
  'dynamodb:ConditionCheckItem on main table',
  'dynamodb:PutItem on audit table in a transaction',
]

/** The permissions for an Idempotency-Key. */
const remembersAnswers = [
  'dynamodb:GetItem on idempotency table',
  'dynamodb:PutItem on idempotency table',
  'dynamodb:UpdateItem on idempotency table',
  'dynamodb:DeleteItem on idempotency table',
  'kms:Decrypt on data key through dynamodb',
  'kms:GenerateMac on hash key',
]

const followsStream = [
  'dynamodb:DescribeStream on main stream',
  'dynamodb:GetRecords on main stream',
  'dynamodb:GetShardIterator on main stream',
  'dynamodb:ListStreams on main stream',
  'kms:Decrypt on data key through dynamodb',
  'sqs:SendMessage on dead letters',
]

/** Every version, because a delete marker would keep the files. */
const discardsFiles = [
  's3:DeleteObject on inbox/uploads/*',
  's3:ListBucketVersions on vault if {"StringLike":{"s3:prefix":"documents/*"}}',
  's3:DeleteObjectVersion on vault/documents/*',
]

/**
 * The keys of certificates, files and stops of mail. Within a transaction no condition limits keys, because AWS does not
 * document them.
 */
const forgets = [
  'dynamodb:DeleteItem on main table if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["CERTIFICATE#*","MAIL_STOP#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}',
  'dynamodb:DeleteItem on main table in a transaction',
]

/** All files of an application, in every version. */
const erasesContent = [
  ...discardsFiles,
  ...forgets,
  'dynamodb:Query on main table, index byAccount',
  's3:ListBucket on inbox if {"StringLike":{"s3:prefix":"uploads/*"}}',
]

const viewsPreviews = [
  's3:GetObject on vault/documents/*/preview-*',
  's3:GetObject on vault/documents/*/thumbnail-*',
  'kms:Decrypt on data key through s3',
]

/** Starts executions and answers task tokens. */
const tellsExecutions = [
  'states:StartExecution on application workflow',
  'states:SendTaskSuccess on application workflow',
]

/** Checks whether the calling user is enabled. */
const asksDirectory = ['cognito-idp:AdminGetUser on user pool']

/** Checks the user's group, too. */
const asksForRole = [...asksDirectory, 'cognito-idp:AdminListGroupsForUser on user pool']

const readsWebhooks = [
  'dynamodb:GetItem on webhooks table',
  'dynamodb:Query on webhooks table',
  'kms:Decrypt on data key through dynamodb',
]

const changesWebhooks = [
  ...readsWebhooks,
  'dynamodb:PutItem on webhooks table',
  'dynamodb:UpdateItem on webhooks table',
]

const readsFigures = [
  'dynamodb:BatchGetItem on figures table',
  'dynamodb:Query on figures table',
  'kms:Decrypt on data key through dynamodb',
]

const inPartitions = (...patterns: string[]) =>
  `on figures table if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":${JSON.stringify(patterns)}},"Null":{"dynamodb:LeadingKeys":"false"}}`

const listsSamples = `dynamodb:Query ${inPartitions('SAMPLES#*')}`

const readsClaimedSamples = `dynamodb:BatchGetItem ${inPartitions('SECOND-REVIEWS#*', 'SAMPLES#OPEN')}`

const changesSamples = [
  `dynamodb:BatchGetItem ${inPartitions('SAMPLES#*')}`,
  'dynamodb:PutItem on figures table',
  'dynamodb:DeleteItem on figures table',
  'dynamodb:UpdateItem on figures table',
]

/** Counts without reading. */
const countsFigures = [
  'dynamodb:PutItem on figures table',
  'dynamodb:UpdateItem on figures table',
  'kms:Decrypt on data key through dynamodb',
]

const sendsToSenderQueue = ['sqs:SendMessage on queue of senders']

const tellsPreparers = ['sqs:SendMessage on queue of deliveries']

const receivesFrom = (queue: string) =>
  ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map(action => `sqs:${action} on ${queue}`)

/** A new secret, which is shown once. */
const makesSecrets = [
  'kms:Encrypt on data key bound to an endpoint',
  'kms:Decrypt on data key bound to an endpoint',
]

/** The permissions of each function, beside its own log. A new permission needs a row here. */
const allowedHandlers: Record<string, readonly string[]> = {
  'api/health': [],
  'api/openapi': [],

  'api/get-account': changesRecords,
  'api/export-account': [
    ...changesRecords,
    ...viewsPreviews,
    'dynamodb:Query on main table, index byAccount',
    'dynamodb:Query on audit table',
    's3:GetObject on vault/documents/*/original',
    'kms:Decrypt on data key bound to an application',
  ],
  'api/withdraw-consent': [...changesRecords, ...remembersAnswers, ...erasesContent],
  'api/list-certificate-types': changesRecords,
  'api/create-application': [...changesRecords, ...remembersAnswers],
  'api/list-applications': [...readsRecords, 'dynamodb:Query on main table, index byAccount'],
  'api/get-application': readsRecords,
  'api/get-suggestions': [...changesRecords, 'kms:Decrypt on data key bound to an application'],
  'api/list-application-files': [...changesRecords, ...viewsPreviews],
  'api/request-upload': [
    ...changesRecords,
    ...remembersAnswers,
    's3:PutObject on inbox/uploads/*',
    'kms:GenerateDataKey on data key through s3',
    'kms:Decrypt on data key through s3',
  ],
  'api/submit-application': [
    ...changesRecords,
    ...remembersAnswers,
    'kms:Encrypt on data key bound to an application',
  ],
  'api/withdraw-application': [...changesRecords, ...remembersAnswers],

  'api/create-session': [
    ...changesRecords,
    ...remembersAnswers,
    'dynamodb:Query on main table, index byAccount',
    'kms:Encrypt on data key bound to an application',
  ],
  'api/get-session': [...readsRecords, 'dynamodb:Query on main table, index byAccount'],
  'api/cancel-session': [
    ...changesRecords,
    ...remembersAnswers,
    'dynamodb:Query on main table, index byAccount',
  ],
  'api/open-session': [...changesRecords, 'kms:GenerateMac on hash key'],
  'api/create-handoff': [...changesRecords, ...remembersAnswers],

  'api/list-reviews': [
    ...readsRecords,
    'dynamodb:BatchGetItem on main table',
    'dynamodb:Query on main table, index reviewQueue',
    'dynamodb:Query on main table, index byLease',
  ],
  'api/count-reviews': [
    ...readsRecords,
    'dynamodb:Query on main table, index reviewQueue',
    'dynamodb:Query on main table, index byLease',
  ],
  'api/search-reviews': [
    ...asksDirectory,
    'cognito-idp:ListUsers on user pool',
    ...changesRecords,
    ...remembersAnswers,
    'dynamodb:Query on main table, index byAccount',
    'dynamodb:Query on main table, index byHash',
    readsClaimedSamples,
  ],
  'api/get-review': [
    ...asksDirectory,
    readsClaimedSamples,
    ...changesRecords,
    ...viewsPreviews,
    'kms:Decrypt on data key bound to an application',
    'dynamodb:Query on main table, index byAccount',
  ],
  'api/claim-next-review': [
    ...asksDirectory,
    ...changesRecords,
    ...remembersAnswers,
    ...viewsPreviews,
    'dynamodb:BatchGetItem on main table',
    'dynamodb:Query on main table, index byAccount',
    'dynamodb:Query on main table, index reviewQueue',
    'kms:Decrypt on data key bound to an application',
  ],
  'api/claim-review': [
    ...asksDirectory,
    ...changesRecords,
    ...remembersAnswers,
    ...viewsPreviews,
    'kms:Decrypt on data key bound to an application',
    'dynamodb:Query on main table, index byAccount',
  ],
  'api/release-review': [...asksDirectory, ...changesRecords, ...remembersAnswers],
  'api/decide-review': [
    ...asksForRole,
    ...changesRecords,
    ...remembersAnswers,
    'kms:Encrypt on data key bound to an application',
  ],

  'api/hand-over-review': [
    ...asksDirectory,
    ...changesRecords,
    ...remembersAnswers,
    'kms:Encrypt on data key bound to an application',
  ],
  'api/ask-colleague': [
    ...asksDirectory,
    ...changesRecords,
    ...remembersAnswers,
    'kms:Encrypt on data key bound to an application',
  ],
  'api/get-question': [
    ...asksDirectory,
    ...changesRecords,
    ...viewsPreviews,
    'kms:Decrypt on data key bound to an application',
  ],
  'api/give-opinion': [
    ...asksForRole,
    ...changesRecords,
    ...remembersAnswers,
    'kms:Encrypt on data key bound to an application',
  ],
  'api/list-colleagues': [...asksDirectory, ...readsFigures],

  'api/simulate-advancement': [...asksForRole, ...changesRecords, ...remembersAnswers],
  'api/simulate-decision': [
    ...asksForRole,
    ...changesRecords,
    ...remembersAnswers,
    'kms:Encrypt on data key bound to an application',
  ],

  'api/list-second-reviews': [...readsRecords, listsSamples],
  'api/claim-second-review': [
    ...asksDirectory,
    ...changesRecords,
    ...remembersAnswers,
    ...changesSamples,
    ...viewsPreviews,
    'kms:Decrypt on data key bound to an application',
  ],
  'api/decide-second-review': [...asksForRole, ...changesRecords, ...remembersAnswers, ...changesSamples],
  'api/list-differences': [...asksDirectory, listsSamples, 'kms:Decrypt on data key through dynamodb'],

  'api/put-account': [...asksForRole, ...changesRecords],
  'api/get-account-as-operator': [...asksDirectory, ...changesRecords],
  'api/list-applications-as-operator': [
    ...asksDirectory,
    ...changesRecords,
    'dynamodb:Query on main table, index byAccount',
  ],
  'api/search-accounts': [
    ...asksDirectory,
    'cognito-idp:ListUsers on user pool',
    ...changesRecords,
    ...remembersAnswers,
    'dynamodb:Query on main table, index byAccount',
    'dynamodb:Query on main table, index byHash',
  ],
  'api/list-certificate-accounts': [...asksDirectory, ...changesRecords],
  'api/revoke-authentication': [
    ...asksForRole,
    ...changesRecords,
    ...remembersAnswers,
    'kms:Encrypt on data key bound to an application',
  ],
  'api/erase-account': [
    ...asksForRole,
    ...changesRecords,
    ...remembersAnswers,
    ...erasesContent,
    'kms:Encrypt on data key bound to an application',
  ],
  'api/get-audit-trail': [...asksDirectory, ...changesRecords, 'dynamodb:Query on audit table'],
  'api/put-calendar': [...asksForRole, ...changesRecords],
  'api/remove-calendar': [...asksForRole, ...changesRecords, ...remembersAnswers],
  'api/get-calendar': [...asksDirectory, ...readsRecords],
  'api/get-figures': [
    ...readsRecords,
    ...readsFigures,
    'dynamodb:Query on main table, index reviewQueue',
    'dynamodb:Query on main table, index attention',
  ],
  'api/get-reviewer-figures': [...asksDirectory, ...readsFigures],
  'api/list-counted-applications': [...asksDirectory, ...readsFigures],
  'api/list-parked-applications': [
    ...asksDirectory,
    ...readsRecords,
    'dynamodb:Query on main table, index attention',
  ],
  'api/propose-override': [
    ...asksForRole,
    ...changesRecords,
    ...remembersAnswers,
    'kms:Encrypt on data key bound to an application',
  ],
  'api/list-override-proposals': [
    ...asksDirectory,
    ...readsRecords,
    'dynamodb:Query on main table, index attention',
  ],
  'api/get-override-proposal': [
    ...asksDirectory,
    ...changesRecords,
    'kms:Decrypt on data key bound to an application',
  ],
  'api/rule-on-override': [...asksForRole, ...changesRecords, ...remembersAnswers],
  'api/resume-parked-application': [
    ...asksForRole,
    ...changesRecords,
    ...remembersAnswers,
    ...tellsExecutions,
    'states:DescribeExecution on executions of application workflow',
  ],

  'api/list-event-types': [],
  'api/create-webhook-endpoint': [
    ...asksForRole,
    ...changesRecords,
    ...changesWebhooks,
    ...remembersAnswers,
    ...makesSecrets,
  ],
  'api/list-webhook-endpoints': [...asksDirectory, ...readsWebhooks],
  'api/get-webhook-endpoint': [...asksDirectory, ...readsWebhooks],
  'api/put-webhook-endpoint': [...asksForRole, ...changesRecords, ...changesWebhooks],
  'api/delete-webhook-endpoint': [
    ...asksForRole,
    ...changesRecords,
    ...changesWebhooks,
    'dynamodb:DeleteItem on webhooks table in a transaction',
  ],
  'api/rotate-webhook-secret': [
    ...asksForRole,
    ...changesRecords,
    ...changesWebhooks,
    ...remembersAnswers,
    ...makesSecrets,
  ],
  'api/test-webhook-endpoint': [
    ...asksDirectory,
    ...changesRecords,
    ...changesWebhooks,
    ...remembersAnswers,
    ...sendsToSenderQueue,
  ],
  'api/list-webhook-deliveries': [
    ...asksDirectory,
    ...readsWebhooks,
    'dynamodb:Query on webhooks table, index byStatus',
  ],
  'api/redeliver-webhook': [
    ...asksDirectory,
    ...changesRecords,
    ...changesWebhooks,
    ...remembersAnswers,
    ...sendsToSenderQueue,
  ],
  'api/recover-webhook-endpoint': [
    ...asksDirectory,
    ...changesRecords,
    ...changesWebhooks,
    ...remembersAnswers,
    ...sendsToSenderQueue,
    ...tellsPreparers,
  ],

  'events/read-document': [
    ...changesRecords,
    ...viewsPreviews,
    'kms:GenerateDataKey on data key bound to an application',
    ...countsFigures,
    'sqs:ReceiveMessage on queue of readings',
    'sqs:DeleteMessage on queue of readings',
    'sqs:GetQueueAttributes on queue of readings',
  ],
  'events/prepare-webhooks': [
    ...changesRecords,
    ...changesWebhooks,
    ...sendsToSenderQueue,
    ...tellsPreparers,
    ...receivesFrom('queue of deliveries'),
    'dynamodb:Query on webhooks table, index byStatus',
  ],
  // It connects to hosts that others choose, so it reads and changes no record of an account.
  'events/send-webhooks': [
    ...changesWebhooks,
    ...countsFigures,
    ...sendsToSenderQueue,
    ...tellsPreparers,
    ...receivesFrom('queue of senders'),
    'dynamodb:Query on webhooks table, index due',
    'kms:Decrypt on data key bound to an endpoint',
  ],
  'events/sweep-webhooks': [
    ...readsWebhooks,
    ...sendsToSenderQueue,
    'dynamodb:Query on webhooks table, index due',
    'dynamodb:Query on webhooks table, index byStatus',
  ],

  // It sends from the stage's own address only, and changes nothing but what it knows about mail.
  'events/send-mail': [
    ...readsRecords,
    'dynamodb:PutItem on main table if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["MAIL#*","MAIL_STOP#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}',
    'dynamodb:Query on main table, index byHash',
    'kms:GenerateMac on hash key',
    'kms:Decrypt on data key bound to an application',
    'cognito-idp:AdminGetUser on user pool',
    ...['identity/realname.example.com', 'configuration-set/MailSet'].map(
      resource =>
        `ses:SendEmail on arn:<Partition>:ses:<Region>:<AccountId>:${resource} if {"StringEquals":{"ses:FromAddress":"no-reply@realname.example.com"}}`,
    ),
    ...receivesFrom('queue of mail'),
  ],

  'events/validate-document': [
    ...changesRecords,
    ...discardsFiles,
    's3:GetObject on inbox/uploads/*',
    's3:ListBucket on inbox',
    's3:PutObject on vault/documents/*',
    'kms:GenerateDataKey on data key through s3',
    'kms:Decrypt on data key through s3',
    'kms:GenerateMac on hash key',
    'sqs:SendMessage on dead letters',
  ],
  'events/change-account': [...changesRecords, 'sqs:SendMessage on dead letters'],
  'events/count-figures': [...readsRecords, ...countsFigures, 'sqs:SendMessage on dead letters'],
  'events/reconcile': [
    ...changesRecords,
    'dynamodb:Query on main table, index signals',
    'dynamodb:Query on main table, index attention',
    ...tellsExecutions,
    'states:ListExecutions on application workflow',
    'states:DescribeExecution on executions of application workflow',
    's3:ListBucket on inbox if {"StringLike":{"s3:prefix":"uploads/*"}}',
    'events:PutEvents on default bus if {"StringEquals":{"events:source":"realname.reconciler"}}',
  ],
  'events/erase-due-content': [
    ...changesRecords,
    ...erasesContent,
    'dynamodb:Query on main table, index retention',
  ],
  'events/follow-applications': [
    ...followsStream,
    ...discardsFiles,
    ...tellsExecutions,
    'states:StartExecution on deadline workflow',
    'states:StartExecution on calendar workflow',
  ],
  'events/publish-events': [...followsStream, 'events:PutEvents on event bus'],

  'identity/add-region-to-token': [],
  'identity/identify-caller': [
    'dynamodb:GetItem on main table if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["SESSION#*","KEYS"]},"Null":{"dynamodb:LeadingKeys":"false"}}',
    'kms:Decrypt on data key through dynamodb',
    'kms:GenerateMac on hash key',
  ],

  'steps/open-review': changesRecords,
  // It chooses decisions for a second review.
  'steps/conclude-review': [
    ...changesRecords,
    'dynamodb:PutItem on figures table',
    'kms:GenerateMac on hash key',
  ],
  'steps/warn-of-expiry': changesRecords,
  'steps/expire-application': changesRecords,
  'steps/park-application': changesRecords,
  'steps/resume-application': changesRecords,
  'steps/remind-reviewers': changesRecords,
  'steps/mark-overdue': changesRecords,
  'steps/reschedule-reviews': [...changesRecords, 'dynamodb:Query on main table, index reviewQueue'],
}

/** Log deliveries belong to no log group: AWS takes these actions on `*` only. */
const deliversLogs = [
  'logs:CreateLogDelivery on *',
  'logs:GetLogDelivery on *',
  'logs:UpdateLogDelivery on *',
  'logs:DeleteLogDelivery on *',
  'logs:ListLogDeliveries on *',
  'logs:PutResourcePolicy on *',
  'logs:DescribeResourcePolicies on *',
  'logs:DescribeLogGroups on *',
]

const allowedStateMachines: Record<string, readonly string[]> = {
  'application workflow': [
    ...deliversLogs,
    'lambda:InvokeFunction on steps/open-review',
    'lambda:InvokeFunction on steps/conclude-review',
    'lambda:InvokeFunction on steps/warn-of-expiry',
    'lambda:InvokeFunction on steps/expire-application',
    'lambda:InvokeFunction on steps/park-application',
    'lambda:InvokeFunction on steps/resume-application',
    'states:StartExecution on deadline workflow',
    'states:StopExecution on executions of deadline workflow',
    'dynamodb:UpdateItem on main table',
    'kms:Decrypt on data key through dynamodb',
  ],
  'deadline workflow': [
    ...deliversLogs,
    'lambda:InvokeFunction on steps/remind-reviewers',
    'lambda:InvokeFunction on steps/mark-overdue',
  ],
  'calendar workflow': [...deliversLogs, 'lambda:InvokeFunction on steps/reschedule-reviews'],
}

function sortedSet(permissions: readonly string[]): string[] {
  return [...new Set(permissions)].sort()
}

const erasers = ['api/erase-account', 'api/withdraw-consent', 'events/erase-due-content']

describe.each(stageNames)('in the %s stage', stage => {
  const template = templateOf(stage)
  const existing: readonly string[] = handlersOf(stage)
  const allowed = Object.fromEntries(
    Object.entries(allowedHandlers).filter(([handler]) => existing.includes(handler)),
  )
  const permissions = permissionsOf(template)
  const all = Object.entries(permissions).flatMap(([owner, lines]) => lines.map(line => ({ owner, line })))

  test('every function is in the table, and nothing else is', () => {
    expect(Object.keys(functionsOf(template)).sort()).toEqual(Object.keys(allowed).sort())
  })

  test.each(Object.keys(allowed))('%s has exactly the permissions of the table', handler => {
    const expected = [...(allowed[handler] ?? []), ...ofLog(handler, template)]
    expect(sortedSet(permissions[handler] ?? [])).toEqual(sortedSet(expected))
  })

  test.each(Object.keys(allowedStateMachines))('the %s has exactly the permissions of the table', machine => {
    expect(sortedSet(permissions[machine] ?? [])).toEqual(sortedSet(allowedStateMachines[machine] ?? []))
  })

  test('the gateway calls the functions of routes, and may do nothing else', () => {
    const routes = Object.keys(allowed).filter(handler => handler.startsWith('api/'))
    expect(sortedSet(permissions.gateway ?? [])).toEqual(
      sortedSet(routes.map(handler => `lambda:InvokeFunction on ${handler}`)),
    )
  })

  test('no role has a wildcard for an action, nor for a resource but for the delivery of logs', () => {
    expect(all.filter(({ line }) => line.split(' on ')[0]?.includes('*'))).toEqual([])
    const onAnything = all.filter(({ line }) => line.endsWith(' on *'))
    expect(sortedSet(onAnything.map(({ line }) => line))).toEqual(sortedSet(deliversLogs))
    expect(sortedSet(onAnything.map(({ owner }) => owner))).toEqual(
      sortedSet(Object.keys(allowedStateMachines)),
    )
  })

  test('no policy allows a wildcard action, except those of keys for their own account', () => {
    const wild = everyStatement(template).filter(
      ({ Effect, Action }) => Effect === 'Allow' && list(Action).some(action => action.includes('*')),
    )
    const accountOwnsKey = {
      on: 'AWS::KMS::Key',
      Effect: 'Allow',
      Action: 'kms:*',
      Principal: {
        AWS: {
          'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':root']],
        },
      },
      Resource: '*',
    }
    expect(wild).toEqual([accountOwnsKey, accountOwnsKey])
  })

  test('every function, every state machine and the gateway has a role of its own, which only its service assumes', () => {
    const roles = Object.entries(resourcesOf(template, 'AWS::IAM::Role'))
    const users = [
      ...Object.values(functionsOf(template)).map(({ Properties }) => text(Properties.Role)),
      ...Object.values(resourcesOf(template, 'AWS::StepFunctions::StateMachine')).map(({ Properties }) =>
        text(Properties.RoleArn),
      ),
      'ApiGatewayRole',
    ]
    expect([...users].sort()).toEqual(roles.map(([name]) => name).sort())
    const services: Record<string, string> = {
      ApiGatewayRole: 'apigateway',
      WorkflowApplicationRole: 'states',
      WorkflowDeadlineRole: 'states',
      WorkflowCalendarRole: 'states',
    }
    for (const [name, { Properties }] of roles) {
      const service = `${services[name] ?? 'lambda'}.amazonaws.com`
      const { Policies: _rights, ...rest } = Properties
      expect(rest).toEqual({
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: service } }],
        },
      })
    }
  })

  test('no role has a managed policy', () => {
    expect(resourcesOf(template, 'AWS::IAM::ManagedPolicy')).toEqual({})
    const roles = Object.values(resourcesOf(template, 'AWS::IAM::Role'))
    expect(roles.filter(({ Properties }) => 'ManagedPolicyArns' in Properties)).toEqual([])
  })

  test('the audit trail can only be added to, in a transaction; operators read it, and each account its own', () => {
    const onAudit = all.filter(({ line }) => line.includes('audit table'))
    expect(sortedSet(onAudit.map(({ line }) => line))).toEqual([
      'dynamodb:PutItem on audit table in a transaction',
      'dynamodb:Query on audit table',
    ])
    expect(
      onAudit
        .filter(({ line }) => line.includes('Query'))
        .map(({ owner }) => owner)
        .sort(),
    ).toEqual(['api/export-account', 'api/get-audit-trail'])
  })

  test('only erasures delete, and no role writes records in bulk without conditions', () => {
    const destructive = /dynamodb:(DeleteItem|BatchWriteItem|Scan|PartiQL\w*) on (main|audit)/
    const found = all.filter(({ line }) => destructive.test(line))
    expect(sortedSet(found.map(({ owner }) => owner))).toEqual(erasers)
    expect(sortedSet(found.map(({ line }) => line))).toEqual(sortedSet(forgets))
  })

  test('the data key decrypts only data bound to an application or endpoint, or for an AWS service', () => {
    const onKey = all.filter(({ line }) => line.includes(' on data key'))
    const tied = / on data key (bound to an (application|endpoint)|through (dynamodb|s3))$/
    expect(onKey.length).toBeGreaterThan(0)
    expect(onKey.filter(({ line }) => !tied.test(line))).toEqual([])
  })

  test('only reviewers’ functions, the applicant’s own export and suggestions, the reason of an override, and mail decrypt personal data', () => {
    const decrypting = all.filter(({ line }) => line === 'kms:Decrypt on data key bound to an application')
    expect(decrypting.map(({ owner }) => owner).sort()).toEqual([
      'api/claim-next-review',
      'api/claim-review',
      'api/claim-second-review',
      'api/export-account',
      'api/get-override-proposal',
      'api/get-question',
      'api/get-review',
      'api/get-suggestions',
      ...existing.filter(handler => handler === 'events/send-mail'),
    ])
  })

  test('reviewers’ functions and the owner’s look read previews only; originals are for their owner’s export only', () => {
    const reading = all.filter(({ line }) => /^s3:Get\w* on vault/.test(line))
    expect(sortedSet(reading.map(({ owner }) => owner))).toEqual([
      'api/claim-next-review',
      'api/claim-review',
      'api/claim-second-review',
      'api/export-account',
      'api/get-question',
      'api/get-review',
      'api/list-application-files',
      'events/read-document',
    ])
    const originals = reading.filter(({ line }) => !/\/documents\/\*\/(preview|thumbnail)-\*$/.test(line))
    expect(originals.map(({ owner }) => owner)).toEqual(['api/export-account'])
  })
})
