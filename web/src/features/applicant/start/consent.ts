/** What was agreed to in the dialog, on its way to the page that starts the application. */
export interface GivenConsent {
  readonly policyVersion: string
  readonly locale: string
}

export const isGivenConsent = (state: unknown): state is GivenConsent =>
  typeof state === 'object' && state !== null && 'policyVersion' in state && 'locale' in state
