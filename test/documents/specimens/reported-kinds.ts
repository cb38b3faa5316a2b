import type { DocumentRefusal } from '../../../domain/documents.ts'
import { badSpecimens, goodSpecimens } from './all.ts'
import type { BadSpecimen, GoodSpecimen } from './specimen.ts'

type Verdict = 'ACCEPTED' | DocumentRefusal

/** Kinds of files that were once misjudged: valid specimens, and similar invalid ones. */
export const reportedKinds: Readonly<Record<string, Readonly<Partial<Record<Verdict, readonly string[]>>>>> =
  {
    'a sequential JPEG whose scan parameters are zero (Ss, Se, Ah and Al)': {
      ACCEPTED: [
        'JPEG with scan parameters of zero, as some phones write',
        'JPEG with scan parameters of zero in a scan for each component',
        'JPEG extended sequential with scan parameters of zero',
        'a PDF with a JPEG whose scan parameters are zero, as some phones write',
      ],
      CORRUPT: [
        'JPEG with scan parameters of zero, cut, with a forged end',
        'JPEG progressive with scan parameters of zero',
        'a PDF with a JPEG whose scan parameters are zero, cut by ten bytes',
        'a PDF with a JPEG whose scan parameters are zero, cut, with a forged end',
      ],
    },
    'fill bytes behind the end of a JPEG, a second end among them': {
      ACCEPTED: [
        'JPEG with zero padding behind it',
        'JPEG with 0xff behind it',
        'JPEG with white space behind it',
        'JPEG with a second end behind it',
        'JPEG with zeros, a second end and 0xff behind it',
      ],
      TRAILING_DATA: ['JPEG with one byte behind it', 'JPEG with HTML behind it'],
    },
    'fill bytes between the segments of a JPEG': {
      ACCEPTED: [
        'JPEG with zeros between its segments',
        'a PDF with a JPEG with fill bytes between its segments',
      ],
      CORRUPT: [
        'JPEG with bytes between its segments',
        'JPEG with zeros between its segments, cut, with a forged end',
      ],
    },
    'a JPEG whose end marker is missing': {
      ACCEPTED: [
        'JPEG without its end',
        'JPEG with half its end',
        'JPEG progressive, without its end',
        'JPEG with restart markers, without its end',
        'a PDF with a JPEG without its end mark',
      ],
      CORRUPT: [
        'JPEG without its last byte of data and its end',
        'JPEG cut in the middle',
        'JPEG progressive, cut between two scans',
        'JPEG without its end, with a page in its place',
        'JPEG progressive, without its end, with a page in its place',
      ],
    },
    'the full resolution of a phone’s camera': {
      ACCEPTED: ['JPEG of 50 megapixels'],
      TOO_MANY_PIXELS: ['JPEG progressive that claims 8200 × 8200 pixels'],
    },
    'fill bytes behind the end of a PNG': {
      ACCEPTED: ['PNG with zeros behind it', 'PNG with 0xff behind it', 'PNG with a line break behind it'],
      TRAILING_DATA: ['PNG with one byte behind it', 'PNG with HTML behind it'],
    },
    'a PNG of 16 bits with a colour profile': {
      ACCEPTED: [
        'PNG in 16-bit colour with an sRGB profile',
        'PNG in 16-bit colour with a Display P3 profile',
        'PNG in 16-bit colour with alpha and a Display P3 profile',
        'PNG in 16-bit grey with a colour profile',
      ],
    },
    'a PDF that an owner password alone restricts': {
      ACCEPTED: [
        'a PDF restricted by an owner password, RC4-40',
        'a PDF restricted by an owner password, RC4-128',
        'a PDF restricted by an owner password, AES-128',
        'a PDF restricted by an owner password, AES-256',
        'a PDF restricted by an owner password, AES-256, in object streams',
        'a PDF encrypted by Acrobat 9',
      ],
      ENCRYPTED: [
        'a PDF with a user password, RC4-40',
        'a PDF with a user password, AES-256',
        'a PDF that is encrypted with a certificate',
      ],
      ACTIVE_CONTENT: ['a PDF restricted by an owner password with JavaScript in an encrypted file'],
    },
    'a PDF after a byte order mark or white space': {
      ACCEPTED: ['a PDF after a byte order mark', 'a PDF after line ends', 'a PDF after a thousand spaces'],
      FORMAT_NOT_SUPPORTED: ['a PDF after a script', 'a PDF after half a byte order mark'],
    },
    'a PDF whose startxref misses': {
      ACCEPTED: [
        'a PDF whose startxref misses by one',
        'a PDF whose startxref points at its beginning',
        'a PDF whose startxref points beyond it',
        'a PDF with an object stream whose startxref misses',
      ],
      CORRUPT: ['a PDF cut in half', 'a PDF without an end mark'],
    },
    'a PDF whose page has an empty box, or none': {
      ACCEPTED: [
        'a PDF with a page cropped to nothing',
        'a PDF with a page of no size',
        'a PDF with a page of no width',
        'a PDF with a page of no height',
        'a PDF with a page whose boxes are null',
      ],
      CORRUPT: ['a PDF with a page box of three numbers', 'a PDF with a page box of names'],
    },
    'a PDF that prints itself, or whose name trees are empty': {
      ACCEPTED: ['a PDF that prints itself', 'a PDF with name trees without an entry'],
      ACTIVE_CONTENT: [
        'a PDF that saves itself',
        'a PDF that prints itself and runs JavaScript',
        'a PDF with JavaScript in a branch of its name tree',
      ],
    },
    'a PDF with a JPEG that is cut': {
      ACCEPTED: ['a PDF with a JPEG followed by zeros'],
      CORRUPT: [
        'a PDF with a JPEG cut in half',
        'a PDF with a JPEG cut by ten bytes',
        'a PDF with a progressive JPEG cut in half',
        'a PDF with a JPEG without data',
      ],
    },
    'a PDF whose compressed image or instructions are cut or damaged': {
      ACCEPTED: [
        'a PDF with an image without the checksum of its data',
        'a PDF with an image whose last row ends early',
        'a PDF with instructions without a checksum',
      ],
      CORRUPT: [
        'a PDF with an image cut in half',
        'a PDF with an image without its last rows',
        'a PDF with an image without data',
        'a PDF with an image damaged in the middle',
        'a PDF with instructions cut in half',
        'a PDF with no instructions at all',
      ],
    },
    'a PDF whose image or instructions are missing': {
      ACCEPTED: ['a PDF with a name for an image that is missing, which nothing draws'],
      CORRUPT: [
        'a PDF with an image that is missing',
        'a PDF with an image under a name that is missing',
        'a PDF with instructions that are missing',
      ],
    },
    'a PDF with Chinese, Japanese or Korean text whose font is not embedded': {
      ACCEPTED: [
        'a PDF in simplified Chinese without its font',
        'a PDF in traditional Chinese without its font',
        'a PDF in Japanese without its font',
        'a PDF in Korean without its font',
      ],
    },
    'a BMP that claims a wrong length': {
      ACCEPTED: [
        'BMP that claims a length of 0',
        'BMP that claims a length of 54',
        'BMP that claims a length of 2147483647',
        'BMP with zeros behind the length it claims',
      ],
      CORRUPT: ['BMP cut, without a length', 'BMP cut, with a length to match'],
      TRAILING_DATA: ['BMP with a ZIP archive behind the length it claims'],
    },
    'a BMP with a header of 52 or 56 bytes': {
      ACCEPTED: [
        'BMP with a header of 52 bytes, in 32 bits with masks',
        'BMP with a header of 52 bytes, in 32 bits with masks, red first',
        'BMP with a header of 52 bytes, in 16 bits with masks',
        'BMP with a header of 56 bytes, in 32 bits with masks and opacity',
      ],
      FORMAT_NOT_SUPPORTED: ['BMP with an unknown header'],
    },
    'a PDF that shows a page of another file (reference XObject)': {
      ACTIVE_CONTENT: [
        'a PDF with a page of another file in a form',
        'a PDF with a page of another file in a form, in an object stream',
      ],
    },
    'a PDF that names a key twice in one dictionary': {
      ACCEPTED: ['a PDF that names a key twice with the same value'],
      CORRUPT: [
        'a PDF with a key twice in an action',
        'a PDF with a key twice in an action, the harmless value first',
        'a PDF with a key twice in an action, in an object stream',
        'a PDF with a key twice once with escapes',
        'a PDF with a key twice in its trailer',
        'a PDF with a key twice in the dictionary of a stream',
      ],
    },
    'a video behind a JPEG, with other bytes in its boxes': {
      ACCEPTED: ['JPEG with a video behind it', 'JPEG with a Samsung motion photo'],
      TRAILING_DATA: [
        'JPEG with a page in a free box of a video behind it',
        'JPEG with a page in a skip box of a video behind it',
        'JPEG with a page in a uuid box of a video behind it',
        'JPEG with a page in a evil box of a video behind it',
      ],
    },
  }

const reportedNames = new Set(Object.values(reportedKinds).flatMap(kind => Object.values(kind).flat()))

/** The specimens of the other tests, which include the reported kinds. */
export const unreported = <Specimen extends GoodSpecimen>(specimens: readonly Specimen[]): Specimen[] =>
  specimens.filter(({ name }) => !reportedNames.has(name))

export function specimenNamed(name: string): GoodSpecimen | BadSpecimen {
  const found = [...goodSpecimens, ...badSpecimens].find(specimen => specimen.name === name)
  if (!found) throw new Error(`There is no specimen named “${name}”`)
  return found
}
