import { Stack } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** A name that is unique within an account, as CloudFront requires: one stage may be deployed to several regions. */
export function globalName(scope: IConstruct, purpose: string): string {
  const { stackName, region } = Stack.of(scope)
  return `${stackName}-${purpose}-${region}`
}
