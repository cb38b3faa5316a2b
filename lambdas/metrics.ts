import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import type { ContentKind } from '../domain/content.ts'
import type { DomainEventName } from '../domain/events.ts'
import type { RepairKind } from '../domain/reconciliation.ts'

const metrics = new Metrics({ namespace: 'Realname', serviceName: 'realname' })

/** How many events of this name went out. */
export function countEvent(name: DomainEventName): void {
  const single = metrics.singleMetric()
  single.addDimension('event', name)
  single.addMetric('EventPublished', MetricUnit.Count, 1)
}

/** An application now waits for an operator. */
export function countParked(): void {
  metrics.addMetric('ApplicationParked', MetricUnit.Count, 1)
  metrics.publishStoredMetrics()
}

/** A stored item has a shape that this version does not know. */
export function countUnreadable(): void {
  metrics.addMetric('UnreadableRecord', MetricUnit.Count, 1)
  metrics.publishStoredMetrics()
}

/** A file made its decoder run out of time or memory, or crash it. */
export function countInspectionStopped(): void {
  metrics.addMetric('InspectionStopped', MetricUnit.Count, 1)
  metrics.publishStoredMetrics()
}

/** The reconciler put something right that no event would have. */
export function countRepaired(kind: RepairKind): void {
  const single = metrics.singleMetric()
  single.addDimension('kind', kind)
  single.addMetric('ReconcilerRepaired', MetricUnit.Count, 1)
}

/** Of one application this was taken away for good, since it had been kept for its time. */
export function countErased(kind: ContentKind): void {
  const single = metrics.singleMetric()
  single.addDimension('kind', kind)
  single.addMetric('ContentErased', MetricUnit.Count, 1)
}

/** An application's execution ended too often to be replaced once more. */
export function countGaveUp(): void {
  metrics.addMetric('ReconcilerGaveUp', MetricUnit.Count, 1)
  metrics.publishStoredMetrics()
}
