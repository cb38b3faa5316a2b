import type { Schemas } from '@realname/client'
import type { PageMark, Spot } from '../viewer/viewer-state.ts'

export type ReviewEvidence = Schemas['ReviewEvidence']
type FilePlace = Schemas['FilePlace']
type ReviewFile = Pick<Schemas['ReviewFile'], 'documentId' | 'pages'>

/** Where a place is in the viewer; undefined if its file is not among the files of the review. */
export function spotOf(files: readonly ReviewFile[], place: FilePlace, name: string): Spot | undefined {
  const { documentId, page, x, y, width, height } = place
  const file = files.findIndex(each => each.documentId === documentId)
  if (files[file]?.pages[page] === undefined) return undefined
  return { file, page, at: { name, place: { x, y, width, height } } }
}

/** The names of marks in the language of the page. */
interface MarkNames {
  readonly face: string
  readonly certificate: string
}

/** Faces, and the certificate in the photo of the holder. */
export function marksOf(
  files: readonly ReviewFile[],
  { faces, certificateInHoldingPhoto }: ReviewEvidence,
  names: MarkNames,
): PageMark[] {
  const mark = (place: FilePlace, name: string, kind: PageMark['kind']): PageMark[] => {
    const spot = spotOf(files, place, name)
    return spot?.at === undefined ? [] : [{ ...spot.at, kind, file: spot.file, page: spot.page }]
  }
  return [
    ...(certificateInHoldingPhoto === undefined
      ? []
      : mark(certificateInHoldingPhoto, names.certificate, 'CERTIFICATE')),
    ...faces.flatMap(face => mark(face, names.face, 'FACE')),
  ]
}
