import { CfnOutput, Duration, Fn, Stack, type StackProps } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import { distributionOutput } from './edge.ts'
import { alarmText } from './runbook.ts'
import type { Stage } from './stage.ts'

interface EdgeAlarmsStackProps extends StackProps {
  readonly stage: Stage
  /** The name of the stack that has the distribution. */
  readonly mainName: string
  readonly mainRegion: string
}

/** Percent of all answers within five minutes. */
const failureThreshold = 1

/**
 * The alarm on CloudFront's error rate, with its own topic. CloudFront's metrics are in us-east-1, and an alarm can notify
 * only topics of its own region.
 */
export class EdgeAlarmsStack extends Stack {
  constructor(scope: Construct, id: string, { stage, mainName, mainRegion, ...props }: EdgeAlarmsStackProps) {
    super(scope, id, props)
    const topic = new Topic(this, 'Topic', { enforceSSL: true })
    if (stage.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(stage.alarmEmail))
    topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    )
    const alarm = new Alarm(this, 'EdgeFailed', {
      alarmDescription: alarmText(stage, 'CloudFront answers 5xx', 'failures of the API'),
      metric: new Metric({
        namespace: 'AWS/CloudFront',
        metricName: '5xxErrorRate',
        dimensionsMap: {
          DistributionId: Fn.getStackOutput(mainName, distributionOutput, mainRegion),
          Region: 'Global',
        },
        statistic: 'Average',
        period: Duration.minutes(5),
      }),
      threshold: failureThreshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(topic))
    new CfnOutput(this, 'AlarmTopicArn', { value: topic.topicArn })
  }
}
