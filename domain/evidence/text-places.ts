import type { Place, TextLine } from './text-lines.ts'

/** The place of characters `from` to `to` (exclusive) of a line: a part of its width. */
export function placeWithin({ text, place }: TextLine, from: number, to: number): Place {
  const share = place.width / Math.max(1, text.length)
  return { ...place, x: place.x + from * share, width: Math.max(0, to - from) * share }
}

const middleOf = ({ y, height }: Place) => y + height / 2

const isOnRow = (place: Place, other: Place) =>
  Math.abs(middleOf(place) - middleOf(other)) < 0.6 * Math.min(place.height, other.height)

/** Lines side by side, from left to right; rows from top to bottom. */
export function textRows(lines: readonly TextLine[]): TextLine[][] {
  const rows: TextLine[][] = []
  for (const line of lines.toSorted((one, other) => middleOf(one.place) - middleOf(other.place))) {
    const row = rows.find(each => each.every(({ place }) => isOnRow(place, line.place)))
    if (row === undefined) rows.push([line])
    else row.push(line)
  }
  return rows.map(row => row.toSorted((one, other) => one.place.x - other.place.x))
}

/** The next line to the right on the same row. */
export function rightOf(line: TextLine, lines: readonly TextLine[]): TextLine | undefined {
  const end = line.place.x + line.place.width
  return lines
    .filter(other => other !== line && isOnRow(line.place, other.place))
    .filter(({ place }) => place.x > end - 0.2 * line.place.width && place.x > line.place.x)
    .toSorted((one, other) => one.place.x - other.place.x)[0]
}

/** The nearest line below that begins near the beginning of this one. */
export function below(line: TextLine, lines: readonly TextLine[]): TextLine | undefined {
  const { place } = line
  return lines
    .filter(other => {
      const distance = middleOf(other.place) - middleOf(place)
      const isNear =
        distance > 0.5 * place.height && distance < 3.5 * Math.max(place.height, other.place.height)
      const overlap =
        Math.min(place.x + place.width, other.place.x + other.place.width) - Math.max(place.x, other.place.x)
      return isNear && overlap > 0
    })
    .toSorted((one, other) => one.place.y - other.place.y)[0]
}
