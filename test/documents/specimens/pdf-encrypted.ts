import { createCipheriv, createHash } from 'node:crypto'
import { PDFDocument } from '@cantoo/pdf-lib'
import { objectsOf, redSquare, type Sketch, streamOf, writtenPdf } from './pdf-writer.ts'
import type { BadSpecimen, GoodSpecimen } from './specimen.ts'

const algorithms = ['RC4-40', 'RC4-128', 'AES-128', 'AES-256'] as const

type Password = 'owner only' | 'user'

async function libraryEncrypted(
  algorithm: (typeof algorithms)[number],
  password: Password,
  useObjectStreams: boolean,
): Promise<Buffer> {
  const document = await PDFDocument.load(writtenPdf())
  document.setCreator('Adobe Photoshop 25')
  const userPassword = password === 'user' ? 'open' : ''
  document.encrypt({ ownerPassword: 'own', userPassword, algorithm, allowWeakCryptography: true })
  return Buffer.from(await document.save({ useObjectStreams }))
}

const key = Buffer.from('0123456789abcdef0123456789abcdef')
const salts = { check: Buffer.from('saltsalt'), key: Buffer.from('keykeyke') }
const sha256 = (data: Buffer): Buffer => createHash('sha256').update(data).digest()

function sealed(data: Buffer, sealingKey: Buffer, initialVector: Buffer, padding: boolean): Buffer {
  const cipher = createCipheriv('aes-256-cbc', sealingKey, initialVector).setAutoPadding(padding)
  return Buffer.concat([cipher.update(data), cipher.final()])
}

/** The bytes of a stream or a string in a file that is encrypted with AES-256. */
function encrypted(data: string): string {
  const initialVector = sha256(Buffer.from(data)).subarray(0, 16)
  return Buffer.concat([
    initialVector,
    sealed(Buffer.from(data, 'latin1'), key, initialVector, true),
  ]).toString('latin1')
}

const hex = (data: Buffer): string => `<${data.toString('hex')}>`

/** Revision 5, which Acrobat 9 wrote and no library writes. The empty password opens it. */
function encryptDictionary(keys: string): string {
  const user = Buffer.concat([sha256(salts.check), salts.check, salts.key])
  const userKey = sealed(key, sha256(salts.key), Buffer.alloc(16), false)
  return `<< /Filter /Standard /V 5 /R 5 /Length 256 /P -3904 /O ${hex(Buffer.alloc(48, 1))} /OE ${hex(
    Buffer.alloc(32, 1),
  )} /U ${hex(user)} /UE ${hex(userKey)} /Perms ${hex(Buffer.alloc(16, 1))}
    /CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >> ${keys} >>`
}

const standardFilters = '/StmF /StdCF /StrF /StdCF'
/** The last object is the encryption dictionary. */
function encryptedPdf(sketch: Sketch, keys = standardFilters): Buffer {
  const objects = [...(sketch.objects ?? []), encryptDictionary(keys)]
  const number = objectsOf({ ...sketch, objects }).length
  return writtenPdf({
    ...sketch,
    objects,
    trailer: `/Encrypt ${number} 0 R /ID [<00> <00>] ${sketch.trailer ?? ''}`,
  })
}

const drawn = encrypted(redSquare)
const javaScript = '<< /S /JavaScript /JS (1) >>'
const packedJavaScript = encrypted(`9 0 ${javaScript}`)

const openableSketches: Readonly<Record<string, Buffer>> = {
  'a PDF encrypted by Acrobat 9': encryptedPdf({ content: drawn }),
  'a PDF whose strings alone are encrypted': encryptedPdf({}, '/StmF /Identity /StrF /StdCF'),
  'a PDF whose metadata alone is not encrypted': encryptedPdf(
    {
      content: drawn,
      catalog: '/Metadata 5 0 R',
      objects: [streamOf('<x/>', '/Type /Metadata /Subtype /XML')],
    },
    `${standardFilters} /EncryptMetadata false`,
  ),
  'a PDF with a stream that is not encrypted by its own filter': encryptedPdf({
    page: '/Resources << /XObject << /F 5 0 R >> >>',
    content: encrypted('/F Do'),
    objects: [
      streamOf(
        redSquare,
        '/Subtype /Form /BBox [0 0 100 100] /Filter [/Crypt] /DecodeParms [<< /Name /Identity >>]',
      ),
    ],
  }),
  'a PDF that draws what calls itself a cross-reference stream': encryptedPdf({
    page: '/Resources << /XObject << /F 5 0 R >> >>',
    content: encrypted('/F Do'),
    objects: [streamOf(redSquare, '/Type /XRef /W [1 1 1] /Size 3 /Subtype /Form /BBox [0 0 100 100]')],
  }),
}

export const goodEncryptedPdfs: readonly Pick<GoodSpecimen, 'name' | 'make'>[] = [
  ...algorithms.flatMap(algorithm =>
    [false, true].map(useObjectStreams => ({
      name: `a PDF restricted by an owner password, ${algorithm}${useObjectStreams ? ', in object streams' : ''}`,
      make: () => libraryEncrypted(algorithm, 'owner only', useObjectStreams),
    })),
  ),
  ...Object.entries(openableSketches).map(([name, bytes]) => ({ name, make: () => bytes })),
]

const hidden: Readonly<Record<string, () => Buffer>> = {
  'with JavaScript in an encrypted object stream': () =>
    encryptedPdf({
      content: drawn,
      objects: [streamOf(packedJavaScript, '/Type /ObjStm /N 1 /First 4')],
    }),
  'with JavaScript in an object stream that is not encrypted': () =>
    encryptedPdf({
      content: drawn,
      objects: [
        streamOf(
          `9 0 ${javaScript}`,
          '/Type /ObjStm /N 1 /First 4 /Filter /Crypt /DecodeParms << /Name /Identity >>',
        ),
      ],
    }),
  'with JavaScript in an encrypted file': () =>
    encryptedPdf({ content: drawn, catalog: `/OpenAction ${javaScript}` }),
}

const closed: Readonly<Record<string, () => Buffer>> = {
  'that is encrypted with a certificate': () =>
    writtenPdf({ trailer: '/Encrypt 5 0 R', objects: ['<< /Filter /Adobe.PubSec /V 4 /R 4 >>'] }),
  'that is encrypted by a filter of its own': () =>
    encryptedPdf({}, '/StmF /Other /StrF /StdCF /Other << /CFM /None >>'),
  'whose trailers name two encryptions': () => {
    const text = encryptedPdf({ content: drawn }).toString('latin1')
    return Buffer.from(
      text.replace('trailer', 'trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n0\n%%EOF\ntrailer'),
      'latin1',
    )
  },
}

export const badEncryptedPdfs: readonly Pick<BadSpecimen, 'name' | 'refusal' | 'make'>[] = [
  ...algorithms.map(algorithm => ({
    name: `a PDF with a user password, ${algorithm}`,
    refusal: 'ENCRYPTED' as const,
    make: () => libraryEncrypted(algorithm, 'user', algorithm === 'AES-256'),
  })),
  ...Object.entries(closed).map(([name, make]) => ({
    name: `a PDF ${name}`,
    refusal: 'ENCRYPTED' as const,
    make,
  })),
  ...Object.entries(hidden).map(([name, make]) => ({
    name: `a PDF restricted by an owner password ${name}`,
    refusal: 'ACTIVE_CONTENT' as const,
    make,
  })),
]
