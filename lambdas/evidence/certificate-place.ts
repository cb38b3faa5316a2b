import type { FoundFace } from '../../domain/evidence/document-reading.ts'
import { kindByTitle } from '../../domain/evidence/document-titles.ts'
import type { MachineReadableZone } from '../../domain/evidence/machine-readable-zone.ts'
import type { Place, TextLine } from '../../domain/evidence/text-lines.ts'
import { placeAround } from '../../domain/evidence/zone-lines.ts'

/** Lines of one certificate are at most this far apart, in heights of the smaller line. */
const mostDistance = 3
/** Fewer lines may be anything: a word on a shirt, a sign on a wall. */
const fewestLines = 3
/** The margin of a certificate around its text, in heights of its lines. */
const margin = 1.5
/** The face on a certificate has at most this share of the height of the face of its holder. */
const smallFace = 0.6

function distance(one: Place, other: Place): number {
  const across = Math.max(0, one.x - other.x - other.width, other.x - one.x - one.width)
  const down = Math.max(0, one.y - other.y - other.height, other.y - one.y - one.height)
  return Math.max(across, down)
}

const isNear = (one: Place, other: Place) =>
  distance(one, other) <= mostDistance * Math.min(one.height, other.height)

/** Lines that stand together, directly or by others between them. */
function clustersOf(lines: readonly TextLine[]): TextLine[][] {
  let clusters: TextLine[][] = []
  for (const line of lines) {
    const near = clusters.filter(cluster => cluster.some(({ place }) => isNear(place, line.place)))
    clusters = [...clusters.filter(cluster => !near.includes(cluster)), [line, ...near.flat()]]
  }
  return clusters.toSorted((one, other) => other.length - one.length)
}

function medianHeight(lines: readonly TextLine[]): number {
  const heights = lines.map(({ place }) => place.height).toSorted((one, other) => one - other)
  return heights[Math.floor(heights.length / 2)] ?? 0
}

const hasNumber = ({ text }: TextLine) => /\d{6}/.test(text.replaceAll(/[\s./-]/g, ''))

/** The most likely place of a certificate by its text alone; undefined: no lines stand together. */
export function textOfCertificate(lines: readonly TextLine[]): readonly TextLine[] {
  const clusters = clustersOf(lines)
  return clusters.find(cluster => cluster.some(hasNumber)) ?? clusters[0] ?? []
}

const within = (place: Place, outer: Place) => {
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2]
  return x > outer.x && x < outer.x + outer.width && y > outer.y && y < outer.y + outer.height
}

const grown = ({ x, y, width, height }: Place, by: number): Place => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

/**
 * The place of the certificate in a picture of its holder: a zone, or lines that stand together and have a number, a
 * title or a face beside them that is smaller than that of the holder. `faces`: the largest first.
 */
export function findCertificate(
  lines: readonly TextLine[],
  zone: MachineReadableZone | undefined,
  faces: readonly FoundFace[],
): Place | undefined {
  const cluster = textOfCertificate(lines)
  const height = medianHeight(cluster)
  if (height === 0) return zone?.place
  const text = placeAround([
    ...cluster.map(({ place }) => place),
    ...(zone === undefined ? [] : [zone.place]),
  ])
  const [holder] = faces
  const ownFaces = faces.filter(
    ({ place }) =>
      holder !== undefined &&
      place.height < smallFace * holder.place.height &&
      (within(place, grown(text, place.width)) || distance(place, text) < place.width),
  )
  const isCertificate =
    zone !== undefined ||
    ownFaces.length > 0 ||
    (cluster.length >= fewestLines && (cluster.some(hasNumber) || kindByTitle(cluster) !== undefined))
  return isCertificate
    ? grown(placeAround([text, ...ownFaces.map(({ place }) => place)]), margin * height)
    : undefined
}
