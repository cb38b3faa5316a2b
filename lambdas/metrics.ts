import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import {
  type DimensionOf,
  type MetricName,
  type MetricRow,
  metricNamespace,
  metricRows,
  metricService,
} from '../contract/metrics.ts'

const metrics = new Metrics({ namespace: metricNamespace, serviceName: metricService })

/** Records a value in seconds. The log line that carries it is written at once. */
export function recordMetric(name: 'WebhookUndeliveredAge', seconds: number): void {
  metrics.singleMetric().addMetric(name, MetricUnit.Seconds, seconds)
}

/** Records a value in milliseconds. */
export function recordMilliseconds(name: 'ReadingTime', milliseconds: number): void {
  metrics.singleMetric().addMetric(name, MetricUnit.Milliseconds, milliseconds)
}

/** Adds one to a metric. The log line that carries it is written at once. */
export function countMetric<Name extends MetricName>(name: Name, ...[value]: DimensionOf<Name>): void {
  const { dimension }: MetricRow = metricRows[name]
  const single = metrics.singleMetric()
  if (dimension !== undefined && value !== undefined) single.addDimension(dimension.name, value)
  single.addMetric(name, MetricUnit.Count, 1)
}
