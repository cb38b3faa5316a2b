import { type CertificateDrawing, lookOfHolder } from './card-elements.ts'
import { drawCard } from './certificate-drawing.ts'
import { drawBust, type Look } from './person-drawing.ts'
import { drawText } from './printed-text.ts'
import { varietyFor } from './variety.ts'

/** The left arm; the right arm is its mirror image. */
const arm = ({ skin, shirt }: Look): string => `
  <path d="M218 870C176 950 150 1016 160 1070C170 1122 214 1106 236 1004" fill="none" stroke="${skin.base}" stroke-width="88" stroke-linecap="round"/>
  <path d="M340 700C262 722 222 764 188 820C152 874 126 916 113 956L236 982C244 936 262 892 292 846L340 800Z" fill="${shirt.base}"/>
  <path d="M113 956L236 982" stroke="${shirt.shade}" stroke-width="9"/>
  <path d="M292 846C262 892 244 936 236 982" fill="none" stroke="${shirt.shade}" stroke-width="5"/>`

const fingersBehind = ({ skin }: Look): string =>
  `<path transform="translate(-36)" d="M262 936C262 890 296 880 322 886L330 1010C300 1050 258 1030 262 936Z" fill="${skin.shade}"/>`

const thumb = ({ skin }: Look): string => `<g transform="translate(-36)">
  <path d="M246 1010C232 960 252 930 286 938L326 950C348 958 344 984 320 982L296 980C300 1016 276 1046 246 1010Z" fill="${skin.base}"/>
  <path d="M322 958Q334 962 332 972" fill="none" stroke="#ffffff" stroke-opacity="0.55" stroke-width="5" stroke-linecap="round"/>
  <path d="M262 1000Q282 992 296 980" fill="none" stroke="${skin.shade}" stroke-width="4" stroke-linecap="round"/></g>`

const onBothSides = (drawing: string): string =>
  `${drawing}<g transform="translate(1080 0) scale(-1 1)">${drawing}</g>`

/** The holder, bare-headed, with face and arms visible, holding the certificate's front towards the camera. */
export async function drawHolding(drawing: CertificateDrawing): Promise<string> {
  const look = lookOfHolder(drawing)
  const hue = Math.round(varietyFor(`wall ${drawing.seed} ${drawing.holder.name}`).between(20, 220))
  const card = await drawCard(drawing)
  const height = card.height * 0.544
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1320" viewBox="0 0 1080 1320">
    <defs><radialGradient id="wall" cy="0.35" r="0.8"><stop stop-color="hsl(${hue},18%,93%)"/><stop offset="1" stop-color="hsl(${hue},16%,74%)"/></radialGradient></defs>
    <rect width="1080" height="1320" fill="url(#wall)"/>
    <path d="M236 1320L250 820C300 740 420 716 470 690H610C660 716 780 740 830 820L844 1320Z" fill="${look.shirt.base}"/>
    <g transform="translate(540 372) scale(1.72)">${drawBust(look)}</g>
    ${onBothSides(arm(look))}
    ${onBothSides(fingersBehind(look))}
    <rect x="273" y="806" width="540" height="${height}" rx="19" fill="#10151c" fill-opacity="0.28"/>
    <g transform="translate(268 796) scale(0.544)">${card.svg}</g>
    ${onBothSides(thumb(look))}
    <rect y="1256" width="1080" height="64" fill="#1c2430" fill-opacity="0.82"/>
    ${drawText('SPECIMEN - DRAWN, NOT A PHOTO', 540, 1300, { size: 32, fill: '#ffffff', anchor: 'middle' })}
  </svg>`
}
