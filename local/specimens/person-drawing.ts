import type { Sex } from './holder.ts'
import { varietyFor } from './variety.ts'

export interface Look {
  readonly skin: {
    readonly light: string
    readonly base: string
    readonly shade: string
    readonly deep: string
  }
  readonly hair: { readonly base: string; readonly light: string }
  readonly eyes: string
  readonly shirt: { readonly base: string; readonly shade: string }
  readonly longHair: boolean
  /** Widths of the face, the eyes' distance and the nose, around 1. */
  readonly width: number
  readonly eyeDistance: number
}

/** The holder's appearance: equal on the certificate and in the holding picture. */
export function lookOf(person: string, sex: Sex): Look {
  const variety = varietyFor(`look of ${person}`)
  return {
    skin: variety.pick([
      { light: '#fbe0c6', base: '#f0c8a4', shade: '#d9a57e', deep: '#b07a56' },
      { light: '#f3cfa9', base: '#e3b489', shade: '#c79063', deep: '#9c6842' },
      { light: '#fde7d4', base: '#f5d5ba', shade: '#deb090', deep: '#b98566' },
      { light: '#dca97f', base: '#c58e64', shade: '#a47048', deep: '#7c5030' },
      { light: '#b5835e', base: '#966647', shade: '#774c32', deep: '#553421' },
    ]),
    hair: variety.pick([
      { base: '#2a211d', light: '#574840' },
      { base: '#1c1a1f', light: '#454250' },
      { base: '#4a3122', light: '#7d5a44' },
      { base: '#33302f', light: '#65605e' },
    ]),
    eyes: variety.pick(['#4b3425', '#33261e', '#3f5a52', '#4d5d73']),
    shirt: variety.pick([
      { base: '#2f6f8f', shade: '#25586f' },
      { base: '#4b5a8c', shade: '#3b476f' },
      { base: '#8c4a4f', shade: '#70393e' },
      { base: '#3f7a5c', shade: '#316048' },
      { base: '#6a5a86', shade: '#54476b' },
    ]),
    longHair: sex === 'F' || (sex === 'X' && variety.pick([true, false])),
    width: variety.between(0.9, 1),
    eyeDistance: variety.between(0.92, 1.06),
  }
}

/** Light comes from the upper left. */
const gradients = ({ skin, hair, shirt }: Look): string => `<defs>
  <radialGradient id="skin" cx="0.42" cy="0.36" r="0.72"><stop stop-color="${skin.light}"/><stop offset="0.55" stop-color="${skin.base}"/><stop offset="1" stop-color="${skin.shade}"/></radialGradient>
  <linearGradient id="neck" x2="0" y2="1"><stop stop-color="${skin.deep}"/><stop offset="0.6" stop-color="${skin.shade}"/><stop offset="1" stop-color="${skin.base}"/></linearGradient>
  <linearGradient id="hair" x2="0.7" y2="1"><stop stop-color="${hair.light}"/><stop offset="0.5" stop-color="${hair.base}"/></linearGradient>
  <linearGradient id="shirt" x2="0.6" y2="1"><stop stop-color="${shirt.base}"/><stop offset="1" stop-color="${shirt.shade}"/></linearGradient>
  <radialGradient id="socket"><stop stop-color="${skin.deep}" stop-opacity="0.55"/><stop offset="1" stop-color="${skin.deep}" stop-opacity="0"/></radialGradient>
  <radialGradient id="cheek"><stop stop-color="#cf6a52" stop-opacity="0.22"/><stop offset="1" stop-color="#cf6a52" stop-opacity="0"/></radialGradient>
  <linearGradient id="lips" x2="0" y2="1"><stop stop-color="#9c4a45"/><stop offset="1" stop-color="#c5736a"/></linearGradient>
  <filter id="blend" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="5"/></filter>
</defs>`

const eye = (x: number, look: Look): string => `
  <ellipse cx="${x}" cy="-6" rx="34" ry="25" fill="url(#socket)"/>
  <path d="M${x - 22} -3Q${x} -20 ${x + 22} -3Q${x} 10 ${x - 22} -3Z" fill="#f4efe9"/>
  <circle cx="${x}" cy="-5" r="9" fill="${look.eyes}"/>
  <circle cx="${x}" cy="-5" r="4.4" fill="#100c0a"/>
  <circle cx="${x - 3}" cy="-8.4" r="2.4" fill="#ffffff" fill-opacity="0.9"/>
  <path d="M${x - 24} -2Q${x - 2} -22 ${x + 24} -3" fill="none" stroke="#2b1d17" stroke-width="4.4" stroke-linecap="round"/>
  <path d="M${x - 18} 2Q${x} 12 ${x + 19} 1" fill="none" stroke="${look.skin.deep}" stroke-opacity="0.7" stroke-width="2"/>
  <path d="M${x - 23} -15Q${x} -29 ${x + 23} -14" fill="none" stroke="${look.skin.deep}" stroke-opacity="0.6" stroke-width="2.4"/>`

const nose = ({ skin }: Look): string => `
  <path d="M8 -18C12 8 20 26 22 36Q14 50 0 48L10 34Q12 8 8 -18Z" fill="${skin.deep}" fill-opacity="0.42" filter="url(#blend)"/>
  <path d="M-4 -12Q-8 20 -5 34" fill="none" stroke="${skin.light}" stroke-opacity="0.9" stroke-width="9" stroke-linecap="round" filter="url(#blend)"/>
  <path d="M-21 36Q-22 46 -12 45Q0 52 12 45Q22 46 21 36" fill="none" stroke="${skin.deep}" stroke-width="3.4" stroke-linecap="round"/>
  <ellipse cx="-9" cy="43" rx="5" ry="2.8" fill="#3a211a" fill-opacity="0.75"/>
  <ellipse cx="9" cy="43" rx="5" ry="2.8" fill="#3a211a" fill-opacity="0.75"/>`

const mouth = ({ skin }: Look): string => `
  <path d="M-34 74Q-16 66 -6 69Q0 72 6 69Q16 66 34 74Q16 92 0 92Q-16 92 -34 74Z" fill="url(#lips)"/>
  <path d="M-35 74Q-14 78 0 76Q14 78 35 74" fill="none" stroke="#5d2523" stroke-width="3.2" stroke-linecap="round"/>
  <path d="M-18 98Q0 106 18 98" fill="none" stroke="${skin.deep}" stroke-opacity="0.55" stroke-width="6" filter="url(#blend)"/>`

const longHairBehind =
  'M-112 10C-124 -150 124 -150 112 10C118 90 122 150 108 196H-108C-122 150 -118 90 -112 10Z'
const shortHairBehind = 'M-97 -8C-112 -150 112 -150 97 -8Z'

function head(look: Look): string {
  const { skin, hair, eyeDistance } = look
  const apart = 41 * eyeDistance
  return `
  <path d="M-46 70V160C-46 196 46 196 46 160V70Z" fill="url(#neck)"/>
  <ellipse cx="-94" cy="8" rx="14" ry="25" fill="${skin.shade}"/>
  <ellipse cx="94" cy="8" rx="14" ry="25" fill="${skin.deep}"/>
  <path d="M-93 -28C-93 -146 93 -146 93 -28C95 46 62 116 0 116C-62 116 -95 46 -93 -28Z" fill="url(#skin)"/>
  <path d="M70 -60C92 -10 88 60 20 112C72 104 96 40 92 -28Z" fill="${skin.deep}" fill-opacity="0.32" filter="url(#blend)"/>
  <ellipse cx="-52" cy="44" rx="32" ry="22" fill="url(#cheek)"/>
  <ellipse cx="52" cy="44" rx="32" ry="22" fill="url(#cheek)"/>
  <path d="M-96 -8C-108 -100 -66 -142 4 -140C76 -140 108 -96 96 -8C92 -34 86 -52 74 -66C40 -60 -4 -70 -34 -92C-48 -66 -84 -52 -96 -8Z" fill="url(#hair)"/>
  <path d="M-88 -44C-78 -62 -50 -70 -34 -86C-4 -64 40 -54 74 -60" fill="none" stroke="${skin.deep}" stroke-opacity="0.5" stroke-width="9" filter="url(#blend)"/>
  <path d="M${-apart - 27} -30Q${-apart - 2} -46 ${-apart + 24} -33Q${-apart} -39 ${-apart - 27} -30ZM${apart - 24} -33Q${apart + 2} -46 ${apart + 27} -30Q${apart} -39 ${apart - 24} -33Z" fill="${hair.base}" stroke="${hair.base}" stroke-width="3.6" stroke-linejoin="round"/>
  ${eye(-apart, look)}${eye(apart, look)}
  ${nose(look)}
  ${mouth(look)}`
}

function shoulders({ shirt, skin }: Look): string {
  return `
  <path d="M-205 330C-205 200 -120 182 -44 158L0 200L44 158C120 182 205 200 205 330Z" fill="url(#shirt)"/>
  <path d="M-44 158L0 214L44 158L30 152C20 178 -20 178 -30 152Z" fill="${skin.shade}"/>
  <path d="M-44 158L-4 212L-40 236L-66 168ZM44 158L4 212L40 236L66 168Z" fill="${shirt.shade}"/>`
}

/**
 * A bust, bare-headed and full-face: the middle of the face at 0, 0, the crown at -140, the chin at 116, the lower edge
 * at 330.
 */
export function drawBust(look: Look): string {
  const hairBehind = look.longHair ? longHairBehind : shortHairBehind
  return `${gradients(look)}<g transform="scale(${look.width.toFixed(3)} 1)"><path d="${hairBehind}" fill="${look.hair.base}"/></g>${shoulders(look)}
  <g transform="scale(${look.width.toFixed(3)} 1)">${head(look)}</g>`
}
