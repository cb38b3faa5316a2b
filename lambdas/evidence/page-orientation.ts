import { type Turn, turns } from '../../domain/evidence/document-reading.ts'
import { type ObliqueBox, rotated } from './oblique-boxes.ts'
import { type Picture, turnedPicture } from './picture.ts'
import type { TextReader } from './text-reader.ts'

/** The boxes by which the turn is judged: the widest, which have most characters. */
const mostSamples = 6
/** A recogniser that is this sure has read upright text. Upside down, it is sure of about half. */
const legible = 0.85
const leastAdvantage = 0.05

const isTall = ({ width, height }: ObliqueBox) => height > 1.5 * width

/** The same box after a quarter turn of the picture's directions: its text runs along the longer side. */
const lying = (box: ObliqueBox): ObliqueBox => ({
  ...box,
  width: box.height,
  height: box.width,
  angle: box.angle - Math.PI / 2,
})

/** How sure the recogniser is of the sample, from 0 to 1; long texts count more. */
async function certainty(
  reader: TextReader,
  picture: Picture,
  boxes: readonly ObliqueBox[],
  isReversed: boolean,
) {
  let [sum, weight] = [0, 0]
  for (const box of boxes) {
    const { text, confidence } = await reader.read(picture, box, { isReversed })
    const length = Math.min(12, Math.max(1, text.length))
    sum += confidence * length
    weight += length
  }
  return weight === 0 ? 0 : sum / weight
}

const byLength = (one: ObliqueBox, other: ObliqueBox) => other.width - one.width

/** Whether the lines of text are read better upside down. */
async function isUpsideDown(reader: TextReader, picture: Picture, boxes: readonly ObliqueBox[]) {
  const samples = boxes.toSorted(byLength).slice(0, mostSamples)
  const upright = await certainty(reader, picture, samples, false)
  if (upright >= legible) return false
  return (await certainty(reader, picture, samples, true)) > upright + leastAdvantage
}

export interface Oriented {
  readonly turn: Turn
  readonly picture: Picture
  readonly boxes: readonly ObliqueBox[]
}

/** The picture turned so that its text is upright, and the boxes of its text. `find` searches a picture for them. */
export async function orientPage(
  reader: TextReader,
  picture: Picture,
  find: (picture: Picture) => Promise<readonly ObliqueBox[]>,
): Promise<Oriented> {
  const boxes = await find(picture)
  const tall = boxes.filter(isTall)
  const lengthOf = (some: readonly ObliqueBox[]) =>
    some.reduce((sum, { width, height }) => sum + Math.max(width, height), 0)
  if (2 * lengthOf(tall) <= lengthOf(boxes)) {
    const isReversed = await isUpsideDown(reader, picture, boxes)
    return isReversed ? turnedBy(2, picture, boxes) : { turn: 0, picture, boxes }
  }
  // Text that lies is read from bottom to top unless that is upside down.
  const isReversed = await isUpsideDown(reader, picture, tall.map(lying))
  const turned = await turnedBy(isReversed ? 3 : 1, picture, boxes)
  // The network is trained with level text and finds it better.
  return { ...turned, boxes: await find(turned.picture) }
}

async function turnedBy(
  quarters: 1 | 2 | 3,
  picture: Picture,
  boxes: readonly ObliqueBox[],
): Promise<Oriented> {
  const turn = turns[quarters]
  const turned = await turnedPicture(picture, turn)
  const moved = boxes.map(box => {
    const centre = rotated(
      { x: box.x - picture.width / 2, y: box.y - picture.height / 2 },
      (quarters * Math.PI) / 2,
    )
    return { ...box, x: centre.x + turned.width / 2, y: centre.y + turned.height / 2 }
  })
  return { turn, picture: turned, boxes: moved }
}
