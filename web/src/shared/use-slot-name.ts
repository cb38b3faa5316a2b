import { createContext, useContext } from 'react'
import type { Slot } from '#domain/certificates.ts'
import { type IssuedCertificate, type SlotName, slotName } from '#domain/slot-names.ts'

const CertificateContext = createContext<IssuedCertificate | undefined>(undefined)
export const CertificateProvider = CertificateContext.Provider

/** Names the slots of the page's certificate. */
export function useSlotName(): (slot: Slot) => SlotName {
  const certificate = useContext(CertificateContext)
  if (certificate === undefined) throw new Error('useSlotName outside of CertificateProvider')
  return slot => slotName(slot, certificate)
}
