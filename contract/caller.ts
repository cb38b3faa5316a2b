import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { staffRoles } from '../domain/roles.ts'
import { capabilities } from '../domain/session.ts'
import { accountIdSchema } from './fields.ts'

/** Scopes of machine clients, as `resource/action`, with the description that administrators of Cognito see. */
export const machineScopes = {
  'reviews/decide': 'Claim, read and decide reviews',
  'accounts/read': 'Read accounts and their applications',
  'accounts/write': 'Set the region and the partner status of accounts',
  'accounts/erase': 'Erase accounts',
  'sessions/create': 'Create, read and cancel sessions',
  'webhooks/manage': 'Manage webhook endpoints and their deliveries',
  'test/simulate': 'Simulate decisions and the passage of time, in test mode',
} as const

export type MachineScope = keyof typeof machineScopes

export const machineScopeNames = Object.keys(machineScopes) as [MachineScope, ...MachineScope[]]

/** The scopes of an integrator's backend: all but the reviewing system's. */
export const backendScopes = machineScopeNames.filter(scope => scope !== 'reviews/decide')

const expiresAt = buildOnce(() => z.iso.datetime())

/**
 * The authorizer's result about a caller. It is the only source of the caller's identity for the functions of the API.
 */
export const callerSchema = buildOnce(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('NOBODY'),
      cause: z.enum(['NOT_THROUGH_EDGE', 'NO_TOKEN', 'EXPIRED', 'INVALID', 'NOT_VERIFIABLE']),
    }),
    z.object({
      kind: z.literal('PERSON'),
      accountId: accountIdSchema(),
      roles: z.array(z.enum(staffRoles)),
      /** The account's registration region from the identity provider. */
      registrationRegion: z.string().min(1).optional(),
      /** The person's name in the directory. */
      userName: z.string().min(1),
      expiresAt: expiresAt(),
    }),
    z.object({
      kind: z.literal('MACHINE'),
      clientId: accountIdSchema(),
      scopes: z.array(z.enum(machineScopeNames)),
      expiresAt: expiresAt(),
    }),
    z.object({
      kind: z.literal('SESSION'),
      accountId: accountIdSchema(),
      sessionId: z.uuid(),
      capability: z.enum(capabilities),
      expiresAt: expiresAt(),
    }),
  ]),
)

export type Caller = z.output<ReturnType<typeof callerSchema>>
