import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda'

/**
 * Carries the region that the account was registered with from the user pool into its access tokens. Users cannot
 * write the attribute: only the operator's sign-up does.
 */
export async function handler(
  event: PreTokenGenerationV2TriggerEvent,
): Promise<PreTokenGenerationV2TriggerEvent> {
  const region = event.request.userAttributes['custom:registration_region']
  if (region !== undefined) {
    event.response = {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: { claimsToAddOrOverride: { registration_region: region } },
      },
    }
  }
  return event
}
