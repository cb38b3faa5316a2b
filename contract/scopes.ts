/** What the token of a machine client can be granted, as `resource/action`. */
export const machineScopes = ['reviews/decide'] as const

export type MachineScope = (typeof machineScopes)[number]
