import type { Slot } from '../../../../../domain/certificates.ts'

const slots: readonly Slot[] = ['DATA_PAGE', 'FRONT', 'BACK', 'HOLDING']

/** Which file an entry of the timeline is about, if about any. */
export const slotIn = (details: Readonly<Record<string, unknown>> | undefined): Slot | undefined =>
  slots.find(slot => slot === details?.slot)
