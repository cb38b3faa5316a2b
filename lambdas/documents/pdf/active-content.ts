import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNull, type PDFObject, PDFString } from '@cantoo/pdf-lib'
import type { PdfObjects } from './objects.ts'

const names = (...texts: readonly string[]): ReadonlySet<PDFObject> =>
  new Set(texts.map(text => PDFName.of(text)))

/** Keys of programs, files and form scripts. */
const activeKeys = names(
  ...['JS', 'JavaScript', 'EF', 'EmbeddedFile', 'EmbeddedFiles', 'XFA', 'OPI', '3DD'],
  ...['RichMediaContent', 'RichMediaSettings'],
)

/** Values of keys that make a dictionary active: actions, annotations and other objects. */
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
  [PDFName.of('Subtype2'), names('PS')],
  [PDFName.of('Type'), names('EmbeddedFile', 'Filespec', 'Rendition', 'Sound', '3D', 'RichMedia')],
])

const destinations = [PDFArray, PDFString, PDFHexString, PDFName]
const goTo = PDFName.of('GoTo')
const namedAction = PDFName.of('Named')
/** The named actions of the standard (ISO 32000-2, 12.6.4.12), and the print dialog. */
const harmlessNames = names('NextPage', 'PrevPage', 'FirstPage', 'LastPage', 'Print')

/** Keys of name trees that writers leave empty. */
const nameTreeKeys = names('JavaScript', 'EmbeddedFiles')
const branchKeys = names('Names', 'Kids', 'Limits')
const deepestTree = 8

/** Whether a name tree has no entry: no names, and only empty branches. */
function isEmptyTree(tree: PDFObject, objects: PdfObjects, depth = 0): boolean {
  if (tree === PDFNull) return true
  if (!(tree instanceof PDFDict) || depth > deepestTree) return false
  if (!tree.keys().every(key => branchKeys.has(key))) return false
  const isEmpty = (list: PDFObject): boolean =>
    list === PDFNull || (list instanceof PDFArray && list.size() === 0)
  if (!objects.meanings(tree.get(PDFName.of('Names'))).every(isEmpty)) return false
  return objects.meanings(tree.get(PDFName.of('Kids'))).every(
    kids =>
      isEmpty(kids) ||
      (kids instanceof PDFArray &&
        kids
          .asArray()
          .flatMap(objects.meanings)
          .every(kid => isEmptyTree(kid, objects, depth + 1))),
  )
}

const isActive = (dictionary: PDFDict, objects: PdfObjects): boolean =>
  dictionary.entries().some(([key, value]) => {
    if (value === PDFNull) return false
    const meanings = objects.meanings(value)
    if (nameTreeKeys.has(key) && meanings.length > 0)
      return !meanings.every(tree => isEmptyTree(tree, objects))
    if (activeKeys.has(key)) return true
    return meanings.some(meaning => activeValues.get(key)?.has(meaning))
  })

/** Whether the action goes to a page of the same document or opens the print dialog. */
function isHarmless(action: PDFDict, { meanings }: PdfObjects): boolean {
  const kinds = meanings(action.get(PDFName.of('S')))
  const actionNames = meanings(action.get(PDFName.of('N')))
  const isHarmlessName = actionNames.length > 0 && actionNames.every(name => harmlessNames.has(name))
  return kinds.length > 0 && kinds.every(kind => kind === goTo || (kind === namedAction && isHarmlessName))
}

/** Whether an action or one of its successors is not harmless. */
function isHarmful(action: PDFObject | undefined, objects: PdfObjects): boolean {
  const { meanings } = objects
  const pending = new Set(meanings(action))
  for (const each of pending) {
    if (each === PDFNull) continue
    if (!(each instanceof PDFDict) || !isHarmless(each, objects)) return true
    for (const next of meanings(each.get(PDFName.of('Next')))) {
      const actions = next instanceof PDFArray ? next.asArray() : [next]
      for (const meaning of actions.flatMap(meanings)) pending.add(meaning)
    }
  }
  return false
}

/**
 * Whether a reader runs an action automatically: when a document or page is opened, closed or printed, or an annotation
 * is touched.
 */
function isAutomatic(dictionary: PDFDict, objects: PdfObjects): boolean {
  const opening = objects
    .meanings(dictionary.get(PDFName.of('OpenAction')))
    .filter(meaning => !destinations.some(kind => meaning instanceof kind))
  const additional = objects
    .meanings(dictionary.get(PDFName.of('AA')))
    .flatMap(meaning => (meaning instanceof PDFDict ? meaning.values() : []))
  return [...opening, ...additional].some(action => isHarmful(action, objects))
}

/**
 * Keys that replace a stream's content: by another file (`F`), a page of another file (`Ref`), another picture
 * (`Alternates`), or PostScript for a printer (`PS`).
 */
const foreignContent = ['F', 'Ref', 'Alternates', 'PS'].map(key => PDFName.of(key))

/** Whether the document contains anything that runs, plays, opens, fetches or sends data. */
export function hasActiveContent(objects: PdfObjects): boolean {
  return (
    objects.streams.some(({ dict }) => foreignContent.some(key => dict.has(key))) ||
    objects.dictionaries.some(dictionary => isActive(dictionary, objects) || isAutomatic(dictionary, objects))
  )
}
