interface Shadow {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius: number
  readonly fill: string
  /** In the middle. */
  readonly opacity: number
}

const layers = 14
/** The distance between the first layer and the last. */
const softness = 56

/**
 * The shadow of a card. A blurring filter would take five sixths of the time of a drawing: these are rectangles, each inside the one
 * before, whose opacities add up.
 */
export function drawSoftShadow({ x, y, width, height, radius, fill, opacity }: Shadow): string {
  const each = (1 - (1 - opacity) ** (1 / layers)).toFixed(4)
  const rects = Array.from({ length: layers }, (_, layer) => {
    const inset = softness * (layer / (layers - 1) - 0.5)
    return `<rect x="${(x + inset).toFixed(1)}" y="${(y + inset).toFixed(1)}" width="${(width - 2 * inset).toFixed(1)}" height="${(height - 2 * inset).toFixed(1)}" rx="${Math.max(radius - inset, 0).toFixed(1)}"/>`
  })
  return `<g fill="${fill}" fill-opacity="${each}">${rects.join('')}</g>`
}
