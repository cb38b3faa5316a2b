import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isCertificateType } from '../domain/certificates.ts'
import { documentContentTypes, extensionOf } from '../domain/documents.ts'
import { Explained, runCommand } from './command.ts'
import { drawSpecimen } from './specimens/specimen.ts'

const usage =
  'Usage: npm run specimen -- certificate|holding FILE.(jpg|png|bmp|pdf) [--type PASSPORT] [--name "LI WEI"] [--number E12345678]'

const contentTypeOf = (file: string) => {
  const extension = extensionOf(file) ?? ''
  const found = Object.entries(documentContentTypes).find(([, { extensions }]) =>
    (extensions as readonly string[]).includes(extension),
  )
  if (found === undefined) throw new Explained(usage)
  return found[0] as keyof typeof documentContentTypes
}

/** Draws a specimen for trying the API, so that no real certificate is needed. */
await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { type: { type: 'string' }, name: { type: 'string' }, number: { type: 'string' } },
  })
  const [kind, file] = positionals
  if ((kind !== 'certificate' && kind !== 'holding') || file === undefined) throw new Explained(usage)
  const certificateType = values.type ?? 'PASSPORT'
  if (!isCertificateType(certificateType)) throw new Explained(`There is no certificate ${certificateType}.`)
  const bytes = await drawSpecimen({
    kind,
    contentType: contentTypeOf(file),
    certificateType,
    ...(values.name === undefined ? {} : { name: values.name }),
    ...(values.number === undefined ? {} : { number: values.number }),
  })
  writeFileSync(file, bytes)
  console.log(`${file}: ${bytes.length} bytes`)
})
