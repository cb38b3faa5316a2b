import { allSlots, type Slot } from '#domain/certificates.ts'

/** Which file an entry of the timeline is about, if about any. */
export const slotIn = (details: Readonly<Record<string, unknown>> | undefined): Slot | undefined =>
  allSlots.find(slot => slot === details?.slot)
