import * as z from 'zod'
import { buildOnce } from '../domain/build-once.ts'
import { describeCharacter } from '../domain/characters.ts'
import { type NameProblem, nameProblem } from '../domain/person-name.ts'
import { longestName } from '../domain/policy.ts'
import { boundedText, dateSchema } from './fields.ts'

function nameMessage(problem: NameProblem): string {
  switch (problem.code) {
    case 'TOO_BIG':
      return `A name has at most ${longestName} characters.`
    case 'NO_LETTER':
      return 'Enter at least one letter.'
    case 'TOO_MANY_MARKS':
      return 'A letter of a name has at most four combining marks.'
    case 'FORBIDDEN_CHARACTER':
      return `A name cannot contain the character ${describeCharacter(problem.character)}.`
  }
}

const nameSchema = buildOnce(() =>
  z
    .string()
    .superRefine((name, context) => {
      const problem = nameProblem(name)
      if (problem === undefined) return
      context.addIssue({ code: 'custom', params: { code: problem.code }, message: nameMessage(problem) })
    })
    .meta({ maxLength: longestName }),
)

/**
 * On a later attempt, fields that no reason re-opened may be absent or unchanged. A rule checks them, not the schema.
 */
export const submitApplicationSchema = buildOnce(() =>
  z
    .strictObject({
      name: nameSchema().optional(),
      certificateNumber: boundedText(64).optional(),
      expiryDate: dateSchema().optional(),
      longTerm: z.literal(true).optional().meta({
        description:
          'Instead of expiryDate, for a certificate that has none. The list of certificate types says which may.',
      }),
    })
    .meta({
      id: 'SubmitApplication',
    }),
)
