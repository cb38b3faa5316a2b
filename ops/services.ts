import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SFNClient } from '@aws-sdk/client-sfn'
import { stageDefaults } from '../domain/policy.ts'
import { documentClientOf } from '../lambdas/adapters/dynamodb/document-client.ts'
import { dynamodbLeftovers } from '../lambdas/adapters/dynamodb/dynamodb-leftovers.ts'
import { dynamodbRecords } from '../lambdas/adapters/dynamodb/dynamodb-records.ts'
import { stepFunctionsExecutions } from '../lambdas/adapters/step-functions-executions.ts'
import { stepFunctionsWorkflow } from '../lambdas/adapters/step-functions-workflow.ts'
import { jitteredBackOff, randomId, systemClock } from '../lambdas/adapters/system.ts'
import type { Deployment } from './deployment.ts'

/** The dependencies of use cases, with the credentials of the operator. */
export function services({ configuration, resources }: Deployment) {
  const client = documentClientOf(new DynamoDBClient(configuration))
  const sfn = new SFNClient(configuration)
  const { tableName, auditTableName, auditDays, applicationStateMachineArn } = resources
  const machines = {
    application: applicationStateMachineArn,
    deadline: resources.deadlineStateMachineArn,
    calendar: resources.calendarStateMachineArn,
  }
  return {
    // No operator's command takes a place of a certificate's quota, so the stage's own value is not needed.
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
