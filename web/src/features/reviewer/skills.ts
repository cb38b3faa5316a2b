import { type CertificateType, isCertificateType } from '#domain/certificates.ts'
import { isRegion, type Region } from '#domain/regions.ts'

/** What the reviewer can judge, by type and region. Empty: anything. The next review is chosen among these. */
export interface Skills {
  readonly certificateTypes: CertificateType[]
  readonly issuingRegions: Region[]
}

export const noSkills: Skills = { certificateTypes: [], issuingRegions: [] }

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(each => typeof each === 'string') : []

/** Reads stored skills. Anything unknown is left out. */
export function parseSkills(stored: string | null | undefined): Skills {
  try {
    const { certificateTypes, issuingRegions } = JSON.parse(stored ?? '{}') as Record<string, unknown>
    return {
      certificateTypes: textsIn(certificateTypes).filter(isCertificateType),
      issuingRegions: textsIn(issuingRegions).filter(isRegion),
    }
  } catch {
    return noSkills
  }
}
