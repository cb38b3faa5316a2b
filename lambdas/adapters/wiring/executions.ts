import { SFNClient } from '@aws-sdk/client-sfn'
import type { Executions } from '../../../domain/ports.ts'
import { readEnvironment } from '../environment.ts'
import { stepFunctionsExecutions } from '../step-functions-executions.ts'
import { endingInTime } from '../time-limit.ts'

export function executions(): { executions: Executions } {
  const { APPLICATION_STATE_MACHINE_ARN } = readEnvironment(['APPLICATION_STATE_MACHINE_ARN'])
  return {
    executions: stepFunctionsExecutions(endingInTime(new SFNClient({})), APPLICATION_STATE_MACHINE_ARN),
  }
}
