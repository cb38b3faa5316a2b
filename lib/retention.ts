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

/** Erases content whose retention period is over, every hour. */
export class Retention extends Construct {
  /** Failed runs: as a whole or for some application. */
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
    storage.grantReadWrite(fn)
    storage.grantDelete(fn)
    storage.grantReadIndex(fn, 'byAccount')
    storage.grantReadIndex(fn, 'retention')
    documents.grantEraseFiles(fn)
    fn.set('RETENTION_IMAGES_DAYS', String(stage.retention.imagesDays))
    fn.set('RETENTION_PERSONAL_FIELDS_DAYS', String(stage.retention.personalFieldsDays))
    this.failures = fn.lambda.metricErrors({ period: Duration.minutes(5) })
    runEvery(this, fn, {
      description: 'Starts a run of the retention job',
      // The next run finishes an erasure that a running validation delayed.
      every: Duration.hours(1),
      maxEventAge: Duration.hours(1),
    })
  }
}
