import type { CertificateTypesView } from '../../../contract/account.ts'
import {
  certificateTypes,
  certificateTypesFor,
  type RegionSet,
  slotsOf,
} from '../../../domain/certificates.ts'
import type { Committing } from '../commit-change.ts'
import { ensureAccount } from '../ensure-account.ts'
import type { Acting, Principal } from '../people.ts'
import type { ConsentPolicy } from './create-application.ts'

function regionsView(set: RegionSet): CertificateTypesView['items'][number]['issuingRegions'] {
  if (set === 'any') return set
  return 'only' in set ? { only: [...set.only] } : { anyBut: [...set.anyBut] }
}

/** The certificates that an account of this region can use; none before the region is known. */
export async function listCertificateTypes(
  deps: Committing & Acting & { consentPolicy: ConsentPolicy },
  principal: Principal,
): Promise<CertificateTypesView> {
  const { registrationRegion } = await ensureAccount(deps, principal)
  const types = registrationRegion === undefined ? [] : certificateTypesFor(registrationRegion)
  return {
    items: types.map(certificateType => ({
      certificateType,
      title: { ...certificateTypes[certificateType].title },
      slots: [...slotsOf(certificateType)],
      issuingRegions: regionsView(certificateTypes[certificateType].issuingRegions),
      longTermAllowed: certificateTypes[certificateType].mayBeLongTerm,
    })),
    consent: { ...deps.consentPolicy },
  }
}
