import {
  black,
  type CertificateDrawing,
  dateForms,
  expiryIn,
  type Page,
  pageHeights,
  portrait,
  sexInChinese,
  type Theme,
} from './card-elements.ts'
import type { Holder } from './holder.ts'
import { drawText } from './printed-text.ts'
import { drawRosette } from './security-printing.ts'
import { varietyFor } from './variety.ts'

const titles = {
  ID_CARD: '居民身份证',
  HK_MACAO_RESIDENCE_PERMIT: '港澳居民居住证',
  TAIWAN_RESIDENCE_PERMIT: '台湾居民居住证',
} as const

export type ChineseCardType = keyof typeof titles

const value = (text: string, x: number, y: number, mostWidth: number, size = 36) =>
  drawText(text, x, y, { size, fill: black, mostWidth })

const addresses = [
  '北京市朝阳区样本路１２号院３号楼４单元５０６室',
  '上海市徐汇区示例东路８８弄６号１２０２室',
  '广东省广州市天河区测试大道西２００号',
  '四川省成都市武侯区演示街道办事处新村三组',
  '浙江省杭州市西湖区文一路样张小区９幢',
] as const

const authorities = [
  '北京市公安局朝阳分局',
  '上海市公安局徐汇分局',
  '广州市公安局天河分局',
  '成都市公安局武侯分局',
] as const

const ethnicities = ['汉', '回', '满', '壮', '藏', '维吾尔'] as const

const addressLength = 12

/** The side with the portrait: GA 461. Residence permits have no ethnicity. */
export function drawChineseFront(drawing: CertificateDrawing, { ink }: Theme): Page {
  const { certificateType, holder, seed } = drawing
  const variety = varietyFor(`card ${seed} ${holder.number}`)
  const [year, month, day] = holder.birthDate.split('-').map(part => String(Number(part)))
  const address = variety.pick(addresses)
  const label = (text: string, x: number, y: number) => drawText(text, x, y, { size: 28, fill: ink })
  const content = [
    label('姓名', 62, 106),
    value(holder.name, 162, 108, 430, 42),
    label('性别', 62, 182),
    value(sexInChinese[holder.sex], 162, 184, 60),
    ...(certificateType === 'ID_CARD'
      ? [label('民族', 278, 182), value(variety.pick(ethnicities), 376, 184, 200)]
      : []),
    label('出生', 62, 258),
    value(year ?? '', 162, 260, 120),
    label('年', 256, 258),
    value(month ?? '', 306, 260, 60),
    label('月', 362, 258),
    value(day ?? '', 412, 260, 60),
    label('日', 468, 258),
    label('住址', 62, 334),
    value(address.slice(0, addressLength), 162, 336, 450),
    value(address.slice(addressLength), 162, 388, 450),
    portrait(drawing, 'none', { x: 648, y: 84, width: 290, height: 366 }),
    label('公民身份号码', 62, 552),
    drawText(holder.number, 312, 556, { size: 46, fill: black, mostWidth: 620, spacing: 0.06 }),
    drawText('样本 SPECIMEN', 938, 606, { size: 20, fill: ink, opacity: 0.7, anchor: 'end' }),
  ]
  return { height: pageHeights.ID_1, content: content.join('') }
}

/** The number of the holder's travel permit, which residence permits print too. */
function permitNumber({ issuingRegion, number }: Holder): string {
  const digits = String(Math.floor(varietyFor(`permit ${number}`).between(1e7, 1e8)))
  return issuingRegion === 'TW' ? digits : `${issuingRegion === 'MO' ? 'M' : 'H'}${digits}`
}

/** The side with the emblem, the authority and the validity. */
export function drawChineseBack(drawing: CertificateDrawing, type: ChineseCardType, { ink }: Theme): Page {
  const { holder, seed } = drawing
  const variety = varietyFor(`back ${seed} ${holder.number}`)
  const label = (text: string, x: number, y: number) => drawText(text, x, y, { size: 28, fill: ink })
  const until = expiryIn(dateForms.chinese, holder, '长期')
  const content = [
    drawRosette(150, 150, 96, '#b23b3b'),
    drawText('样本共和国', 600, 132, { size: 56, fill: black, anchor: 'middle', spacing: 0.12 }),
    drawText(titles[type], 600, 250, {
      size: 76,
      fill: black,
      anchor: 'middle',
      mostWidth: 700,
      spacing: 0.1,
    }),
    ...(type === 'ID_CARD'
      ? []
      : [label('通行证号码', 132, 380), value(permitNumber(holder), 340, 382, 500)]),
    label('签发机关', 132, 460),
    value(variety.pick(authorities), 340, 462, 560),
    label('有效期限', 132, 538),
    value(`${dateForms.chinese(holder.issueDate)}-${until}`, 340, 540, 600),
    drawText('样本 SPECIMEN', 938, 606, { size: 20, fill: ink, opacity: 0.7, anchor: 'end' }),
  ]
  return { height: pageHeights.ID_1, content: content.join('') }
}
