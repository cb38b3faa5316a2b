import { accountScenarios } from './scenarios/accounts.ts'
import { applicationScenarios } from './scenarios/applications.ts'
import { documentScenarios } from './scenarios/documents.ts'
import { figureScenarios } from './scenarios/figures.ts'
import { operatorScenarios } from './scenarios/operator.ts'
import { qualityScenarios } from './scenarios/quality.ts'
import { reviewScenarios } from './scenarios/reviews.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { sessionScenarios } from './scenarios/sessions.ts'
import { upkeepScenarios } from './scenarios/upkeep.ts'
import { webhookScenarios } from './scenarios/webhooks.ts'
import { workflowScenarios } from './scenarios/workflow.ts'

/** The scenarios of API calls and steps of state machines. The stream has its own. */
export const scenarios: readonly Scenario[] = [
  ...applicationScenarios,
  ...documentScenarios,
  ...reviewScenarios,
  ...qualityScenarios,
  ...operatorScenarios,
  ...workflowScenarios,
  ...upkeepScenarios,
  ...accountScenarios,
  ...sessionScenarios,
  ...webhookScenarios,
  ...figureScenarios,
]
