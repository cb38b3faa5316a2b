import { type Colour, colourAt, inColour, sceneSize } from './scene.ts'

export const segment = (code: number, data: Uint8Array): Buffer =>
  Buffer.from([0xff, code, (data.length + 2) >> 8, (data.length + 2) & 0xff, ...data])

/** One component: its sampling factor and its value of a colour. */
interface Component {
  readonly across: number
  readonly down: number
  readonly value: (colour: Colour) => number
}

const luma = ([red, green, blue]: Colour): number => 0.299 * red + 0.587 * green + 0.114 * blue
const blueness = (colour: Colour): number => 128 + (colour[2] - luma(colour)) / 1.772
const redness = (colour: Colour): number => 128 + (colour[0] - luma(colour)) / 1.402
const inverted = ([red, green, blue]: Colour): Colour => [255 - red, 255 - green, 255 - blue]

const plain = (value: Component['value']): Component => ({ across: 1, down: 1, value })
const dense = (across: number, down: number): Component => ({ across, down, value: luma })
const chroma = [plain(blueness), plain(redness)]

export const colourModels = {
  '4:4:4': [plain(luma), ...chroma],
  '4:2:2': [dense(2, 1), ...chroma],
  '4:1:1': [dense(4, 1), ...chroma],
  rgb: [plain(([red]) => red), plain(([, green]) => green), plain(([, , blue]) => blue)],
  /** Ink as it is printed: 0 is no ink. */
  cmyk: [...[0, 1, 2].map(at => plain(colour => inverted(colour)[at] ?? 0)), plain(() => 0)],
  /** As Adobe stores it: 255 is no ink. */
  adobeCmyk: [...[0, 1, 2].map(at => plain(colour => colour[at] ?? 0)), plain(() => 255)],
  /** The same, with three of the inks converted to luma and chroma. */
  adobeYcck: [
    ...[luma, blueness, redness].map(value => plain(colour => value(inverted(colour)))),
    plain(() => 255),
  ],
} satisfies Record<string, readonly Component[]>

interface JpegOptions {
  readonly model?: readonly Component[]
  readonly width?: number
  readonly height?: number
  /** Start of frame: baseline, unless another is given. */
  readonly frame?: number
  /** Blocks between restart markers. */
  readonly restart?: number
  /** One scan for each component instead of one for all. Only the given number of scans is written. */
  readonly scans?: number
  /** Segments before all others. */
  readonly before?: readonly Uint8Array[]
}

/** Bits as entropy-coded data, with a zero byte after every 0xff. */
function bitWriter(): {
  write: (bits: number, count: number) => void
  mark: (code: number) => void
  bytes: number[]
} {
  const bytes: number[] = []
  let pending = 0
  let held = 0
  const write = (bits: number, count: number): void => {
    for (let at = count - 1; at >= 0; at--) {
      pending = (pending << 1) | ((bits >> at) & 1)
      held += 1
      if (held < 8) continue
      bytes.push(pending)
      if (pending === 0xff) bytes.push(0)
      pending = 0
      held = 0
    }
  }
  const mark = (code: number): void => {
    if (held > 0) write(0xff, 8 - held)
    bytes.push(0xff, code)
  }
  return { write, mark, bytes }
}

/** Every block is flat: with a quantiser of 8, its DC coefficient is its value and its only coefficient. */
const quantiser = segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 8)]))
/** Nine codes of four bits for the sizes of DC differences; one of one bit for "no more coefficients". */
const huffmanTables = [
  segment(0xc4, Buffer.from([0x00, 0, 0, 0, 9, ...Array(12).fill(0), 0, 1, 2, 3, 4, 5, 6, 7, 8])),
  segment(0xc4, Buffer.from([0x10, 1, ...Array(15).fill(0), 0])),
]

function writeBlock(write: (bits: number, count: number) => void, difference: number): void {
  const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1
  write(size, 4)
  write(difference > 0 ? difference : difference + 2 ** size - 1, size)
  write(0, 1)
}

/**
 * Writes JPEGs of the scene that no library here can write: any colour model, sampling, restarts and scans.
 * Sizes are multiples of 32, so that every block is complete.
 */
export function writeJpeg(options: JpegOptions = {}): Buffer {
  const { model = colourModels['4:4:4'], width = sceneSize.width, height = sceneSize.height } = options
  const { frame = 0xc0, restart = 0, scans = 0, before = [] } = options
  const densest = {
    across: Math.max(...model.map(({ across }) => across)),
    down: Math.max(...model.map(({ down }) => down)),
  }

  const scan = (components: readonly number[]): Buffer => {
    const { write, mark, bytes } = bitWriter()
    const alone = components.length === 1
    const predicted = model.map(() => 0)
    const block = (component: number, column: number, row: number): void => {
      const { across, down, value } = model[component] as Component
      const x = ((column + 0.5) * 8 * densest.across) / across
      const y = ((row + 0.5) * 8 * densest.down) / down
      const level = Math.round(value(colourAt(inColour, x, y, { width, height }))) - 128
      writeBlock(write, level - (predicted[component] ?? 0))
      predicted[component] = level
    }
    const [first = 0] = components
    const spacing = alone
      ? {
          across: densest.across / (model[first]?.across ?? 1),
          down: densest.down / (model[first]?.down ?? 1),
        }
      : densest
    const [columns, rows] = [width / 8 / spacing.across, height / 8 / spacing.down]
    for (let unit = 0; unit < columns * rows; unit++) {
      if (restart > 0 && unit > 0 && unit % restart === 0) {
        mark(0xd0 + ((unit / restart - 1) % 8))
        predicted.fill(0)
      }
      const [column, row] = [unit % columns, Math.floor(unit / columns)]
      for (const component of components) {
        const { across, down } = alone ? { across: 1, down: 1 } : (model[component] as Component)
        for (let at = 0; at < across * down; at++) {
          block(component, column * across + (at % across), row * down + Math.floor(at / across))
        }
      }
    }
    mark(0)
    const header = [components.length, ...components.flatMap(component => [component + 1, 0]), 0, 63, 0]
    return Buffer.concat([segment(0xda, Buffer.from(header)), Buffer.from(bytes.slice(0, -2))])
  }

  const sizes = [height >> 8, height & 0xff, width >> 8, width & 0xff]
  const described = model.flatMap(({ across, down }, at) => [at + 1, (across << 4) | down, 0])
  const all = model.map((_, at) => at)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...before,
    quantiser,
    segment(frame, Buffer.from([8, ...sizes, model.length, ...described])),
    ...huffmanTables,
    ...(restart > 0 ? [segment(0xdd, Buffer.from([restart >> 8, restart & 0xff]))] : []),
    ...(scans > 0 ? all.slice(0, scans).map(component => scan([component])) : [scan(all)]),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** Adobe's segment: version 100 and the transform of the components. */
export const adobe = (transform: number): Buffer =>
  segment(0xee, Buffer.from([...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, transform]))
