import type { Slot } from '../domain/certificates.ts'
import { advice } from '../domain/evidence/advice.ts'
import { comparedFields } from '../domain/evidence/compared-fields.ts'
import type { ApiClient } from './api-client.ts'
import { until } from './poll.ts'

type Review = Awaited<ReturnType<typeof reviewOf>>
type Evidence = Review['evidence']

const reviewOf = (reviewer: ApiClient, applicationId: string) =>
  reviewer.call('getReview', { path: { applicationId } })

/** A reading takes seconds. Nobody has to wait for it, so the walk goes on after this time. */
const readingSeconds = 90

/** Waits until machines have read the file of a slot, or until they take too long. */
const readDocumentOf = async (applicant: ApiClient, applicationId: string, slot: Slot) => {
  const deadline = Date.now() + readingSeconds * 1000
  return until(
    async () => {
      const { documents } = await applicant.call('getApplication', { path: { applicationId } })
      const document = documents.find(each => each.slot === slot)
      return document?.evidence === 'PENDING' && Date.now() < deadline ? undefined : document
    },
    {
      seconds: readingSeconds,
      every: 250,
      explain: () => `The application has no file in the slot ${slot}.`,
    },
  )
}

const unread = (evidence: string | undefined) => `    Not read by machines: evidence is ${evidence ?? 'off'}.`

/** The advice on a file, as lines to print. */
export const adviceLines = async (
  applicant: ApiClient,
  applicationId: string,
  slot: Slot,
): Promise<string[]> => {
  const { evidence, advice: given = [] } = await readDocumentOf(applicant, applicationId, slot)
  return [
    ...(evidence === 'READY' ? [] : [unread(evidence)]),
    ...given.map(name => `    ${name}: “${advice[name].doThis}”`),
  ]
}

/** The names of the fields that the form is filled with, as lines to print. */
export const suggestionLines = async (
  applicant: ApiClient,
  applicationId: string,
  slot: Slot,
): Promise<string[]> => {
  const { evidence } = await readDocumentOf(applicant, applicationId, slot)
  if (evidence !== 'READY') return [unread(evidence)]
  const suggestions = await applicant.call('getSuggestions', { path: { applicationId } })
  const suggested = comparedFields.filter(field => suggestions[field] !== undefined)
  return [`    Read from the photo, for the applicant to check: ${suggested.join(', ') || 'nothing'}.`]
}

const charactersAt = (value: string, positions: readonly number[]) =>
  positions.map(position => `“${value.charAt(position)}” at position ${position + 1}`).join(', ') || 'nothing'

/** The comparison that the reviewer sees, as lines to print. Of a number only the different characters are printed. */
export const comparisonLines = (
  evidence: Evidence,
  entered: { readonly [field in (typeof comparedFields)[number]]?: string | undefined },
): string[] => {
  if (evidence === undefined) return [unread('missing')]
  return evidence.fields.map(({ field, result, read, differences }) =>
    read === undefined || differences === undefined
      ? `    ${field}: ${result}`
      : `    ${field}: ${result}, entered ${charactersAt(entered[field] ?? '', differences.entered)}, ` +
        `read ${charactersAt(read.value, differences.read)}`,
  )
}
