import { RemovalPolicy } from 'aws-cdk-lib'
import type { Stage } from './stage.ts'

/**
 * Retains a resource, except when the first deployment fails: the rollback deletes it. Not for resources with deletion
 * protection, or that may be written to during the first deployment: their deletion would fail, and so would the rollback.
 */
export function keptOnceCreated({ removable }: Stage): RemovalPolicy {
  return removable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
}

/** Retains a resource always: one with deletion protection, or one that is needed to read such a resource. */
export function keptAlways({ removable }: Stage): RemovalPolicy {
  return removable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN
}
