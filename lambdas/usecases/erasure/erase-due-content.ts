import type { Actor } from '../../../domain/audit.ts'
import { type ContentKind, contentKinds, type RetentionPeriods } from '../../../domain/content.ts'
import type { Leftovers } from '../../../domain/ports.ts'
import { minutesBefore } from '../../../domain/reconciliation.ts'
import { eraseImages, erasePersonalFields } from './erase-content.ts'
import type { Erasure, ErasureDependencies } from './erasure-steps.ts'

interface Found {
  readonly applicationId: string
}

export interface ErasureReport {
  erased(kind: ContentKind, found: Found): void
  /** Reports a failure. The other applications are still processed; the next run retries this one. */
  failed(error: unknown, found: Found): void
}

const pageSize = 50
const minutesOfADay = 24 * 60
const by: Actor = { role: 'system', id: 'retention' }

const erase: Readonly<
  Record<ContentKind, (deps: ErasureDependencies, erasure: Erasure) => Promise<boolean>>
> = {
  images: async (deps, erasure) => (await eraseImages(deps, erasure)) === 'ERASED',
  'personal-fields': (deps, erasure) => erasePersonalFields(deps, erasure),
}

/**
 * Erases content whose retention period is over. Each application is read and processed by itself. The job may be
 * stopped after any of them, repeated, or run twice at once. `mayGoOn` limits its time: the next run continues.
 */
export async function eraseDueContent(
  deps: ErasureDependencies & { readonly leftovers: Leftovers; readonly retention: RetentionPeriods },
  report: ErasureReport,
  mayGoOn: () => boolean,
): Promise<void> {
  const now = deps.clock()
  for (const kind of contentKinds) {
    const endedBefore = minutesBefore(now, deps.retention[kind] * minutesOfADay)
    let cursor: string | undefined
    do {
      const page = await deps.leftovers.endedBefore(kind, endedBefore, { limit: pageSize, cursor })
      for (const applicationId of page.items) {
        if (!mayGoOn()) return
        try {
          if (await erase[kind](deps, { applicationId, by, endedBefore }))
            report.erased(kind, { applicationId })
        } catch (error) {
          report.failed(error, { applicationId })
        }
      }
      cursor = page.nextCursor
    } while (cursor !== undefined)
  }
}
