import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda'

/** Copies the registration region of the user into access tokens. Users cannot write this attribute. */
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
