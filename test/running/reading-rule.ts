import {
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
} from '@aws-sdk/client-eventbridge'
import { clientConfiguration } from '../../local/aws-environment.ts'
import type { Stack } from '../../local/stack-file.ts'

/**
 * Switches the rule by which accepted documents are read. A reading takes three seconds of a processor, and most tests
 * upload files whose reading they do not wait for.
 */
export async function switchReadings(
  { awsEndpointUrl, resources: { eventBusName: EventBusName } }: Stack,
  to: 'ON' | 'OFF',
): Promise<void> {
  const events = new EventBridgeClient(clientConfiguration(awsEndpointUrl))
  const { Rules = [] } = await events.send(new ListRulesCommand({ EventBusName }))
  const [rule, ...others] = Rules.filter(({ Description }) => Description === 'Accepted documents to read')
  if (rule === undefined || others.length > 0) throw new Error('The stage has no single rule for readings')
  const which = { EventBusName, Name: rule.Name }
  await events.send(to === 'ON' ? new EnableRuleCommand(which) : new DisableRuleCommand(which))
}
