import { AttributeType, BillingMode, Table, TableEncryption, type TableProps } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import type { Encryption } from './encryption.ts'
import { keptAlways } from './removal-policy.ts'
import type { Stage } from './stage.ts'

export const textKey = (name: string) => ({ name, type: AttributeType.STRING })

interface ProtectedTableProps
  extends Pick<TableProps, 'partitionKey' | 'sortKey' | 'stream' | 'timeToLiveAttribute'> {
  readonly stage: Stage
  readonly encryption: Encryption
}

/** A table under the stage's key, billed by request. It can be restored to a second, and is protected from deletion. */
export function protectedTable(
  scope: Construct,
  id: string,
  { stage, encryption, ...props }: ProtectedTableProps,
): Table {
  return new Table(scope, id, {
    ...props,
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: encryption.dataKey,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: !stage.removable,
    removalPolicy: keptAlways(stage),
  })
}
