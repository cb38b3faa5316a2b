import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { comparedFields, comparisons } from '../domain/evidence/compared-fields.ts'
import { evidenceHintNames, evidenceHintTexts } from '../domain/evidence/hint-texts.ts'
import { alsoReadFields, readSources } from '../domain/evidence/read-fields.ts'
import { checkNames, zoneFormats } from '../domain/evidence/zone-layouts.ts'
import { reasonCodes } from '../domain/reasons.ts'
import { slotSchema } from './application.ts'
import { describeValues } from './fields.ts'

const share = buildOnce(() => z.number().min(0).max(1))

const filePlaceSchema = buildOnce(() =>
  z
    .object({
      slot: slotSchema(),
      documentId: z.string(),
      page: z.int().meta({ description: 'The index of the page in `files[].pages`, from 0.' }),
      x: share().meta({ description: 'The left edge, as a share of the preview’s width.' }),
      y: share().meta({ description: 'The upper edge, as a share of the preview’s height.' }),
      width: share().meta({ description: 'As a share of the preview’s width.' }),
      height: share().meta({ description: 'As a share of the preview’s height.' }),
    })
    .meta({ id: 'FilePlace', description: 'A place on the preview of a page.' }),
)

const sourceSchema = buildOnce(() =>
  z.enum(readSources).meta({ description: 'The machine-readable zone, a bar code, or printed text.' }),
)

const positions = buildOnce(() => z.array(z.int()))

const fieldComparisonSchema = buildOnce(() =>
  z.object({
    field: z.enum(comparedFields).meta({ description: 'The field of the submission.' }),
    result: z.enum(comparisons).meta({
      description:
        '`AGREES`: the same was read, or its transliteration. `DIFFERS`: something else was read. `NOT_READ`: nothing was read clearly.',
    }),
    read: z
      .object({ value: z.string(), source: sourceSchema(), place: filePlaceSchema() })
      .optional()
      .meta({ description: 'What was read, and where.' }),
    differences: z
      .object({
        entered: positions().meta({ description: 'Positions in the entered value, from 0.' }),
        read: positions().meta({ description: 'Positions in the value that was read, from 0.' }),
      })
      .optional()
      .meta({ description: 'The characters that the other value lacks.' }),
  }),
)

const alsoReadSchema = buildOnce(() =>
  z.object({
    field: z.enum(alsoReadFields).meta({ description: 'What the value is.' }),
    value: z.string().meta({ description: 'As it was read. A date is `YYYY-MM-DD`.' }),
    source: sourceSchema(),
    place: filePlaceSchema(),
  }),
)

const zoneSchema = buildOnce(() =>
  z.object({
    format: z.enum(zoneFormats).meta({ description: 'The format of ICAO Doc 9303, or `CN_PERMIT`.' }),
    checks: z
      .array(
        z.object({
          field: z.enum(checkNames).meta({ description: 'The field that the check digit covers.' }),
          right: z.boolean().meta({ description: 'Whether the check digit is right.' }),
        }),
      )
      .meta({ description: 'The check digits of the format.' }),
    place: filePlaceSchema(),
  }),
)

/** What machines read, for the lease holder. It decides nothing. */
export const reviewEvidenceSchema = buildOnce(() =>
  z
    .object({
      fields: z.array(fieldComparisonSchema()).meta({ description: 'The entered fields, each compared.' }),
      alsoRead: z.array(alsoReadSchema()).meta({ description: 'Other values that were read.' }),
      zones: z.array(zoneSchema()).meta({ description: 'The machine-readable zones that were found.' }),
      age: z.int().optional().meta({ description: 'The holder’s age today, by the date that was read.' }),
      minimumAge: z.int().optional().meta({ description: 'The minimum age of this stage, in years.' }),
      faces: z.array(filePlaceSchema()).meta({ description: 'Faces. They are not compared.' }),
      certificateInHoldingPhoto: filePlaceSchema()
        .optional()
        .meta({ description: 'The certificate in the photo of the holder.' }),
      hints: z.array(z.enum(evidenceHintNames)).meta({
        description: describeValues(evidenceHintNames.map(hint => [hint, evidenceHintTexts[hint].when])),
      }),
      suggestedReasons: z
        .array(z.enum(reasonCodes))
        .meta({ description: 'Reasons that the hints suggest. A person looks, then chooses.' }),
    })
    .meta({
      id: 'ReviewEvidence',
      description: 'What machines read, compared with what was entered. It decides nothing.',
    }),
)

export type ReviewEvidence = z.infer<ReturnType<typeof reviewEvidenceSchema>>

/** Values for the form, read from the applicant's own files. */
export const suggestionsSchema = buildOnce(() =>
  z
    .object({
      name: z.string().optional(),
      certificateNumber: z.string().optional(),
      expiryDate: z.iso.date().optional().meta({ description: 'The last day of validity that was read.' }),
      longTerm: z.literal(true).optional().meta({ description: 'The certificate has no date of expiry.' }),
    })
    .meta({
      id: 'Suggestions',
      description:
        'Values that machines read with certainty. The applicant must look at each before it is submitted.',
    }),
)

export type SuggestionsView = z.infer<ReturnType<typeof suggestionsSchema>>
