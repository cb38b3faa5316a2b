import type { DocumentContentType, DocumentRefusal } from '../../../domain/documents.ts'

export interface GoodSpecimen {
  readonly name: string
  readonly contentType: DocumentContentType
  readonly make: () => Buffer | Promise<Buffer>
}

export interface BadSpecimen extends GoodSpecimen {
  readonly refusal: DocumentRefusal
}
