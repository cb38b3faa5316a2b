import type { eraseDueContent } from '../../../lambdas/usecases/erasure/erase-due-content.ts'
import type { reconcile } from '../../../lambdas/usecases/workflow/reconcile.ts'

/** A failure of one application ends the run, like a crash of its process. */
export const quietErasure: Parameters<typeof eraseDueContent>[1] = {
  erased: () => undefined,
  failed: error => {
    throw error
  },
}

/** A failure of one item ends the run, like a crash of its process. */
export const quietly: Parameters<typeof reconcile>[1] = {
  repaired: () => undefined,
  gaveUp: () => undefined,
  failed: error => {
    throw error
  },
}
