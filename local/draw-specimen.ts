import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { isCertificateType } from '../domain/certificates.ts'
import { documentContentTypes, extensionOf } from '../domain/documents.ts'
import { isRealDate } from '../domain/local-time.ts'
import { isRegion } from '../domain/regions.ts'
import { Explained, runCommand } from './command.ts'
import { drawSpecimen } from './specimens/specimen.ts'

const usage = `Usage: npm run specimen -- certificate|holding FILE.(jpg|png|bmp|pdf) [OPTION]…

  --type PASSPORT            a certificate type (default: PASSPORT)
  --side BACK                a side of the certificate (default: the one with the portrait)
  --name "LI WEI"            in Latin or Chinese letters
  --number E12345678
  --region CN                the issuing region
  --birth-date 1990-01-01
  --expiry-date 2039-12-31   or LONG_TERM
  --sex M                    M, F or X

Everything that is not given is made up.`

const contentTypeOf = (file: string) => {
  const extension = extensionOf(file) ?? ''
  const found = Object.entries(documentContentTypes).find(([, { extensions }]) =>
    (extensions as readonly string[]).includes(extension),
  )
  if (found === undefined) throw new Explained(usage)
  return found[0] as keyof typeof documentContentTypes
}

const day = z.string().refine(isRealDate)

const optionsSchema = z.object({
  side: z.enum(['DATA_PAGE', 'FRONT', 'BACK']).exactOptional(),
  name: z.string().exactOptional(),
  number: z.string().exactOptional(),
  region: z.string().refine(isRegion).exactOptional(),
  'birth-date': day.exactOptional(),
  'expiry-date': z.union([z.literal('LONG_TERM'), day]).exactOptional(),
  sex: z.enum(['M', 'F', 'X']).exactOptional(),
})

/** Draws a specimen for trying the API, so that no real certificate is needed. */
await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      type: { type: 'string' },
      side: { type: 'string' },
      name: { type: 'string' },
      number: { type: 'string' },
      region: { type: 'string' },
      'birth-date': { type: 'string' },
      'expiry-date': { type: 'string' },
      sex: { type: 'string' },
    },
  })
  const [kind, file] = positionals
  if ((kind !== 'certificate' && kind !== 'holding') || file === undefined) throw new Explained(usage)
  const certificateType = values.type ?? 'PASSPORT'
  if (!isCertificateType(certificateType)) throw new Explained(`There is no certificate ${certificateType}.`)
  const { type: _, ...given } = values
  const options = optionsSchema.safeParse(given)
  if (!options.success) throw new Explained(usage)
  const { region, 'birth-date': birthDate, 'expiry-date': expiryDate, ...others } = options.data
  const bytes = await drawSpecimen({
    kind,
    contentType: contentTypeOf(file),
    certificateType,
    ...others,
    ...(region === undefined ? {} : { issuingRegion: region }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(expiryDate === undefined ? {} : { expiryDate }),
  })
  writeFileSync(file, bytes)
  console.log(`${file}: ${bytes.length} bytes`)
})
