import { functionsOf, resourcesOf, sharesLog, type Template, text } from './templates.ts'

interface Statement {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Condition?: unknown
}

const words: Record<string, string> = {
  RecordsTable: 'main table',
  'RecordsTable.StreamArn': 'main stream',
  RecordsAuditTable: 'audit table',
  RecordsIdempotencyTable: 'idempotency table',
  EncryptionDataKey: 'data key',
  EncryptionHashKey: 'hash key',
  DocumentsInbox: 'inbox',
  DocumentsVault: 'vault',
  DeadLettersQueue: 'dead letters',
  EventsBus: 'event bus',
  WebhooksTable: 'webhooks table',
  FiguresTable: 'figures table',
  WebhooksSending: 'queue of senders',
  WebhooksPreparing: 'queue of deliveries',
  ReadingQueue: 'queue of readings',
  MailQueue: 'queue of mail',
  IdentityUserPool: 'user pool',
  WorkflowApplication: 'application workflow',
  WorkflowDeadline: 'deadline workflow',
  WorkflowCalendar: 'calendar workflow',
}

function conditionInWords(condition: unknown): string {
  if (condition === undefined) return ''
  const written = JSON.stringify(condition, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'Fn::Join' in value ? text(value) : value,
  )
  switch (written) {
    case '{"StringEquals":{"kms:ViaService":"dynamodb.<Region>.<URLSuffix>"}}':
      return ' through dynamodb'
    case '{"StringEquals":{"kms:ViaService":"s3.<Region>.<URLSuffix>"}}':
      return ' through s3'
    case '{"ForAllValues:StringEquals":{"kms:EncryptionContextKeys":["applicationId"]},"Null":{"kms:EncryptionContextKeys":"false"}}':
      return ' bound to an application'
    case '{"ForAllValues:StringEquals":{"kms:EncryptionContextKeys":["endpointId"]},"Null":{"kms:EncryptionContextKeys":"false"}}':
      return ' bound to an endpoint'
    case '{"ForAnyValue:StringEquals":{"dynamodb:EnclosingOperation":["TransactWriteItems"]}}':
      return ' in a transaction'
    default:
      return ` if ${written}`
  }
}

/** A value, or a list of values, of a statement. */
export function list<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T]
}

/** Policies within roles, and those of their own, each with its roles. */
function policiesOf(template: Template): { roles: string[]; statements: readonly Statement[] }[] {
  type Document = { PolicyDocument: { Statement: Statement[] } }
  const inline = Object.entries(resourcesOf(template, 'AWS::IAM::Role')).flatMap(([name, { Properties }]) =>
    ((Properties.Policies ?? []) as Document[]).map(({ PolicyDocument }) => ({
      roles: [name],
      statements: PolicyDocument.Statement,
    })),
  )
  const own = Object.values(resourcesOf(template, 'AWS::IAM::Policy')).map(({ Properties }) => {
    const { PolicyDocument, Roles } = Properties as unknown as Document & { Roles: unknown[] }
    return { roles: Roles.map(text), statements: PolicyDocument.Statement }
  })
  return [...inline, ...own]
}

/** Each role's statements in words, by the owner of the role. */
export function permissionsOf(template: Template): Record<string, string[]> {
  const functions = functionsOf(template)
  const handlers = Object.fromEntries(
    Object.entries(functions).map(([handler, { Properties }]) => [text(Properties.Role), handler]),
  )
  const functionNames = Object.fromEntries(
    Object.entries(handlers).map(([role, handler]) => [role.replace(/Role$/, 'Function'), handler]),
  )
  const stateMachines = Object.entries(resourcesOf(template, 'AWS::StepFunctions::StateMachine'))
  const owners: Record<string, string> = {
    ...handlers,
    ApiGatewayRole: 'gateway',
    ...Object.fromEntries(
      stateMachines.map(([name, { Properties }]) => [text(Properties.RoleArn), words[name] ?? name]),
    ),
  }
  const resourceInWords = (resource: unknown): string =>
    text(resource)
      .replace(/^arn:<Partition>:states:<Region>:<AccountId>:execution:(\w+)\.Name:\*$/, 'executions of $1')
      .replace(/^arn:<Partition>:events:<Region>:<AccountId>:event-bus\/default$/, 'default bus')
      .replace(/^(executions of )?(\w+(?:\.StreamArn)?)/, (all, of: string | undefined, name: string) => {
        const known = words[name] ?? functionNames[name]
        return known === undefined ? all : `${of ?? ''}${known}`
      })
      .replace('/index/', ', index ')
  const permissions: Record<string, string[]> = Object.fromEntries(
    Object.values(owners).map(owner => [owner, []]),
  )
  for (const { roles, statements } of policiesOf(template)) {
    for (const role of roles) {
      const owner = owners[role]
      if (owner === undefined) throw new Error(`A policy of nobody's role: ${role}`)
      for (const { Effect, Action, Resource, Condition } of statements) {
        if (Effect !== 'Allow') throw new Error(`The table knows no ${Effect}`)
        for (const action of list(Action)) {
          for (const resource of list(Resource)) {
            permissions[owner]?.push(
              `${action} on ${resourceInWords(resource)}${conditionInWords(Condition)}`,
            )
          }
        }
      }
    }
  }
  return permissions
}

/** Every statement in the template, with the type of its resource. */
export function everyStatement(template: Template): (Statement & { on: string })[] {
  const resources = Object.values(template.Resources)
  return resources.flatMap(resource => {
    const found: (Statement & { on: string })[] = []
    JSON.stringify(resource, (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'Effect' in value && 'Action' in value) {
        found.push({ ...(value as Statement), on: resource.Type })
      }
      return value
    })
    return found
  })
}

/** The permission of every function: writing to its log. */
export function ofLog(handler: string, template: Template): string[] {
  const role = text(functionsOf(template)[handler]?.Properties.Role)
  const log = sharesLog(handler) ? 'ApiFunctionsLog' : role.replace(/Role$/, 'Log')
  return [`logs:CreateLogStream on ${log}`, `logs:PutLogEvents on ${log}`]
}
