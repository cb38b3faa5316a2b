import type { CertificateTypesView } from '../../../contract/account.ts'
import {
  certificateTitle,
  certificateTypes,
  certificateTypesFor,
  type RegionSet,
  slotsOf,
} from '../../../domain/certificates.ts'
import type { Region } from '../../../domain/regions.ts'
import type { ActSources, Principal } from '../access/people.ts'
import { ensureAccount } from '../accounts/ensure-account.ts'
import type { CommitDependencies } from '../records/commit-change.ts'
import type { ConsentPolicy } from './create-application.ts'

function regionsView(set: RegionSet): CertificateTypesView['items'][number]['issuingRegions'] {
  if (set === 'any') return set
  return 'only' in set ? { only: [...set.only] } : { anyBut: [...set.anyBut] }
}

/** The certificates that an account of this region can use; none without a region. */
export async function listCertificateTypes(
  deps: CommitDependencies & ActSources & { consentPolicy: ConsentPolicy },
  principal: Principal,
): Promise<CertificateTypesView> {
  const { registrationRegion } = await ensureAccount(deps, principal)
  const itemsIn = (region: Region): CertificateTypesView['items'] =>
    certificateTypesFor(region).map(certificateType => ({
      certificateType,
      title: { ...certificateTitle(certificateType, region) },
      slots: [...slotsOf(certificateType)],
      issuingRegions: regionsView(certificateTypes[certificateType].issuingRegions),
      longTermAllowed: certificateTypes[certificateType].canBeLongTerm,
    }))
  return {
    items: registrationRegion === undefined ? [] : itemsIn(registrationRegion),
    consent: { ...deps.consentPolicy },
  }
}
