import { varietyFor } from './variety.ts'

export interface Look {
  readonly skin: { readonly base: string; readonly shade: string }
  readonly hair: string
  readonly eyes: string
  readonly shirt: { readonly base: string; readonly shade: string }
  readonly longHair: boolean
}

/** The holder's appearance: equal on the certificate and in the holding picture. */
export function lookOf(person: string): Look {
  const variety = varietyFor(`look of ${person}`)
  return {
    skin: variety.pick([
      { base: '#f3cfae', shade: '#dfae87' },
      { base: '#e8b98f', shade: '#cf976b' },
      { base: '#f6d8bf', shade: '#e5b797' },
      { base: '#c98f64', shade: '#ab7349' },
      { base: '#8f5f40', shade: '#75492e' },
    ]),
    hair: variety.pick(['#2a211d', '#1c1a1f', '#4a3122', '#5c4033', '#33302f']),
    eyes: variety.pick(['#4b3425', '#33261e', '#3f5a52', '#4d5d73']),
    shirt: variety.pick([
      { base: '#2f6f8f', shade: '#25586f' },
      { base: '#4b5a8c', shade: '#3b476f' },
      { base: '#8c4a4f', shade: '#70393e' },
      { base: '#3f7a5c', shade: '#316048' },
      { base: '#6a5a86', shade: '#54476b' },
    ]),
    longHair: variety.pick([true, false]),
  }
}

const eye = (x: number, colour: string): string => `
  <ellipse cx="${x}" cy="-4" rx="19" ry="11.5" fill="#fdfbf8"/>
  <circle cx="${x}" cy="-4" r="10" fill="${colour}"/>
  <circle cx="${x}" cy="-4" r="4.6" fill="#14100e"/>
  <circle cx="${x + 3.4}" cy="-7.6" r="2.6" fill="#ffffff"/>
  <path d="M${x - 21} -6Q${x} -23 ${x + 21} -6" fill="none" stroke="#2b211c" stroke-width="4" stroke-linecap="round"/>`

const longHairBehind =
  'M-112 10C-124 -150 124 -150 112 10C118 90 122 150 108 196H-108C-122 150 -118 90 -112 10Z'
const shortHairBehind = 'M-97 -8C-112 -150 112 -150 97 -8Z'

function head({ skin, hair, eyes }: Look): string {
  return `
  <path d="M-42 70V160C-42 196 42 196 42 160V70Z" fill="${skin.shade}"/>
  <ellipse cx="-94" cy="8" rx="15" ry="25" fill="${skin.shade}"/>
  <ellipse cx="94" cy="8" rx="15" ry="25" fill="${skin.shade}"/>
  <path d="M-93 -28C-93 -146 93 -146 93 -28C95 50 62 114 0 114C-62 114 -95 50 -93 -28Z" fill="${skin.base}"/>
  <path d="M-96 -8C-108 -100 -66 -142 4 -140C76 -140 108 -96 96 -8C92 -34 86 -52 74 -66C40 -60 -4 -70 -34 -92C-48 -66 -84 -52 -96 -8Z" fill="${hair}"/>
  <path d="M-20 -124C14 -132 48 -124 66 -104" fill="none" stroke="#ffffff" stroke-opacity="0.16" stroke-width="7" stroke-linecap="round"/>
  <path d="M-64 -31Q-42 -44 -20 -33M20 -33Q42 -44 64 -31" fill="none" stroke="${hair}" stroke-width="7.5" stroke-linecap="round"/>
  ${eye(-41, eyes)}${eye(41, eyes)}
  <path d="M-3 -2C-5 18 -15 32 -11 38Q0 46 12 38" fill="none" stroke="${skin.shade}" stroke-width="5" stroke-linecap="round"/>
  <ellipse cx="-56" cy="40" rx="20" ry="12" fill="#d9694f" fill-opacity="0.14"/>
  <ellipse cx="56" cy="40" rx="20" ry="12" fill="#d9694f" fill-opacity="0.14"/>
  <path d="M-31 68Q0 76 31 68Q18 90 0 90Q-18 90 -31 68Z" fill="#b0564d"/>
  <path d="M-31 68Q0 80 31 68" fill="none" stroke="#8d423c" stroke-width="3" stroke-linecap="round"/>`
}

function shoulders({ shirt, skin }: Look): string {
  return `
  <path d="M-205 330C-205 200 -120 182 -44 158L0 200L44 158C120 182 205 200 205 330Z" fill="${shirt.base}"/>
  <path d="M-44 158L0 214L44 158L30 152C20 178 -20 178 -30 152Z" fill="${skin.shade}"/>
  <path d="M-44 158L-4 212L-40 236L-66 168ZM44 158L4 212L40 236L66 168Z" fill="${shirt.shade}"/>`
}

/**
 * A bust, bare-headed and full-face: the middle of the face at 0, 0, the crown at -140, the chin at 114, the lower edge
 * at 330.
 */
export function drawBust(look: Look): string {
  const hairBehind = look.longHair ? longHairBehind : shortHairBehind
  return `<path d="${hairBehind}" fill="${look.hair}"/>${shoulders(look)}${head(look)}`
}
