/** What the token of a machine client can be granted, as `resource/action`, in Cognito's words for its administrators. */
export const machineScopes = {
  'reviews/decide': 'Claim, read and decide reviews',
  'accounts/read': 'Read accounts and their applications',
  'accounts/write': 'Set the region and the partner status of accounts',
  'accounts/erase': 'Erase accounts',
} as const

export type MachineScope = keyof typeof machineScopes

export const machineScopeNames = Object.keys(machineScopes) as [MachineScope, ...MachineScope[]]

/** Those of an integrator's backend: all but the reviewing system's. */
export const backendScopes = machineScopeNames.filter(scope => scope !== 'reviews/decide')
