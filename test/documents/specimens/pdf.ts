import { activePdfs } from './pdf-active-content.ts'
import { damagedPdfs } from './pdf-damage.ts'
import { badEncryptedPdfs } from './pdf-encrypted.ts'
import { oversizedPdfs } from './pdf-size.ts'
import { badStreamPdfs } from './pdf-streams.ts'
import type { BadSpecimen } from './specimen.ts'

export { goodPdfs } from './pdf-good.ts'

export const badPdfs: readonly BadSpecimen[] = [
  ...activePdfs,
  ...damagedPdfs,
  ...oversizedPdfs,
  ...[...badEncryptedPdfs, ...badStreamPdfs].map(specimen => ({
    ...specimen,
    contentType: 'application/pdf' as const,
  })),
]
