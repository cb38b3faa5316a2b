/** Roles of staff. Every person is also an applicant. */
export const staffRoles = ['reviewer', 'operator'] as const

export type StaffRole = (typeof staffRoles)[number]

const personRoles = ['applicant', ...staffRoles] as const

export type PersonRole = (typeof personRoles)[number]

/** The roles in the audit trail. `machine`: an integrator's backend; `system`: a step of a workflow or a scheduled function. */
export const actorRoles = [...personRoles, 'machine', 'system'] as const

export type ActorRole = (typeof actorRoles)[number]
