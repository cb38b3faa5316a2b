import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SFNClient } from '@aws-sdk/client-sfn'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { stageDefaults } from '../domain/policy.ts'
import { dynamodbLeftovers } from '../lambdas/adapters/dynamodb/dynamodb-leftovers.ts'
import { dynamodbRecords } from '../lambdas/adapters/dynamodb/dynamodb-records.ts'
import { stepFunctionsExecutions } from '../lambdas/adapters/step-functions-executions.ts'
import { stepFunctionsWorkflow } from '../lambdas/adapters/step-functions-workflow.ts'
import { jitteredBackOff, randomId, systemClock } from '../lambdas/adapters/system.ts'
import type { Deployment } from './deployment.ts'

/** What the use cases need, with the operator's own rights. */
export function services({ configuration, resources }: Deployment) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(configuration))
  const sfn = new SFNClient(configuration)
  const { tableName, auditTableName, auditDays, applicationStateMachineArn } = resources
  const machines = {
    application: applicationStateMachineArn,
    deadline: resources.deadlineStateMachineArn,
    calendar: resources.calendarStateMachineArn,
  }
  return {
    // None of these commands takes a place at a certificate, which is what the quota is for.
    records: dynamodbRecords({
      client,
      tableName,
      auditTableName,
      certificateQuota: stageDefaults.certificateQuota,
      auditDays,
    }),
    leftovers: dynamodbLeftovers(client, tableName),
    workflow: stepFunctionsWorkflow(sfn, machines),
    executions: stepFunctionsExecutions(sfn, applicationStateMachineArn),
    backOff: jitteredBackOff,
    clock: systemClock,
    newId: randomId,
  }
}
