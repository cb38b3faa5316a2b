import {
  type CertificateDrawing,
  dateForms,
  expiryIn,
  field,
  type Page,
  pageHeights,
  portrait,
  sexInChinese,
  type Theme,
  unitsPerMm,
} from './card-elements.ts'
import { zoneOfHolder } from './holder-zone.ts'
import { drawText, drawZone } from './printed-text.ts'

const titles = {
  HK_MACAO_TRAVEL_PERMIT: {
    zh: '港澳居民来往内地通行证',
    en: 'Mainland Travel Permit for Hong Kong and Macao Residents',
  },
  TAIWAN_TRAVEL_PERMIT: {
    zh: '台湾居民来往大陆通行证',
    en: 'Mainland Travel Permit for Taiwan Residents',
  },
} as const

export type TravelPermitType = keyof typeof titles

/** The front of the cards for travel to the mainland. */
export function drawTravelPermitFront(
  drawing: CertificateDrawing,
  type: TravelPermitType,
  { ink }: Theme,
): Page {
  const { holder } = drawing
  const { zh, en } = titles[type]
  const at = (x: number, y: number, mostWidth: number) => ({ x, y, mostWidth })
  const period = `${dateForms.chinese(holder.issueDate)}-${expiryIn(dateForms.chinese, holder, '长期')}`
  const content = [
    drawText(zh, 44, 66, { size: 46, fill: ink, mostWidth: 640, isBold: true }),
    drawText(en, 44, 102, { size: 21, fill: ink, mostWidth: 640 }),
    drawText('SPECIMEN', 956, 56, { size: 22, fill: ink, opacity: 0.7, anchor: 'end' }),
    portrait(drawing, ink, { x: 48, y: 138, width: 272, height: 350 }),
    field('证件号码', holder.number, at(362, 160, 580), ink),
    field('姓名', holder.name, at(362, 240, 580), ink),
    drawText([holder.surname, holder.givenNames].filter(Boolean).join(', '), 362, 306, {
      size: 24,
      fill: '#20242b',
      mostWidth: 580,
    }),
    field('出生日期', dateForms.chinese(holder.birthDate), at(362, 342, 240), ink),
    field('性别', sexInChinese[holder.sex], at(680, 342, 120), ink),
    field('有效期限', period, at(362, 424, 580), ink),
    field('签发机关', '样本出入境管理局', at(362, 506, 360), ink),
    field('签发地点', '样本', at(760, 506, 180), ink),
  ]
  return { height: pageHeights.ID_1, content: content.join('') }
}

/** The back, whose zone has a layout of its own. */
export function drawTravelPermitBack(
  drawing: CertificateDrawing,
  type: TravelPermitType,
  { ink }: Theme,
): Page {
  const scale = unitsPerMm.ID_1
  const content = [
    drawText(`${titles[type].zh}（样本）`, 500, 110, { size: 30, fill: ink, anchor: 'middle' }),
    drawText('本证由签发机关签发，持证人应当妥善保管，不得涂改、转让。', 500, 190, {
      size: 24,
      fill: ink,
      anchor: 'middle',
    }),
    drawText('SPECIMEN - NOT A REAL DOCUMENT', 500, 250, { size: 24, fill: ink, anchor: 'middle' }),
    `<rect y="356" width="1000" height="274" fill="#fdfcf8" fill-opacity="0.9"/>`,
    drawZone(zoneOfHolder(drawing.holder, 'CN_PERMIT'), {
      left: 4.7 * scale,
      top: 450,
      lineDistance: 5 * scale,
      unitsPerMm: scale,
    }),
  ]
  return { height: pageHeights.ID_1, content: content.join('') }
}
