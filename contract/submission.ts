import * as z from 'zod'
import { boundedText, dateSchema, lineOfText } from './fields.ts'

/** On a later attempt what no reason re-opened may be left out, or sent as it stands: which, is a rule, not a shape. */
export const submitApplicationSchema = z
  .strictObject({
    name: lineOfText(200)
      .refine(text => /\p{L}/u.test(text), { params: { code: 'NO_LETTER' }, message: 'A name has letters.' })
      .optional(),
    certificateNumber: boundedText(64).optional(),
    expiryDate: dateSchema.optional(),
    longTerm: z.literal(true).optional().meta({
      description: 'For an ID card or a driver license without an expiry date, instead of expiryDate.',
    }),
  })
  .meta({ id: 'SubmitApplication' })
