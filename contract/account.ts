import * as z from 'zod'
import { authenticationStatuses } from '../domain/account.ts'
import { auditActions } from '../domain/audit.ts'
import { buildOnce } from '../domain/build-once.ts'
import { ineligibilityCodes } from '../domain/eligibility.ts'
import { certificateStatuses } from '../domain/held-certificate.ts'
import { applicationStatuses } from '../domain/lifecycle.ts'
import { actorRoles } from '../domain/roles.ts'
import { auditKinds } from '../domain/trail-filter.ts'
import { certificateTypeSchema, slotSchema } from './application.ts'
import {
  accountIdSchema,
  applicationIdSchema,
  describeValues,
  expiresOnSchema,
  instantSchema,
  pageOf,
  pageQuerySchema,
  reasonSchema,
  regionSchema,
} from './fields.ts'

const heldCertificateSchema = buildOnce(() =>
  z
    .object({
      type: certificateTypeSchema(),
      issuingRegion: z.string(),
      maskedNumber: z.string(),
      expiresOn: expiresOnSchema(),
      status: z.enum(certificateStatuses).meta({
        description: describeValues([
          ['VALID', 'It does not expire within 30 days.'],
          ['EXPIRING', 'It expires within 30 days.'],
          ['EXPIRED', 'It has expired. The account is still authenticated.'],
        ]),
      }),
    })
    .meta({
      id: 'HeldCertificate',
      description: 'The certificate of an authentication. Its status follows from the date alone.',
    }),
)

export const accountSchema = buildOnce(() =>
  z
    .object({
      accountId: accountIdSchema(),
      registrationRegion: z.string().nullable(),
      authenticationStatus: z.enum(authenticationStatuses),
      eligibility: z.object({
        eligible: z.boolean(),
        reasons: z
          .array(z.enum(ineligibilityCodes))
          .meta({ description: 'The codes with which creating an application would be refused.' }),
      }),
      currentApplicationId: applicationIdSchema()
        .optional()
        .meta({ description: 'The open application, or the approved one. Absent: there is none.' }),
      renewalApplicationId: applicationIdSchema().optional().meta({
        description:
          'While the account is authenticated: the open application that is to replace the approved one.',
      }),
      certificate: heldCertificateSchema().optional().meta({
        description:
          'While the account is authenticated. Absent for an authentication of a version that did not store it.',
      }),
    })
    .meta({ id: 'Account' }),
)

export type AccountView = z.infer<ReturnType<typeof accountSchema>>

export const operatorAccountSchema = buildOnce(() =>
  accountSchema().extend({ partnerProgram: z.boolean() }).meta({ id: 'OperatorAccount' }),
)

export const putAccountSchema = buildOnce(() =>
  z
    .strictObject({ registrationRegion: regionSchema(), partnerProgram: z.boolean() })
    .meta({ id: 'PutAccount' }),
)

export type PutAccount = z.output<ReturnType<typeof putAccountSchema>>

export const revokeAuthenticationSchema = buildOnce(() =>
  z
    .strictObject({
      reason: reasonSchema().meta({
        description:
          'For the record only. It is stored encrypted, and is neither shown nor published in an event.',
      }),
    })
    .meta({ id: 'RevokeAuthentication' }),
)

export type RevokeAuthentication = z.output<ReturnType<typeof revokeAuthenticationSchema>>

export const certificateTypesSchema = buildOnce(() =>
  z
    .object({
      items: z.array(
        z.object({
          certificateType: certificateTypeSchema(),
          title: z.object({ en: z.string(), zh: z.string() }),
          slots: z.array(slotSchema()),
          issuingRegions: z
            .union([
              z.literal('any'),
              z.object({ only: z.array(z.string()) }),
              z.object({ anyBut: z.array(z.string()) }),
            ])
            .meta({ description: 'The issuing regions of this certificate.' }),
          longTermAllowed: z.boolean(),
        }),
      ),
      consent: z.object({ policyVersion: z.string(), documentUrl: z.string() }),
    })
    .meta({ id: 'CertificateTypes' }),
)

export type CertificateTypesView = z.output<ReturnType<typeof certificateTypesSchema>>

const certificateAccountSchema = buildOnce(() =>
  z
    .object({
      accountId: accountIdSchema(),
      applicationId: applicationIdSchema()
        .optional()
        .meta({ description: 'The account’s application with this certificate. Absent: it is not known.' }),
      status: z.enum(applicationStatuses).optional().meta({ description: 'The status of that application.' }),
      since: instantSchema().optional().meta({ description: 'When the application got this status.' }),
    })
    .meta({ id: 'CertificateAccount' }),
)

export type CertificateAccountView = z.output<ReturnType<typeof certificateAccountSchema>>

export const certificateAccountsSchema = buildOnce(() =>
  z.object({ items: z.array(certificateAccountSchema()) }).meta({ id: 'CertificateAccounts' }),
)

export type CertificateAccountsView = z.output<ReturnType<typeof certificateAccountsSchema>>

export const auditEntrySchema = buildOnce(() =>
  z
    .object({
      auditId: z.string(),
      at: instantSchema(),
      actor: z.object({ role: z.string(), id: z.string() }),
      action: z.enum(auditActions),
      applicationId: z.string().optional(),
      from: z.string().optional(),
      to: z.string().optional(),
      details: z.record(z.string(), z.unknown()).optional(),
    })
    .meta({ id: 'AuditEntry' }),
)

export const trailQuerySchema = buildOnce(() =>
  pageQuerySchema().extend({
    kind: z.enum(auditKinds).optional().meta({ description: 'Only actions whose name begins so.' }),
    role: z.enum(actorRoles).optional().meta({ description: 'Only actions of this role.' }),
    actorId: accountIdSchema().optional().meta({ description: 'Only actions of this actor.' }),
    from: instantSchema().optional().meta({ description: 'Not before this time.' }),
    until: instantSchema().optional().meta({ description: 'Before this time.' }),
    purpose: z.literal('EXPORT').optional().meta({ description: 'Records the read as an export.' }),
  }),
)

export type TrailQuery = z.output<ReturnType<typeof trailQuerySchema>>

export const auditTrailSchema = buildOnce(() => pageOf(auditEntrySchema()).meta({ id: 'AuditTrail' }))
export type AuditTrailView = z.output<ReturnType<typeof auditTrailSchema>>
