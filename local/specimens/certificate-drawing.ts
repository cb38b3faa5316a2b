import type { CertificateType } from '../../domain/certificates.ts'
import { type CertificateDrawing, type Page, pageWidth, type Theme } from './card-elements.ts'
import { drawChineseBack, drawChineseFront } from './chinese-cards.ts'
import { drawLicenceBack, drawLicenceFront } from './driver-licence.ts'
import { drawForeignBack, drawForeignFront, drawLargeIdCard } from './foreign-id-card.ts'
import { drawPassportPage, drawVisa } from './passport-page.ts'
import { drawText } from './printed-text.ts'
import { drawWaves } from './security-printing.ts'
import { drawSoftShadow } from './soft-shadow.ts'
import { drawTravelPermitBack, drawTravelPermitFront } from './travel-permit.ts'
import { varietyFor } from './variety.ts'

const themes: Readonly<Record<CertificateType, Theme>> = {
  PASSPORT: { ink: '#7a2436', pale: '#fbf1ee', tint: '#eccfcb' },
  ID_CARD: { ink: '#1f5a8a', pale: '#eff6fb', tint: '#c7dff0' },
  HK_MACAO_TRAVEL_PERMIT: { ink: '#0f6b6b', pale: '#ecf8f6', tint: '#bfe3de' },
  TAIWAN_TRAVEL_PERMIT: { ink: '#2f6b3a', pale: '#f1f8ee', tint: '#cfe5c8' },
  HK_MACAO_RESIDENCE_PERMIT: { ink: '#39479a', pale: '#f0f2fc', tint: '#cdd4f1' },
  TAIWAN_RESIDENCE_PERMIT: { ink: '#6a3b8c', pale: '#f7f1fb', tint: '#dfcdec' },
  DRIVER_LICENSE: { ink: '#96501c', pale: '#fdf4ea', tint: '#f1d8b8' },
}

function drawIdCard(drawing: CertificateDrawing, theme: Theme): Page {
  const { side, holder, zoneFormat } = drawing
  if (holder.issuingRegion === 'CN')
    return side === 'BACK' ? drawChineseBack(drawing, 'ID_CARD', theme) : drawChineseFront(drawing, theme)
  if (zoneFormat === 'TD2' && side !== 'BACK') return drawLargeIdCard(drawing, theme)
  return side === 'BACK' ? drawForeignBack(drawing, theme) : drawForeignFront(drawing, theme)
}

async function drawPage(drawing: CertificateDrawing, theme: Theme): Promise<Page> {
  const { certificateType, side, zoneFormat } = drawing
  const isBack = side === 'BACK'
  switch (certificateType) {
    case 'PASSPORT':
      return zoneFormat === 'MRV_A' || zoneFormat === 'MRV_B'
        ? drawVisa(drawing, zoneFormat, theme)
        : drawPassportPage(drawing, theme)
    case 'ID_CARD':
      return drawIdCard(drawing, theme)
    case 'HK_MACAO_TRAVEL_PERMIT':
    case 'TAIWAN_TRAVEL_PERMIT':
      return (isBack ? drawTravelPermitBack : drawTravelPermitFront)(drawing, certificateType, theme)
    case 'HK_MACAO_RESIDENCE_PERMIT':
    case 'TAIWAN_RESIDENCE_PERMIT':
      return isBack ? drawChineseBack(drawing, certificateType, theme) : drawChineseFront(drawing, theme)
    case 'DRIVER_LICENSE':
      return isBack ? drawLicenceBack(drawing, theme) : drawLicenceFront(drawing, theme)
  }
}

export interface Card {
  readonly width: number
  readonly height: number
  /** SVG elements in the card's own coordinates. */
  readonly svg: string
}

/** A side of the certificate, marked SPECIMEN across. */
export async function drawCard(drawing: CertificateDrawing): Promise<Card> {
  const { certificateType, side, holder, seed } = drawing
  const theme = themes[certificateType]
  const { ink, pale, tint } = theme
  const variety = varietyFor([certificateType, side, holder.name, holder.number, seed].join('|'))
  const { height, content } = await drawPage(drawing, theme)
  const svg = `<svg width="${pageWidth}" height="${height}" viewBox="0 0 ${pageWidth} ${height}">
    <defs>
      <linearGradient id="paper" x2="1" y2="1"><stop stop-color="${pale}"/><stop offset="1" stop-color="${tint}"/></linearGradient>
      <clipPath id="card"><rect width="${pageWidth}" height="${height}" rx="34"/></clipPath>
    </defs>
    <g clip-path="url(#card)">
      <rect width="${pageWidth}" height="${height}" fill="url(#paper)"/>
      ${drawWaves(variety, ink)}
      <g transform="rotate(-19 500 300)">${drawText('SPECIMEN', 500, 350, { size: 170, fill: '#c4161c', opacity: 0.1, anchor: 'middle', isBold: true })}</g>
      ${content}
    </g>
    <rect x="1" y="1" width="${pageWidth - 2}" height="${height - 2}" rx="33" fill="none" stroke="${ink}" stroke-opacity="0.45" stroke-width="2"/>
  </svg>`
  return { width: pageWidth, height, svg }
}

/** The card lying on a desk, as one picture. */
export async function drawCertificate(drawing: CertificateDrawing): Promise<string> {
  const desk = varietyFor(`desk ${drawing.seed}`)
  const hue = Math.round(desk.between(200, 235))
  const tilt = desk.between(-1.2, 1.2).toFixed(2)
  const { svg, height: cardHeight } = await drawCard(drawing)
  const height = Math.round(cardHeight * 1.12 + 134)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="${height}" viewBox="0 0 1280 ${height}">
    <defs><radialGradient id="desk"><stop stop-color="hsl(${hue},14%,80%)"/><stop offset="1" stop-color="hsl(${hue},16%,62%)"/></radialGradient></defs>
    <rect width="1280" height="${height}" fill="url(#desk)"/>
    <g transform="rotate(${tilt} 640 ${height / 2}) translate(80 67) scale(1.12)">
      ${drawSoftShadow({ x: 6, y: 16, width: 992, height: cardHeight - 4, radius: 36, fill: '#1c2430', opacity: 0.4 })}
      ${svg}
    </g>
  </svg>`
}
