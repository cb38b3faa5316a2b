import { Duration } from 'aws-cdk-lib'
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { BackendFunction } from './backend-function.ts'
import type { DocumentStorage } from './document-storage.ts'
import type { LambdaCode } from './lambda-bundles.ts'
import type { RecordsStorage } from './records-storage.ts'
import { runEvery } from './scheduled-function.ts'
import type { Stage } from './stage.ts'

interface RetentionProps {
  readonly stage: Stage
  readonly code: LambdaCode
  readonly storage: RecordsStorage
  readonly documents: DocumentStorage
}

/** Erases, every hour, what was kept for its time. A run that fails is not tried again: the next one does the same. */
export class Retention extends Construct {
  /** Runs that failed, wholly or over some application. */
  readonly failures: Metric
  readonly fn: BackendFunction

  constructor(scope: Construct, id: string, { stage, code, storage, documents }: RetentionProps) {
    super(scope, id)
    const fn = new BackendFunction(this, 'Erase', {
      stage,
      code,
      name: 'events/erase-due-content',
      timeout: Duration.minutes(15),
    })
    this.fn = fn
    storage.letChange(fn)
    storage.grantDelete(fn)
    storage.letReadIndex(fn, 'byAccount')
    storage.letReadIndex(fn, 'retention')
    documents.letErase(fn)
    fn.set('RETENTION_IMAGES_DAYS', String(stage.retention.imagesDays))
    fn.set('RETENTION_PERSONAL_FIELDS_DAYS', String(stage.retention.personalFieldsDays))
    this.failures = fn.lambda.metricErrors({ period: Duration.minutes(5) })
    runEvery(this, fn, {
      description: 'Time to erase what was kept long enough',
      // An erasure that met a running validation is finished by the next run.
      every: Duration.hours(1),
      maxEventAge: Duration.hours(1),
    })
  }
}
