import type { CertificateType, Slot } from './certificates.ts'

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

/** The names of slots for applicants. The pages and the e-mails use them. */
export const slotTitles = {
  en: {
    DATA_PAGE: 'Page with your photo',
    FRONT: 'Front',
    BACK: 'Back',
    PORTRAIT_SIDE: 'Front (portrait side)',
    EMBLEM_SIDE: 'Back (emblem side)',
    HOLDING: 'You, holding the certificate',
  },
  zh: {
    DATA_PAGE: '带照片的资料页',
    FRONT: '正面',
    BACK: '背面',
    PORTRAIT_SIDE: '人像面',
    EMBLEM_SIDE: '国徽面',
    HOLDING: '手持证件照',
  },
} as const satisfies Readonly<Record<'en' | 'zh', Readonly<Record<SlotName, string>>>>
