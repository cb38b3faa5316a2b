import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNull, type PDFObject, PDFString } from '@cantoo/pdf-lib'
import type { PdfObjects } from './objects.ts'

const names = (...texts: readonly string[]): ReadonlySet<PDFObject> =>
  new Set(texts.map(text => PDFName.of(text)))

/** Keys that lead to a program, a file or a form's own program. */
const activeKeys = names(
  ...['JS', 'JavaScript', 'EF', 'EmbeddedFile', 'EmbeddedFiles', 'XFA', 'OPI', '3DD'],
  ...['RichMediaContent', 'RichMediaSettings'],
)

/** What a dictionary does or is by the value of a key: actions, annotations and other objects. */
const activeValues: ReadonlyMap<PDFName, ReadonlySet<PDFObject>> = new Map([
  [
    PDFName.of('S'),
    names(
      ...['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToR', 'GoToE', 'Thread'],
      ...['RichMediaExecute', 'GoTo3DView', 'Movie', 'Sound', 'Rendition'],
    ),
  ],
  [
    PDFName.of('Subtype'),
    names('FileAttachment', 'RichMedia', '3D', 'U3D', 'PRC', 'Movie', 'Sound', 'Screen', 'PS'),
  ],
  [PDFName.of('Type'), names('EmbeddedFile', 'Filespec', 'Rendition', 'Sound', '3D', 'RichMedia')],
])

const destinations = [PDFArray, PDFString, PDFHexString, PDFName]
const goTo = PDFName.of('GoTo')

const isActive = (dictionary: PDFDict, { meanings }: PdfObjects): boolean =>
  dictionary.entries().some(([key, value]) => {
    if (value === PDFNull) return false
    if (activeKeys.has(key)) return true
    return meanings(value).some(meaning => activeValues.get(key)?.has(meaning))
  })

/** Whether an action, or one that follows it, does anything but turn to a page of the same document. */
function doesMoreThanTurn(action: PDFObject | undefined, { meanings }: PdfObjects): boolean {
  const pending = new Set(meanings(action))
  for (const each of pending) {
    if (each === PDFNull) continue
    if (!(each instanceof PDFDict)) return true
    if (!meanings(each.get(PDFName.of('S'))).every(kind => kind === goTo)) return true
    if (!each.has(PDFName.of('S'))) return true
    for (const next of meanings(each.get(PDFName.of('Next')))) {
      const actions = next instanceof PDFArray ? next.asArray() : [next]
      for (const meaning of actions.flatMap(meanings)) pending.add(meaning)
    }
  }
  return false
}

/** What a reader runs by itself: on opening a document or a page, on closing, printing or touching something. */
function runsByItself(dictionary: PDFDict, objects: PdfObjects): boolean {
  const opening = objects
    .meanings(dictionary.get(PDFName.of('OpenAction')))
    .filter(meaning => !destinations.some(kind => meaning instanceof kind))
  const additional = objects
    .meanings(dictionary.get(PDFName.of('AA')))
    .flatMap(meaning => (meaning instanceof PDFDict ? meaning.values() : []))
  return [...opening, ...additional].some(action => doesMoreThanTurn(action, objects))
}

/** Whether anything in the document could run, play, open, fetch or send something. */
export function hasActiveContent(objects: PdfObjects): boolean {
  const file = PDFName.of('F')
  return (
    objects.streams.some(({ dict }) => dict.has(file)) ||
    objects.dictionaries.some(
      dictionary => isActive(dictionary, objects) || runsByItself(dictionary, objects),
    )
  )
}
