import { decideReviewSchema, decisionReceiptSchema } from '../review.ts'
import { advanceApplicationSchema, advancementSchema } from '../test-mode.ts'
import type { Operation } from './operation.ts'

export const simulateDecision = {
  method: 'POST',
  path: '/v1/test/applications/{applicationId}/decision',
  who: 'operator',
  scope: 'test/simulate',
  testModeOnly: true,
  asksForRole: true,
  summary: 'Decide an application in test mode',
  body: decideReviewSchema,
  status: 202,
  answer: decisionReceiptSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'ALREADY_DECIDED', 'OWN_APPLICATION'],
  grants: ['changeRecords', 'encryptPersonalData'],
  settings: ['reviewPolicy', 'testMode'],
} as const satisfies Operation

export const simulateAdvancement = {
  method: 'POST',
  path: '/v1/test/applications/{applicationId}/advancement',
  who: 'operator',
  scope: 'test/simulate',
  testModeOnly: true,
  asksForRole: true,
  summary: 'Pass time for an application in test mode',
  body: advanceApplicationSchema,
  status: 202,
  answer: advancementSchema,
  problems: ['NOT_FOUND', 'WRONG_STATE', 'OWN_APPLICATION'],
  grants: ['changeRecords'],
  settings: ['businessRules', 'draftLifetime', 'certificateRules', 'testMode'],
  isInSteps: true,
} as const satisfies Operation

/** Routes that simulate reviewers and time. Stages that are not in test mode do not have them. */
export const testModeOperations = {
  simulateDecision,
  simulateAdvancement,
} as const
