import { RemovalPolicy } from 'aws-cdk-lib'
import type { Stage } from './stage.ts'

/**
 * For what a stage must not lose, but which holds nothing while the stack is first created: a failed first deployment
 * takes it along. Not for what is protected from deletion, or may be written to at once: its deletion would fail, and the
 * rollback with it.
 */
export function keptOnceCreated({ removable }: Stage): RemovalPolicy {
  return removable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
}

/** For what is protected from deletion, and for what that needs to be read. */
export function keptAlways({ removable }: Stage): RemovalPolicy {
  return removable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN
}
