import {
  type Application,
  type ApplicationRecord,
  type Approved,
  certificateHashOf,
  type EndedApplication,
  isStanding,
} from './application.ts'
import { without } from './change.ts'
import { type ContentKind, type PersonalFieldName, personalFieldNames } from './content.ts'
import type { Document } from './documents.ts'

/** Earlier than the end of any application, so that content with this time is due under any retention period. */
const alwaysDue = '1970-01-01T00:00:00.000Z'

/**
 * The content of an ended application to erase next, and the start of its retention period; undefined: nothing. Images
 * that remain after the personal fields belong to an erasure during a running validation. They are due at once.
 */
export function nextToErase({
  endedAt,
  erased,
}: Pick<Application, 'endedAt' | 'erased'>): { kind: ContentKind; since: string } | undefined {
  if (endedAt === undefined) return undefined
  if (erased?.imagesAt === undefined) {
    return { kind: 'images', since: erased?.personalFields === undefined ? endedAt : alwaysDue }
  }
  return erased.personalFields === undefined ? { kind: 'personal-fields', since: endedAt } : undefined
}

/** While the authentication lasts, the certificate's place must stay findable. */
export function isCertificateHashNeeded(application: Application): application is Approved {
  return isStanding(application)
}

/** A document after the deletion of its files, without measurements, readings and validation data. */
export function withoutImages(document: Document, erasedAt: string): Document {
  return {
    ...without(
      document,
      'signals',
      'validatingSince',
      'validationRuns',
      'repeatedValidations',
      'sha256',
      'evidence',
      'advice',
    ),
    erasedAt,
  }
}

/** A document without the hash that identifies its file. */
export function withoutFingerprint(document: Document): Document {
  return without(document, 'contentHash')
}

export function hasFingerprint({ contentHash }: Document): boolean {
  return contentHash !== undefined
}

/** The names of the personal fields that the application still has. */
export function personalFieldsOf({ application, documents }: ApplicationRecord): PersonalFieldName[] {
  const { entered, notes = [], consultations = [], overrideProposal } = application
  const isPresent: Record<PersonalFieldName, boolean> = {
    name: entered !== undefined,
    certificateNumber: entered !== undefined,
    maskedNumber: entered !== undefined,
    expiryDate: entered?.expiryDate !== undefined,
    certificateHash: certificateHashOf(application) !== undefined && !isCertificateHashNeeded(application),
    notes: notes.length > 0 || consultations.length > 0 || overrideProposal !== undefined,
    fingerprints: documents.length > 0,
  }
  return personalFieldNames.filter(name => isPresent[name])
}

/**
 * An approved application before it is revoked or superseded. Content that remains or that the revocation adds is erased again
 * later.
 */
export function withoutFieldErasure(application: Approved): Approved {
  const { erased } = application
  return erased?.personalFields === undefined
    ? application
    : { ...application, erased: without(erased, 'personalFields') }
}

/**
 * The application without personal fields: ids, states, times and codes. `names`: all personal fields erased so far.
 */
export function withoutPersonalFields(
  application: EndedApplication,
  names: readonly PersonalFieldName[],
  at: string,
): EndedApplication {
  const erased = { ...application.erased, personalFields: { at, names } }
  if (!isCertificateHashNeeded(application)) {
    return {
      ...without(application, 'entered', 'notes', 'consultations', 'certificateHash', 'overrideProposal'),
      erased,
    }
  }
  const certificateHash = certificateHashOf(application)
  return {
    ...without(application, 'entered', 'notes', 'consultations'),
    ...(certificateHash === undefined ? {} : { certificateHash }),
    erased,
  }
}
