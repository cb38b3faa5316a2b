import { accountScenarios } from './scenarios/accounts.ts'
import { applicationScenarios } from './scenarios/applications.ts'
import { collaborationScenarios } from './scenarios/collaboration.ts'
import { documentScenarios } from './scenarios/documents.ts'
import { figureScenarios } from './scenarios/figures.ts'
import { mailScenarios } from './scenarios/mail.ts'
import { operatorScenarios } from './scenarios/operator.ts'
import { overrideScenarios } from './scenarios/overrides.ts'
import { qualityScenarios } from './scenarios/quality.ts'
import { renewalScenarios } from './scenarios/renewals.ts'
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
  ...collaborationScenarios,
  ...qualityScenarios,
  ...overrideScenarios,
  ...renewalScenarios,
  ...operatorScenarios,
  ...workflowScenarios,
  ...upkeepScenarios,
  ...accountScenarios,
  ...sessionScenarios,
  ...webhookScenarios,
  ...figureScenarios,
  ...mailScenarios,
]
