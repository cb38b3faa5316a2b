import type { DocumentContentType } from '#domain/documents.ts'
import { drawSpecimen } from '../../local/specimens/specimen.ts'

export const specimenBytes = (contentType: DocumentContentType): Promise<Buffer> =>
  drawSpecimen({ kind: 'certificate', contentType })
