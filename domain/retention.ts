import {
  type Application,
  type ApplicationRecord,
  type Approved,
  certificateHashOf,
  type EndedApplication,
} from './application.ts'
import { without } from './change.ts'
import { type ContentKind, type PersonalFieldName, personalFieldNames } from './content.ts'
import type { Document } from './documents.ts'

/** Earlier than the end of any application: it has been due for however long something is kept. */
const longDue = '1970-01-01T00:00:00.000Z'

/**
 * What is next to be taken away of an application that has ended, and since when it could be; undefined: nothing. Images
 * that outlived the personal fields belong to an erasure that met a running validation: they are due at once.
 */
export function nextToErase({
  endedAt,
  erased,
}: Pick<Application, 'endedAt' | 'erased'>): { kind: ContentKind; since: string } | undefined {
  if (endedAt === undefined) return undefined
  if (erased?.imagesAt === undefined) {
    return { kind: 'images', since: erased?.personalFields === undefined ? endedAt : longDue }
  }
  return erased.personalFields === undefined ? { kind: 'personal-fields', since: endedAt } : undefined
}

/** While its authentication lasts, the place at the certificate has to be found. */
export function keepsCertificateHash(application: Application): application is Approved {
  return application.status === 'APPROVED'
}

/** A document whose files are gone, with what was measured of them; nothing is judged any more. */
export function withoutImages(document: Document, erasedAt: string): Document {
  return {
    ...without(document, 'signals', 'validatingSince', 'validationRuns', 'repeatedValidations', 'sha256'),
    erasedAt,
  }
}

/** A document by which nobody can tell its file again. */
export function withoutFingerprint(document: Document): Document {
  return without(document, 'contentHash')
}

export function hasFingerprint({ contentHash }: Document): boolean {
  return contentHash !== undefined
}

/** The names of what there is to take away. */
export function personalFieldsOf({ application, documents }: ApplicationRecord): PersonalFieldName[] {
  const { entered, notes = [] } = application
  const there: Record<PersonalFieldName, boolean> = {
    name: entered !== undefined,
    certificateNumber: entered !== undefined,
    maskedNumber: entered !== undefined,
    expiryDate: entered?.expiryDate !== undefined,
    certificateHash: certificateHashOf(application) !== undefined && !keepsCertificateHash(application),
    notes: notes.length > 0,
    fingerprints: documents.length > 0,
  }
  return personalFieldNames.filter(name => there[name])
}

/** An application that ends again: what is left of it, and what is said of it then, is to be erased in its turn. */
export function endedAnew(application: Approved): Approved {
  const { erased } = application
  return erased?.personalFields === undefined
    ? application
    : { ...application, erased: without(erased, 'personalFields') }
}

/** What is left of an application: ids, states, times and codes; `names`: what was taken away, this time and before. */
export function withoutPersonalFields(
  application: EndedApplication,
  names: readonly PersonalFieldName[],
  at: string,
): EndedApplication {
  const erased = { ...application.erased, personalFields: { at, names } }
  if (!keepsCertificateHash(application)) {
    return { ...without(application, 'entered', 'notes', 'certificateHash'), erased }
  }
  const certificateHash = certificateHashOf(application)
  return {
    ...without(application, 'entered', 'notes'),
    ...(certificateHash === undefined ? {} : { certificateHash }),
    erased,
  }
}
