import type { CertificateType, Slot } from '#domain/certificates.ts'

export interface IssuedCertificate {
  readonly certificateType: CertificateType
  readonly issuingRegion: string
}

/** The key of a slot's name in texts. */
export type SlotName = Slot | 'PORTRAIT_SIDE' | 'EMBLEM_SIDE'

/** The sides of a mainland ID card have names of their own: portrait side and emblem side. */
export function slotName(slot: Slot, { certificateType, issuingRegion }: IssuedCertificate): SlotName {
  if (certificateType !== 'ID_CARD' || issuingRegion !== 'CN') return slot
  return slot === 'FRONT' ? 'PORTRAIT_SIDE' : slot === 'BACK' ? 'EMBLEM_SIDE' : slot
}
