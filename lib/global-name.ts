import { Stack } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** A name for what CloudFront keeps for a whole account: one stage may be deployed to several regions. */
export function globalName(scope: IConstruct, purpose: string): string {
  const { stackName, region } = Stack.of(scope)
  return `${stackName}-${purpose}-${region}`
}
