import type { CertificateType } from '../certificates.ts'
import type { LocalDate } from '../local-time.ts'
import { fieldsOfIdCard, readChineseIdCard } from './chinese-id-card.ts'
import type { DocumentReading, PageReading } from './document-reading.ts'
import { fieldsOfLicence, readDriverLicence } from './driver-licence-bar-code.ts'
import { readLabelledFields } from './labelled-fields.ts'
import type { ReadFields } from './read-fields.ts'
import { fieldsOfZone } from './zone-fields.ts'

export interface ReadCertificate {
  readonly certificateType: CertificateType
  readonly today: LocalDate
}

const hasFields = (fields: ReadFields) => Object.keys(fields).length > 1

/** ID cards of the mainland and residence permits have fields without separators; other documents are read by labels. */
function textFieldsOf({ lines }: PageReading, { certificateType, today }: ReadCertificate): ReadFields {
  const hasCardFields = certificateType === 'ID_CARD' || certificateType.endsWith('_RESIDENCE_PERMIT')
  const ofCard = hasCardFields ? fieldsOfIdCard(readChineseIdCard(lines, today)) : undefined
  return ofCard !== undefined && hasFields(ofCard) ? ofCard : readLabelledFields(lines)
}

/** Everything that the pages of a document say about a certificate, page by page; the most reliable source first. */
export function sourcesOf({ pages }: DocumentReading, certificate: ReadCertificate): ReadFields[] {
  return pages.flatMap(page => {
    const { zone, barCodes, lines } = page
    const licences = barCodes.flatMap(({ text, place }) => {
      const licence = readDriverLicence(text)
      return licence === undefined ? [] : [fieldsOfLicence(licence, place)]
    })
    const all = [
      ...(zone === undefined ? [] : [fieldsOfZone(zone, lines)]),
      ...licences,
      textFieldsOf(page, certificate),
    ]
    return all.filter(hasFields)
  })
}
