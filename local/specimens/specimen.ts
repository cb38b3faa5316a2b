import { PDFDocument } from '@cantoo/pdf-lib'
import sharp, { type Sharp } from 'sharp'
import { type CertificateType, certificateTypes, type Slot } from '../../domain/certificates.ts'
import type { DocumentContentType } from '../../domain/documents.ts'
import type { ZoneFormat } from '../../domain/evidence/zone-layouts.ts'
import { writeBmp } from './bmp-writer.ts'
import type { CertificateDrawing } from './card-elements.ts'
import { drawCertificate } from './certificate-drawing.ts'
import { type HolderRequest, holderOf } from './holder.ts'
import { drawHolding } from './holding-drawing.ts'
import { drawOnTable } from './table-scene.ts'

export interface SpecimenRequest extends HolderRequest {
  readonly kind: 'certificate' | 'holding'
  readonly contentType: DocumentContentType
  /** Default: `ID_CARD`. */
  readonly certificateType?: CertificateType
  /** Default: the side of the certificate that shows its holder. */
  readonly side?: Exclude<Slot, 'HOLDING'>
  /** For ID cards of other regions than the mainland: `TD1` (default) or `TD2`. `MRV_A` and `MRV_B` draw a visa. */
  readonly zoneFormat?: ZoneFormat
  /** `TABLE`: the certificate fills half of the picture, between other things. Default: `DESK`. */
  readonly scene?: 'DESK' | 'TABLE'
  /** Another seed gives another certificate: other colours, lines and face. */
  readonly seed?: string | number
}

/** A4 across, in points. */
const page = { width: 841.89, height: 595.28, margin: 36 } as const

async function asPdf(image: Sharp): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const picture = await document.embedJpg(await image.jpeg({ quality: 90 }).toBuffer())
  const { width, height } = picture.scaleToFit(page.width - 2 * page.margin, page.height - 2 * page.margin)
  const position = { x: (page.width - width) / 2, y: (page.height - height) / 2, width, height }
  document.addPage([page.width, page.height]).drawImage(picture, position)
  return Buffer.from(await document.save())
}

async function asBmp(image: Sharp): Promise<Buffer> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  return writeBmp({ width: info.width, height: info.height, pixels: data })
}

const writers: Readonly<Record<DocumentContentType, (image: Sharp) => Promise<Buffer>>> = {
  'image/jpeg': image => image.jpeg({ quality: 90 }).toBuffer(),
  'image/png': image => image.png().toBuffer(),
  'image/bmp': asBmp,
  'application/pdf': asPdf,
}

const scenes = { DESK: drawCertificate, TABLE: drawOnTable } as const

/**
 * Draws a certificate, or its holder holding it, as a real file. It is clearly marked as a specimen. Equal requests
 * give equal bytes.
 */
export async function drawSpecimen(request: SpecimenRequest): Promise<Buffer> {
  const { certificateType = 'ID_CARD', zoneFormat } = request
  const sides: readonly Slot[] = certificateTypes[certificateType].slots
  const seed = String(request.seed ?? 1)
  const drawing: CertificateDrawing = {
    certificateType,
    side: request.side ?? (sides.includes('DATA_PAGE') ? 'DATA_PAGE' : 'FRONT'),
    holder: holderOf(request, { certificateType, seed }),
    seed,
    ...(zoneFormat === undefined ? {} : { zoneFormat }),
  }
  const draw = request.kind === 'holding' ? drawHolding : scenes[request.scene ?? 'DESK']
  const svg = await draw(drawing)
  const image = sharp(Buffer.from(svg)).removeAlpha()
  return writers[request.contentType](image)
}
