import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { overrideRulings } from '../domain/override.ts'
import { decisionReasonSchema } from './application.ts'
import { accountIdSchema, applicationIdSchema, instantSchema, pageOf, reasonSchema } from './fields.ts'

// The descriptions stand in `reference/properties.ts`: every function of a route loads this file.

export const proposeOverrideSchema = buildOnce(() =>
  z.strictObject({ reason: reasonSchema() }).meta({ id: 'ProposeOverride' }),
)

export type ProposeOverride = z.output<ReturnType<typeof proposeOverrideSchema>>

export const overrideProposalSchema = buildOnce(() =>
  z
    .object({
      proposalId: z.uuid(),
      applicationId: applicationIdSchema(),
      accountId: accountIdSchema(),
      proposedBy: z.string(),
      proposedAt: instantSchema(),
      expiresAt: instantSchema(),
    })
    .meta({ id: 'OverrideProposal' }),
)

export type OverrideProposalView = z.output<ReturnType<typeof overrideProposalSchema>>

export const overrideProposalPageSchema = buildOnce(() =>
  pageOf(overrideProposalSchema()).meta({ id: 'OverrideProposalPage' }),
)

export const overrideCaseSchema = buildOnce(() =>
  overrideProposalSchema()
    .extend({
      reason: z.string(),
      decidedBy: z.string(),
      decidedAt: instantSchema(),
      reasons: z.array(decisionReasonSchema()),
    })
    .meta({ id: 'OverrideCase' }),
)

export type OverrideCaseView = z.output<ReturnType<typeof overrideCaseSchema>>

export const ruleOnOverrideSchema = buildOnce(() =>
  z.strictObject({ proposalId: z.uuid(), ruling: z.enum(overrideRulings) }).meta({ id: 'RuleOnOverride' }),
)

export type RuleOnOverride = z.output<ReturnType<typeof ruleOnOverrideSchema>>

export const overrideReceiptSchema = buildOnce(() =>
  z
    .object({
      proposalId: z.uuid(),
      applicationId: applicationIdSchema(),
      ruling: z.enum(overrideRulings),
      ruledAt: instantSchema(),
      dueAt: instantSchema().optional(),
    })
    .meta({ id: 'OverrideReceipt' }),
)

export type OverrideReceiptView = z.output<ReturnType<typeof overrideReceiptSchema>>
