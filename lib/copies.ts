import { ArnFormat, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import {
  BackupPlan,
  BackupPlanRule,
  BackupResource,
  BackupSelection,
  BackupVault,
} from 'aws-cdk-lib/aws-backup'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Schedule } from 'aws-cdk-lib/aws-events'
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { Encryption } from './encryption.ts'
import { keptOnceCreated } from './removal-policy.ts'
import type { CopySettings, Stage } from './stage.ts'

/** The name of the backup vault in the other region, at most 50 characters. The main stack refers to it by name. */
const copiesName = (mainName: string, mainRegion: string) => `${mainName}-${mainRegion}`

/** AWS's managed policies for AWS Backup. */
const policies = ['AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup']

interface CopiesProps {
  readonly stage: Stage
  readonly copies: CopySettings
  readonly encryption: Encryption
  readonly tables: readonly Table[]
  readonly vault: Bucket
}

/**
 * Backs up the tables and the vault, and copies each backup to another region. Nobody can delete one file or item from a backup, so
 * backups expire after as many days as point-in-time recovery, at the latest.
 */
export class Copies extends Construct {
  constructor(scope: Construct, id: string, { stage, copies, encryption, tables, vault }: CopiesProps) {
    super(scope, id)
    const stack = Stack.of(this)
    const there = stack.formatArn({
      service: 'backup',
      region: copies.region,
      resource: 'backup-vault',
      resourceName: copiesName(stack.stackName, stack.region),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    })
    const deleteAfter = Duration.days(copies.days)
    const plan = new BackupPlan(this, 'Plan', {
      backupVault: new BackupVault(this, 'Backups', {
        encryptionKey: encryption.dataKey,
        removalPolicy: keptOnceCreated(stage),
      }),
      backupPlanRules: [
        new BackupPlanRule({
          scheduleExpression:
            copies.every === 'hour'
              ? Schedule.cron({ minute: '0' })
              : Schedule.cron({ minute: '0', hour: '1' }),
          deleteAfter,
          copyActions: [
            {
              destinationBackupVault: BackupVault.fromBackupVaultArn(this, 'There', there),
              deleteAfter,
            },
          ],
        }),
      ],
    })
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: policies.map(name =>
        ManagedPolicy.fromAwsManagedPolicyName(name.includes('S3') ? name : `service-role/${name}`),
      ),
    })
    new BackupSelection(this, 'Selection', {
      backupPlan: plan,
      role,
      disableDefaultBackupPolicy: true,
      resources: [
        ...tables.map(table => BackupResource.fromDynamoDbTable(table)),
        BackupResource.fromArn(vault.bucketArn),
      ],
    })
  }
}

interface CopiesStackProps extends StackProps {
  readonly stage: Stage
  readonly mainName: string
  readonly mainRegion: string
}

/** The backup vault in another region, under a key of that region. */
export class CopiesStack extends Stack {
  constructor(scope: Construct, id: string, { stage, mainName, mainRegion, ...props }: CopiesStackProps) {
    super(scope, id, props)
    const encryptionKey = new Key(this, 'Key', {
      description: `${stage.name}: copies of backups from another region`,
      enableKeyRotation: true,
      removalPolicy: keptOnceCreated(stage),
    })
    new BackupVault(this, 'Copies', {
      backupVaultName: copiesName(mainName, mainRegion),
      encryptionKey,
      removalPolicy: keptOnceCreated(stage),
    })
  }
}
