import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { AccountChanges } from './account-changes.ts'
import { Alarms } from './alarms.ts'
import { Api } from './api.ts'
import { ApplicantMail } from './applicant-mail.ts'
import { ApplicationFollower } from './application-follower.ts'
import { Copies } from './copies.ts'
import { StageDashboard } from './dashboard.ts'
import { DataEventTrail } from './data-event-trail.ts'
import { DeadLetters } from './dead-letters.ts'
import { DocumentReading } from './document-reading.ts'
import { DocumentStorage } from './document-storage.ts'
import { DocumentValidation } from './document-validation.ts'
import { distributionOutput, Edge } from './edge.ts'
import { EdgeSecrets } from './edge-secrets.ts'
import { Encryption } from './encryption.ts'
import { EventPublisher } from './event-publisher.ts'
import { FigureCounting } from './figure-counting.ts'
import { FigureStorage } from './figure-storage.ts'
import { Identity } from './identity.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import { MalwareScan } from './malware-scan.ts'
import { OidcIssuer } from './oidc-issuer.ts'
import { Pages } from './pages.ts'
import { Reconciler } from './reconciler.ts'
import { RecordsStorage } from './records-storage.ts'
import { Retention } from './retention.ts'
import { Settings } from './settings.ts'
import { pagesOrigin, type Stage } from './stage.ts'
import { WebhookDelivery } from './webhook-delivery.ts'
import { WebhookStorage } from './webhook-storage.ts'
import { Workflow } from './workflow.ts'

interface RealnameStackProps extends StackProps {
  readonly stage: Stage
  readonly code: LambdaCode
  /** The name of the edge firewall's stack. A stage without an edge ignores it. */
  readonly firewallName: string
}

/** Composes the constructs of a stage. Each construct is one capability and grants access to itself. */
export class RealnameStack extends Stack {
  constructor(scope: Construct, id: string, props: RealnameStackProps) {
    super(scope, id, props)
    const { stage, code, firewallName } = props
    const encryption = new Encryption(this, 'Encryption', { stage })
    const storage = new RecordsStorage(this, 'Records', { stage, encryption })
    const documents = new DocumentStorage(this, 'Documents', { stage, encryption })
    const deadLetters = new DeadLetters(this, 'DeadLetters')
    const settings = new Settings(stage)
    const issuer =
      stage.oidc === undefined ? new Identity(this, 'Identity', { stage, code }) : new OidcIssuer(stage.oidc)
    const figures = new FigureStorage(this, 'Figures', { stage, encryption })
    const workflow = new Workflow(this, 'Workflow', { stage, code, storage, encryption, figures, settings })
    const webhooks = new WebhookStorage(this, 'Webhooks', { stage, encryption })
    const capabilities = { storage, documents, encryption, settings, workflow, webhooks, figures }
    const edgeSecrets =
      stage.edge === false
        ? undefined
        : new EdgeSecrets(this, 'EdgeSecrets', { edge: stage.edge, encryption })
    const api = new Api(this, 'Api', { stage, code, issuer, capabilities, edgeSecrets })
    const signIn = pagesOrigin(stage) === undefined ? undefined : issuer.pageSignIn
    const pages = signIn && new Pages(this, 'Pages', { stage, documents, signIn })
    const edge =
      stage.edge === false || edgeSecrets === undefined
        ? undefined
        : new Edge(this, 'Edge', { stage, edge: stage.edge, firewallName, api, secrets: edgeSecrets, pages })
    const validation = new DocumentValidation(this, 'Validation', {
      stage,
      code,
      ...capabilities,
      deadLetters,
    })
    const follower = { stage, code, storage, encryption, documents, workflow, deadLetters }
    const following = new ApplicationFollower(this, 'Follower', follower)
    const reconciler = new Reconciler(this, 'Reconciler', {
      settings,
      stage,
      code,
      storage,
      documents,
      workflow,
    })
    const retention = new Retention(this, 'Retention', { stage, code, storage, documents })
    const events = new EventPublisher(this, 'Events', {
      stage,
      code,
      settings,
      storage,
      encryption,
      deadLetters,
    })
    const { bus } = events
    const accounts = new AccountChanges(this, 'Accounts', { stage, code, storage, bus, deadLetters })
    const delivery = new WebhookDelivery(this, 'WebhookDelivery', { stage, code, bus, ...capabilities })
    const counting = new FigureCounting(this, 'FigureCounting', {
      stage,
      code,
      bus,
      deadLetters,
      ...capabilities,
    })
    const consumers = [following, events, validation, accounts, counting, reconciler, retention]
    const reading = stage.evidence
      ? new DocumentReading(this, 'Reading', { stage, code, bus, ...capabilities })
      : undefined
    const mail =
      stage.mail === undefined
        ? undefined
        : new ApplicantMail(this, 'Mail', { stage, code, mail: stage.mail, issuer, bus, ...capabilities })
    const readers = [
      ...workflow.functions,
      ...consumers.map(({ fn }) => fn),
      ...delivery.functions,
      ...(reading === undefined ? [] : [reading.fn]),
      ...(mail === undefined ? [] : [mail.fn]),
    ]
    api.updateAfter(readers)
    const alarms = new Alarms(this, 'Alarms', {
      stage,
      api,
      encryption,
      workflow,
      deadLetters,
      reconciler,
      retention,
      follower: following,
      publisher: events,
      validation,
      accounts,
      counting,
      reading,
      mail,
      webhooks,
      delivery,
    })
    new StageDashboard(alarms.nested, 'Dashboard', {
      name: this.stackName,
      stage,
      alarms,
      api,
      workflow,
      deadLetters,
      delivery,
      tables: {
        records: storage.table,
        audit: storage.auditTable,
        figures: figures.table,
        webhooks: webhooks.table,
      },
    })
    if (stage.malwareScan) {
      new MalwareScan(this, 'MalwareScan', { stage, documents, encryption, alarms: alarms.topic })
    }
    if (stage.copies !== undefined) {
      const tables = [
        storage.table,
        storage.auditTable,
        storage.idempotencyTable,
        figures.table,
        webhooks.table,
      ]
      new Copies(this, 'Copies', { stage, copies: stage.copies, encryption, tables, vault: documents.vault })
    }
    if (stage.cloudTrail) new DataEventTrail(this, 'DataEvents', { stage, documents, storage, encryption })
    this.output({
      ApiId: api.httpApi.apiId,
      // The address for clients.
      ApiUrl: edge?.url ?? api.httpApi.apiEndpoint,
      ...(edge === undefined
        ? {}
        : {
            DistributionDomainName: edge.distribution.distributionDomainName,
            [distributionOutput]: edge.distribution.distributionId,
          }),
      ...issuer.outputs,
      ...pages?.outputs,
      AuditDays: String(stage.retention.auditDays),
      TableName: storage.table.tableName,
      HashKeyArn: encryption.hashKey.keyArn,
      AuditTableName: storage.auditTable.tableName,
      IdempotencyTableName: storage.idempotencyTable.tableName,
      DataKeyArn: encryption.dataKey.keyArn,
      InboxBucketName: documents.inbox.bucketName,
      VaultBucketName: documents.vault.bucketName,
      FiguresTableName: figures.table.tableName,
      ...(mail === undefined ? {} : { MailDeadLetterQueueUrl: mail.failed.queueUrl }),
      WebhooksTableName: webhooks.table.tableName,
      WebhookDeadLetterQueueUrl: webhooks.failed.queueUrl,
      EventBusName: events.bus.eventBusName,
      AlarmTopicArn: alarms.topic.topicArn,
      DeadLetterQueueUrl: deadLetters.queue.queueUrl,
      FollowApplicationsName: following.fn.lambda.functionName,
      PublishEventsName: events.fn.lambda.functionName,
      CountFiguresName: counting.fn.lambda.functionName,
      ChangeAccountName: accounts.fn.lambda.functionName,
      ValidateDocumentName: validation.fn.lambda.functionName,
      PrepareWebhooksName: delivery.prepare.lambda.functionName,
      SendWebhooksName: delivery.send.lambda.functionName,
      ApplicationStateMachineArn: workflow.application.stateMachineArn,
      DeadlineStateMachineArn: workflow.deadline.stateMachineArn,
      CalendarStateMachineArn: workflow.calendar.stateMachineArn,
    })
  }

  private output(values: Record<string, string>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value })
  }
}
