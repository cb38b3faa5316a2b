import type { eraseDueContent } from '../../../lambdas/usecases/erasure/erase-due-content.ts'
import type { reconcile } from '../../../lambdas/usecases/workflow/reconcile.ts'

/** A failure over one application ends the run, as the death of its process does. */
export const quietErasure: Parameters<typeof eraseDueContent>[1] = {
  erased: () => undefined,
  failed: error => {
    throw error
  },
}

/** A failure over one item ends the run, as the death of its process does. */
export const quietly: Parameters<typeof reconcile>[1] = {
  repaired: () => undefined,
  gaveUp: () => undefined,
  failed: error => {
    throw error
  },
}
