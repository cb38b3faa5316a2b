import { type InferenceSession, Tensor } from 'onnxruntime-node'
import { convexHull, type ObliqueBox, type Point, smallestBox } from './oblique-boxes.ts'
import { type Picture, scaledPicture } from './picture.ts'

/** The size of the picture that the network gets; its sides are multiples of 32. */
const step = 32
/** As in the models' own settings; red, green and blue are in the order of blue, green and red. */
const mean = [0.485, 0.456, 0.406] as const
const deviation = [0.229, 0.224, 0.225] as const
/** A pixel belongs to text from this probability on, and a region is text from this mean on. */
const pixelThreshold = 0.3
const regionThreshold = 0.55
/** The network marks text smaller than it is: each side moves outwards by this share of area ÷ circumference. */
const unclipRatio = 1.6
const smallestRegion = 3

/** The most regions of a page, the largest first. */
const mostBoxes = 200

function tensorOf({ pixels, width, height }: Picture): Tensor {
  const plane = width * height
  const values = new Float32Array(3 * plane)
  for (let channel = 0; channel < 3; channel++) {
    const scale = 1 / (255 * (deviation[channel] ?? 1))
    const shift = (mean[channel] ?? 0) / (deviation[channel] ?? 1)
    for (let at = 0, from = 2 - channel; at < plane; at++, from += 3) {
      values[channel * plane + at] = (pixels[from] ?? 0) * scale - shift
    }
  }
  return new Tensor('float32', values, [1, 3, height, width])
}

interface Region {
  readonly outline: readonly Point[]
  readonly mean: number
}

/** The connected regions of text. Of each row of a region only the ends are kept: its hull needs no others. */
function regionsOf(probabilities: Float32Array, width: number, height: number): Region[] {
  const isSeen = new Uint8Array(width * height)
  const regions: Region[] = []
  const stack: number[] = []
  for (let start = 0; start < isSeen.length; start++) {
    if (isSeen[start] === 1 || (probabilities[start] ?? 0) < pixelThreshold) continue
    const ends = new Map<number, { left: number; right: number }>()
    let [sum, count] = [0, 0]
    isSeen[start] = 1
    stack.push(start)
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % width
      const y = (at - x) / width
      sum += probabilities[at] ?? 0
      count += 1
      const row = ends.get(y)
      if (row === undefined) ends.set(y, { left: x, right: x })
      else if (x < row.left) row.left = x
      else if (x > row.right) row.right = x
      for (let dy = y === 0 ? 0 : -1; dy <= (y === height - 1 ? 0 : 1); dy++) {
        for (let dx = x === 0 ? 0 : -1; dx <= (x === width - 1 ? 0 : 1); dx++) {
          const next = at + dy * width + dx
          if (isSeen[next] === 1 || (probabilities[next] ?? 0) < pixelThreshold) continue
          isSeen[next] = 1
          stack.push(next)
        }
      }
    }
    if (count < smallestRegion * smallestRegion) continue
    const outline = [...ends].flatMap(([y, { left, right }]) => [
      { x: left, y },
      { x: left, y: y + 1 },
      { x: right + 1, y },
      { x: right + 1, y: y + 1 },
    ])
    regions.push({ outline, mean: sum / count })
  }
  return regions
}

/** The box of a region in its real size. */
function boxOf({ outline }: Region): ObliqueBox | undefined {
  const box = smallestBox(convexHull(outline))
  if (box === undefined || Math.min(box.width, box.height) < smallestRegion) return undefined
  const { width, height } = box
  const growth = (unclipRatio * width * height) / (width + height)
  return { ...box, width: width + growth, height: height + growth }
}

/** Finds lines of text. The boxes are in pixels of the picture; `longSide`: the size at which it is searched. */
export async function findTextBoxes(
  network: InferenceSession,
  picture: Picture,
  longSide: number,
): Promise<ObliqueBox[]> {
  const scale = longSide / Math.max(picture.width, picture.height)
  const sideOf = (side: number) => Math.max(step, Math.round((side * scale) / step) * step)
  const [width, height] = [sideOf(picture.width), sideOf(picture.height)]
  const scaled = await scaledPicture(picture, width, height)
  const [input = '', output = ''] = [network.inputNames[0], network.outputNames[0]]
  const { [output]: map } = await network.run({ [input]: tensorOf(scaled) })
  const [across, down] = [picture.width / width, picture.height / height]
  return regionsOf(map?.data as Float32Array, width, height)
    .filter(region => region.mean >= regionThreshold)
    .flatMap(region => boxOf(region) ?? [])
    .map(box => ({
      ...box,
      x: box.x * across,
      y: box.y * down,
      width: box.width * across,
      height: box.height * down,
    }))
    .toSorted((one, other) => other.width * other.height - one.width * one.height)
    .slice(0, mostBoxes)
}
