/** Roles of staff. Every person is also an applicant. */
export const staffRoles = ['reviewer', 'operator'] as const

export type StaffRole = (typeof staffRoles)[number]

const personRoles = ['applicant', ...staffRoles] as const

export type PersonRole = (typeof personRoles)[number]

/** The roles in the audit trail. `system`: a step of a workflow or a scheduled function. */
export const actorRoles = [...personRoles, 'system'] as const

export type ActorRole = (typeof actorRoles)[number]
