import type { ConsentPolicy } from '../../usecases/intake/create-application.ts'
import { readEnvironment } from '../environment.ts'

export function consentPolicy(): { consentPolicy: ConsentPolicy } {
  const settings = readEnvironment(['CONSENT_POLICY_VERSION', 'CONSENT_DOCUMENT_URL'])
  return {
    consentPolicy: {
      policyVersion: settings.CONSENT_POLICY_VERSION,
      documentUrl: settings.CONSENT_DOCUMENT_URL,
    },
  }
}
