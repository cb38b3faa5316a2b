import { ArnFormat, Duration, Stack } from 'aws-cdk-lib'
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { uploadAgainSource } from '../contract/bus-events.ts'
import { BackendFunction } from './backend-function.ts'
import type { DocumentStorage } from './document-storage.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import type { RecordsStorage } from './records-storage.ts'
import { runEvery } from './scheduled-function.ts'
import type { Settings } from './settings.ts'
import type { Stage } from './stage.ts'
import type { Workflow } from './workflow.ts'

interface ReconcilerProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly storage: RecordsStorage
  readonly documents: DocumentStorage
  readonly workflow: Workflow
  readonly settings: Settings
}

/** Finds and repairs applications and documents that no event will move on, and sends notices about certificates, every few minutes. */
export class Reconciler extends Construct {
  /** Failed runs: as a whole or for some item. */
  readonly failures: Metric
  readonly fn: BackendFunction

  constructor(
    scope: Construct,
    id: string,
    { stage, code, storage, documents, workflow, settings }: ReconcilerProps,
  ) {
    super(scope, id)
    const fn = new BackendFunction(this, 'Reconcile', {
      stage,
      code,
      name: 'events/reconcile',
      timeout: Duration.minutes(5),
    })
    this.fn = fn
    storage.grantReadWrite(fn)
    storage.grantReadIndex(fn, 'signals')
    storage.grantReadIndex(fn, 'attention')
    workflow.grantStartAndSignal(fn)
    workflow.grantInspectExecutions(fn)
    documents.grantListUploads(fn)
    settings.setBusinessRules(fn)
    settings.setCertificateRules(fn)
    const defaultBus = Stack.of(this).formatArn({
      service: 'events',
      resource: 'event-bus',
      resourceName: 'default',
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    })
    fn.allow(['events:PutEvents'], [defaultBus], { StringEquals: { 'events:source': uploadAgainSource } })
    this.failures = fn.lambda.metricErrors({ period: Duration.minutes(5) })
    runEvery(this, fn, {
      description: 'Starts a run of the reconciler',
      every: Duration.minutes(stage.reconcileEveryMinutes),
      maxEventAge: Duration.minutes(5),
    })
  }
}
