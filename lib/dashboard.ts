import { Duration } from 'aws-cdk-lib'
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import type { DomainEventName } from '../domain/events.ts'
import { dayFigures } from '../domain/figures.ts'
import { type Alarms, counted } from './alarms.ts'
import type { Api } from './api.ts'
import type { DeadLetters } from './dead-letters.ts'
import { runbookLink } from './runbook.ts'
import { pagesOrigin, type Stage } from './stage.ts'
import type { WebhookDelivery } from './webhook-delivery.ts'
import type { Workflow } from './workflow.ts'

interface StageDashboardProps {
  readonly stage: Stage
  /** The name of the stack that has the functions and tables, which is also the dashboard's. */
  readonly name: string
  readonly alarms: Alarms
  readonly api: Api
  readonly workflow: Workflow
  readonly deadLetters: DeadLetters
  readonly delivery: WebhookDelivery
  readonly tables: Readonly<Record<string, Table>>
}

const columns = 24
const hour = Duration.hours(1)
const fiveMinutes = Duration.minutes(5)

/** The sum of the metrics of these events. */
function eventsCounted(label: string, events: readonly DomainEventName[]): IMetric {
  const metrics = events.map(event => counted('EventPublished', event).with({ period: hour, label }))
  const [only, ...others] = metrics
  if (only !== undefined && others.length === 0) return only
  const usingMetrics = Object.fromEntries(metrics.map((metric, at) => [`m${at}`, metric]))
  const expression = Object.keys(usingMetrics).join(' + ')
  return new MathExpression({ expression, usingMetrics, label, period: hour })
}

/** The figures of the overview page that events count, by the same definitions. */
const figuresFromEvents = (): IMetric[] =>
  Object.entries(dayFigures).flatMap(([name, { kind, source }]) =>
    typeof source === 'string' || kind === 'minutes' ? [] : [eventsCounted(name, source)],
  )

/** The dashboard of a stage: its alarms, the figures of the overview page by the hour, and the services below them. */
export class StageDashboard extends Construct {
  constructor(scope: Construct, id: string, props: StageDashboardProps) {
    super(scope, id)
    const { stage, name, alarms, api, workflow, deadLetters, delivery, tables } = props
    // Names of functions and tables begin with the name of the stack. A search compares their parts.
    const ofStack = (dimension: string) =>
      name
        .split('-')
        .map(part => `${dimension}=${part}`)
        .join(' ')
    const search = (namespace: string, dimension: string, metric: string, statistic: string) =>
      new MathExpression({
        expression: `SEARCH('{${namespace},${dimension}} MetricName="${metric}" ${ofStack(dimension)}', '${statistic}', 300)`,
        usingMetrics: {},
        label: '',
        period: fiveMinutes,
      })
    const graph = (title: string, left: IMetric[], right: IMetric[] = [], width = columns / 3) =>
      new GraphWidget({ title, left, right, width })
    const p = (statistic: string) =>
      api.httpApi.metricLatency({ statistic, label: statistic, period: fiveMinutes })
    const sum = { statistic: 'Sum', period: fiveMinutes } as const
    const origin = pagesOrigin(stage)
    const widgets = [
      [
        new TextWidget({
          markdown: [
            `# ${name}`,
            `Figures count events, and a repeated event twice. The exact ones: ${origin === undefined ? 'page _Overview_' : `[overview](${origin}/overview)`}. What to do about an alarm: ${runbookLink(stage, 'parked').split('#')[0]}`,
          ].join('\n'),
          width: columns,
          height: 2,
        }),
      ],
      [new AlarmStatusWidget({ title: 'Alarms', alarms: alarms.all, width: columns, height: 5 })],
      [graph('Figures of each hour', figuresFromEvents(), [], columns)],
      [
        graph(
          'Requests',
          [api.httpApi.metricCount(sum)],
          [api.httpApi.metricClientError(sum), api.httpApi.metricServerError(sum)],
        ),
        graph('Time of an answer, ms', [p('p50'), p('p95'), p('p99')]),
        graph('Documents read', [counted('DocumentRead', 'READY'), counted('DocumentRead', 'UNAVAILABLE')]),
      ],
      [
        graph('Failed runs of functions', [search('AWS/Lambda', 'FunctionName', 'Errors', 'Sum')]),
        graph('Throttled runs', [search('AWS/Lambda', 'FunctionName', 'Throttles', 'Sum')]),
        graph('Runs at once', [search('AWS/Lambda', 'FunctionName', 'ConcurrentExecutions', 'Maximum')]),
      ],
      [
        graph('Executions', [
          workflow.application.metricStarted(sum),
          workflow.application.metricSucceeded(sum),
          workflow.application.metricFailed(sum),
        ]),
        graph(
          'Write units',
          Object.entries(tables).map(([label, table]) =>
            table.metricConsumedWriteCapacityUnits({ ...sum, label }),
          ),
        ),
        graph('Throttled writes of tables', [
          search('AWS/DynamoDB', 'TableName', 'WriteThrottleEvents', 'Sum'),
        ]),
      ],
      [
        graph('Age of the oldest stream record, ms', [
          search('AWS/Lambda', 'FunctionName', 'IteratorAge', 'Maximum'),
        ]),
        graph('Messages in dead-letter queues', [
          deadLetters.queue.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes }),
        ]),
        graph(
          'Webhooks: seconds since the oldest undelivered event',
          [counted('WebhookUndeliveredAge').with({ statistic: 'Maximum' })],
          [delivery.preparingAge],
        ),
      ],
    ]
    new Dashboard(this, 'Dashboard', { dashboardName: name, defaultInterval: Duration.days(7), widgets })
  }
}
