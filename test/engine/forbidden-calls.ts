import {
  BatchGetItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { DecryptCommand, EncryptCommand, GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms'
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import type { Signer } from './function-roles.ts'
import { stack } from './world.ts'

const { tableName, auditTableName, figuresTableName, inboxBucketName, vaultBucketName, eventBusName } =
  stack.resources
const { applicationStateMachineArn, deadlineStateMachineArn } = stack.resources

/** A name of no existing resource, so that an allowed call has no effect. */
const nobody = { pk: { S: 'ACCOUNT#nobody' }, sk: { S: 'ACCOUNT' } }
const ofNobody = {
  KeyConditionExpression: 'pk = :pk',
  ExpressionAttributeValues: { ':pk': nobody.pk },
}

export interface Keys {
  readonly data: string
  readonly hash: string
}

type Call = (signer: Signer, keys: Keys) => Promise<unknown>

const records = (signer: Signer) => new DynamoDBClient(signer)
const files = (signer: Signer) => new S3Client({ ...signer, forcePathStyle: true })
const inBytes = (text: string) => Buffer.from(text, 'utf8')

async function decrypt(signer: Signer, { data }: Keys, EncryptionContext: Record<string, string>) {
  const kms = new KMSClient(signer)
  return kms.send(
    new DecryptCommand({ KeyId: data, CiphertextBlob: inBytes('x'.repeat(80)), EncryptionContext }),
  )
}

const deleteInTransaction = (signer: Signer, Key: typeof nobody) =>
  records(signer).send(
    new TransactWriteItemsCommand({ TransactItems: [{ Delete: { TableName: tableName, Key } }] }),
  )

const deleteVersionInVault = (signer: Signer, Key: string) =>
  files(signer).send(new DeleteObjectCommand({ Bucket: vaultBucketName, Key, VersionId: 'nothing' }))

/** The forbidden calls of functions, in words. */
export const forbiddenCalls = {
  'read records': signer => records(signer).send(new GetItemCommand({ TableName: tableName, Key: nobody })),
  'change records': signer =>
    records(signer).send(
      new PutItemCommand({ TableName: tableName, Item: nobody, ConditionExpression: 'attribute_exists(pk)' }),
    ),
  'delete records': signer =>
    records(signer).send(new DeleteItemCommand({ TableName: tableName, Key: nobody })),
  'delete records in a transaction': signer => deleteInTransaction(signer, nobody),
  'forget files': signer =>
    deleteInTransaction(signer, { pk: { S: 'CONTENT#nobody' }, sk: { S: 'CONTENT' } }),
  'forget certificates': signer =>
    records(signer).send(
      new DeleteItemCommand({
        TableName: tableName,
        Key: { pk: { S: 'CERTIFICATE#nobody' }, sk: { S: 'CERTIFICATE' } },
      }),
    ),
  'read all records': signer => records(signer).send(new ScanCommand({ TableName: tableName, Limit: 1 })),
  'read figures of reviewers': signer =>
    records(signer).send(
      new QueryCommand({
        TableName: figuresTableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'REVIEWERS#2026-11#0' } },
      }),
    ),
  'read counts of days': signer =>
    records(signer).send(
      new BatchGetItemCommand({
        RequestItems: {
          [figuresTableName]: { Keys: [{ pk: { S: 'DAY#2026-11-23#0' }, sk: { S: 'COUNTS' } }] },
        },
      }),
    ),
  'change a second review': signer =>
    records(signer).send(
      new PutItemCommand({
        TableName: figuresTableName,
        Item: { pk: { S: 'SAMPLES#OPEN' }, sk: { S: 'nobody' } },
        ConditionExpression: 'attribute_exists(pk)',
      }),
    ),
  'read the audit trail': signer =>
    records(signer).send(new QueryCommand({ TableName: auditTableName, ...ofNobody })),
  'rewrite the audit trail': signer =>
    records(signer).send(
      new UpdateItemCommand({
        TableName: auditTableName,
        Key: nobody,
        UpdateExpression: 'SET x = :x',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':x': { S: 'x' } },
      }),
    ),
  'delete from the audit trail': signer =>
    records(signer).send(new DeleteItemCommand({ TableName: auditTableName, Key: nobody })),
  'open what was entered': (signer, keys) => decrypt(signer, keys, { applicationId: 'nobody' }),
  'open what is bound to no application': (signer, keys) => decrypt(signer, keys, { accountId: 'nobody' }),
  'encrypt what was entered': (signer, { data }) =>
    new KMSClient(signer).send(
      new EncryptCommand({
        KeyId: data,
        Plaintext: inBytes('x'),
        EncryptionContext: { applicationId: 'nobody' },
      }),
    ),
  'hash certificate numbers': (signer, { hash }) =>
    new KMSClient(signer).send(
      new GenerateMacCommand({ KeyId: hash, MacAlgorithm: 'HMAC_SHA_256', Message: inBytes('x') }),
    ),
  'read an upload': signer =>
    files(signer).send(new GetObjectCommand({ Bucket: inboxBucketName, Key: 'uploads/nobody' })),
  'read an original': signer =>
    files(signer).send(
      new GetObjectCommand({ Bucket: vaultBucketName, Key: 'documents/nobody/nothing/original' }),
    ),
  'put a file into the vault': signer =>
    files(signer).send(
      new PutObjectCommand({
        Bucket: vaultBucketName,
        Key: 'elsewhere/nothing',
        Body: inBytes('x'),
        IfMatch: 'nothing',
      }),
    ),
  'delete versions of documents': signer => deleteVersionInVault(signer, 'documents/nobody/nothing/original'),
  'delete versions of other files': signer => deleteVersionInVault(signer, 'elsewhere/nothing'),
  'start an application': signer =>
    new SFNClient(signer).send(
      new StartExecutionCommand({ stateMachineArn: applicationStateMachineArn, input: 'no JSON' }),
    ),
  'start a deadline': signer =>
    new SFNClient(signer).send(
      new StartExecutionCommand({ stateMachineArn: deadlineStateMachineArn, input: 'no JSON' }),
    ),
  'answer for a reviewer': signer =>
    new SFNClient(signer).send(new SendTaskSuccessCommand({ taskToken: 'nobody', output: '{}' })),
  'put events on the bus': async signer => {
    const Entries = [
      { EventBusName: eventBusName, Source: 'least-privilege', DetailType: 'nothing', Detail: '{}' },
    ]
    return new EventBridgeClient(signer).send(new PutEventsCommand({ Entries }))
  },
} as const satisfies Record<string, Call>

export type ForbiddenCall = keyof typeof forbiddenCalls

/** The result of a call: `allowed`, or the name of its error. */
export async function endOf(call: ForbiddenCall, signer: Signer, keys: Keys): Promise<string> {
  try {
    await forbiddenCalls[call](signer, keys)
    return 'allowed'
  } catch (error) {
    return error instanceof Error ? error.name : String(error)
  }
}
