import type { QueueEntry } from './queue-filter.ts'

export interface QueueListProps {
  readonly entries: readonly QueueEntry[]
  readonly now: number
}
