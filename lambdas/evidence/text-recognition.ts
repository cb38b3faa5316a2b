import { type InferenceSession, Tensor } from 'onnxruntime-node'
import { zoneCharactersOf } from '../../domain/evidence/zone-characters.ts'
import type { LineCrop } from './line-crops.ts'

/** The height of lines that the network was trained with. */
export const lineHeight = 48

/** The characters that the network knows: class 0 is the blank between characters, the last one is the space. */
export interface Alphabet {
  readonly characters: readonly string[]
  /** For each class its character of a zone, as a position in `zoneAlphabet`; -1: it has none. */
  readonly zoneClasses: Int16Array
}

const zoneAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<'

export function alphabetOf(dictionary: string): Alphabet {
  const characters = ['', ...dictionary.split(/\r?\n/).filter(line => line !== ''), ' ']
  const zoneClasses = Int16Array.from(characters, character => {
    const [first, second] = zoneCharactersOf(character)
    return first === undefined || (second !== undefined && second !== first)
      ? -1
      : zoneAlphabet.indexOf(first)
  })
  return { characters, zoneClasses }
}

/** The probabilities of the classes at each step from left to right. */
export interface LineProbabilities {
  readonly values: Float32Array
  readonly steps: number
  readonly classes: number
}

export async function recogniseLine(network: InferenceSession, crop: LineCrop): Promise<LineProbabilities> {
  const [input = '', output = ''] = [network.inputNames[0], network.outputNames[0]]
  const tensor = new Tensor('float32', crop.values, [1, 3, crop.height, crop.width])
  const { [output]: result } = await network.run({ [input]: tensor })
  const [, steps = 0, classes = 0] = result?.dims ?? []
  return { values: result?.data as Float32Array, steps, classes }
}

export interface Decoded {
  readonly text: string
  /** The mean probability of its characters, from 0 to 1. */
  readonly confidence: number
}

/** The likeliest class of each step, without repetitions and blanks. */
export function decodeLine({ values, steps, classes }: LineProbabilities, alphabet: Alphabet): Decoded {
  let text = ''
  let [sum, count, before] = [0, 0, 0]
  for (let step = 0; step < steps; step++) {
    let [best, most] = [0, 0]
    for (let each = 0; each < classes; each++) {
      const value = values[step * classes + each] ?? 0
      if (value > most) [best, most] = [each, value]
    }
    if (best !== 0 && best !== before) {
      text += alphabet.characters[best] ?? ''
      sum += most
      count += 1
    }
    before = best
  }
  return { text, confidence: count === 0 ? 0 : sum / count }
}

/**
 * The network is trained with shorter lines and misses weak letters of long ones: it gives them up to a half, and the rest
 * to the blank.
 */
const blankShare = 0.45

const beamWidth = 12
const mostReadings = 4

interface Beam {
  readonly text: string
  /** Probabilities that the text ends with a blank, and with its last character. */
  blank: number
  character: number
}

/** The likeliest texts of a line in the alphabet of zones, where a prefix may be reached in several ways (prefix beam search). */
export function decodeZoneLine(line: LineProbabilities, alphabet: Alphabet): string[] {
  let beams: Beam[] = [{ text: '', blank: 1, character: 0 }]
  for (const probabilities of zoneSteps(line, alphabet)) {
    const blank = blankShare * (probabilities.at(-1) ?? 0)
    const next = new Map<string, Beam>()
    const beamOf = (text: string): Beam => {
      const known = next.get(text) ?? { text, blank: 0, character: 0 }
      next.set(text, known)
      return known
    }
    for (const beam of beams) {
      const total = beam.blank + beam.character
      beamOf(beam.text).blank += total * blank
      for (let at = 0; at < zoneAlphabet.length; at++) {
        const probability = probabilities[at] ?? 0
        if (probability < 0.001) continue
        const character = zoneAlphabet[at] ?? ''
        if (beam.text.endsWith(character)) {
          beamOf(beam.text).character += beam.character * probability
          beamOf(beam.text + character).character += beam.blank * probability
        } else {
          beamOf(beam.text + character).character += total * probability
        }
      }
    }
    const best = [...next.values()]
      .toSorted((one, other) => other.blank + other.character - one.blank - one.character)
      .slice(0, beamWidth)
    // Scaled, so that long lines do not underflow.
    const scale = best[0] === undefined ? 1 : best[0].blank + best[0].character
    beams = best.map(({ text, blank: ended, character }) => ({
      text,
      blank: ended / scale,
      character: character / scale,
    }))
  }
  return beams.slice(0, mostReadings).map(({ text }) => text)
}

/** For each step the probabilities of the characters of zones; the last one is that of the blank. */
function* zoneSteps(
  { values, steps, classes }: LineProbabilities,
  { zoneClasses }: Alphabet,
): Generator<Float64Array> {
  for (let step = 0; step < steps; step++) {
    const probabilities = new Float64Array(zoneAlphabet.length + 1)
    for (let each = 0; each < classes; each++) {
      const value = values[step * classes + each] ?? 0
      const at = zoneClasses[each] ?? -1
      if (at >= 0) probabilities[at] = (probabilities[at] ?? 0) + value
      // What is no character of a zone is between characters.
      else probabilities[zoneAlphabet.length] = (probabilities[zoneAlphabet.length] ?? 0) + value
    }
    yield probabilities
  }
}
