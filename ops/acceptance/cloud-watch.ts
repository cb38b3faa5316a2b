import { STSClient } from '@aws-sdk/client-sts'
import * as z from 'zod'
import { AwsRefusal } from '../aws-refusal.ts'
import type { DeployedStage } from './stage.ts'

/** A signed POST request, as of an SDK client. The project has no client of these services: it makes a few calls only. */
async function post(
  { deployment }: DeployedStage,
  {
    service,
    host,
    headers,
    body,
  }: { service: string; host: string; headers: Record<string, string>; body: string },
): Promise<string> {
  const { config } = new STSClient(deployment.configuration)
  const region = await config.region()
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  const { endpoint = `https://${host}.${region}.${suffix}` } = deployment.configuration
  const { protocol, hostname, port, host: hostHeader } = new URL(endpoint)
  const signer = await config.signer({
    name: 'sigv4',
    signingName: service,
    signingRegion: region,
    properties: {},
  })
  const signed = await signer.sign({
    method: 'POST',
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path: '/',
    query: {},
    headers: { host: hostHeader, ...headers },
    body,
  })
  const { host: _, ...sent } = signed.headers
  const answer = await fetch(`${protocol}//${hostHeader}/`, { method: 'POST', headers: sent, body })
  const text = await answer.text()
  if (answer.ok) return text
  const [, code = String(answer.status)] = /(?:<Code>|"__type"\s*:\s*"(?:[^"#]*#)?)([\w.]+)/.exec(text) ?? []
  throw new AwsRefusal(code)
}

const alarmsSchema = z.object({
  MetricAlarms: z
    .array(
      z.object({
        AlarmName: z.string(),
        ActionsEnabled: z.boolean(),
        AlarmActions: z.array(z.string()),
        StateValue: z.string(),
      }),
    )
    .default([]),
  NextToken: z.string().nullish(),
})

export type StageAlarm = z.infer<typeof alarmsSchema>['MetricAlarms'][number]

const watch = (stage: DeployedStage, action: string, input: object) =>
  post(stage, {
    service: 'monitoring',
    host: 'monitoring',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `GraniteServiceVersion20100801.${action}`,
    },
    body: JSON.stringify(input),
  })

/** The alarms of the stack and of the stacks in it. Their names begin with the stack's. */
export async function alarmsOf(stage: DeployedStage): Promise<StageAlarm[]> {
  const found: StageAlarm[] = []
  let NextToken: string | null | undefined
  do {
    const input = { AlarmNamePrefix: `${stage.stackName}-`, ...(NextToken ? { NextToken } : {}) }
    const page = alarmsSchema.parse(JSON.parse(await watch(stage, 'DescribeAlarms', input)))
    found.push(...page.MetricAlarms)
    NextToken = page.NextToken
  } while (NextToken)
  return found
}

export const setAlarmState = (
  stage: DeployedStage,
  alarmName: string,
  state: 'ALARM' | 'OK',
): Promise<unknown> =>
  watch(stage, 'SetAlarmState', {
    AlarmName: alarmName,
    StateValue: state,
    StateReason: 'Acceptance of the stage: nothing is wrong.',
  })

const notify = (stage: DeployedStage, parameters: Record<string, string>) =>
  post(stage, {
    service: 'sns',
    host: 'sns',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ Version: '2010-03-31', ...parameters }).toString(),
  })

const subscriptionArns = (xml: string) =>
  [...xml.matchAll(/<SubscriptionArn>([^<]*)<\/SubscriptionArn>/g)].map(([, arn = '']) => arn)

/** The topic's subscriptions. One that is not confirmed is `PendingConfirmation`. */
export const subscriptionsOf = async (stage: DeployedStage): Promise<string[]> =>
  subscriptionArns(await notify(stage, { Action: 'ListSubscriptionsByTopic', TopicArn: stage.alarmTopicArn }))

export async function subscribeQueue(stage: DeployedStage, queueArn: string): Promise<string> {
  const [arn = ''] = subscriptionArns(
    await notify(stage, {
      Action: 'Subscribe',
      TopicArn: stage.alarmTopicArn,
      Protocol: 'sqs',
      Endpoint: queueArn,
      ReturnSubscriptionArn: 'true',
    }),
  )
  return arn
}

export const unsubscribe = (stage: DeployedStage, arn: string): Promise<unknown> =>
  notify(stage, { Action: 'Unsubscribe', SubscriptionArn: arn })
