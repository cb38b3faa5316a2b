import { type CertificateType, slotsOf } from '#domain/certificates.ts'
import { type ReasonCode, reasonCodes } from '#domain/reasons.ts'
import { keyTable } from '../key-table.ts'
import { type DecisionDraft, placesOf, type ReasonPlace, reasonEntry } from './decision-draft.ts'

/** What reasons are about: the entered details, a file, the photo of the holder only, the end of the application. */
export const reasonSubjects = ['END', 'FILES', 'DETAILS', 'HOLDING'] as const
export type ReasonSubject = (typeof reasonSubjects)[number]

/** A reason, about one file if it names files. */
export interface ReasonChoice {
  readonly code: ReasonCode
  readonly subject: ReasonSubject
  /** Absent if the reason itself says what it is about. */
  readonly place?: ReasonPlace
  /** The key that chooses it. An upper-case letter is pressed with Shift. */
  readonly letter: string
}

const alphabet = [...'abcdefghijklmnopqrstuvwxyz']
/** Actions that are not available while reasons are. */
const otherActions: readonly string[] = ['claim', 'claimNext']
const taken = Object.entries(keyTable.case).flatMap(([action, keys]): readonly string[] =>
  otherActions.includes(action) ? [] : keys,
)
const freeLetters = alphabet.filter(letter => !taken.includes(letter))
const upperCase = alphabet.map(letter => letter.toUpperCase())

function subjectOf(code: ReasonCode): ReasonSubject {
  const { kind, about } = reasonEntry(code)
  if (kind === 'final') return 'END'
  if (about.slot === 'HOLDING') return 'HOLDING'
  return about.slot === undefined ? 'DETAILS' : 'FILES'
}

/** The files first, then all files, so that each reason's first letter is for the first file. */
const orderedPlaces = (code: ReasonCode, type: CertificateType): readonly (ReasonPlace | undefined)[] => {
  const places = placesOf(code, type)
  if (places.length === 0) return [undefined]
  return [...slotsOf(type), ...(places.includes('ALL') ? (['ALL'] as const) : [])]
}

/**
 * The reasons of a certificate, each with a letter of its own. A reason has the same letter for every certificate. With
 * Shift it is about the second file. The letters are the same for a retry and for a rejection.
 */
export function reasonChoices(type: CertificateType): ReasonChoice[] {
  const retryable = reasonCodes.filter(code => reasonEntry(code).kind === 'retryable')
  const wanted = reasonCodes.flatMap(code =>
    orderedPlaces(code, type).map((place, index) => {
      const first = freeLetters[retryable.indexOf(code)]
      const letter = index === 0 ? first : index === 1 ? first?.toUpperCase() : undefined
      return { code, place, letter: reasonEntry(code).kind === 'final' ? undefined : letter }
    }),
  )
  const used = new Set(wanted.map(({ letter }) => letter))
  const others = [...freeLetters, ...upperCase].filter(letter => !used.has(letter))
  // Reasons that are the same for all certificates come first, so that their letters are, too.
  const rank = ({ place }: (typeof wanted)[number]) => (place === undefined ? 0 : place === 'ALL' ? 1 : 2)
  const without = wanted
    .filter(({ letter }) => letter === undefined)
    .sort((one, other) => rank(one) - rank(other))
  return wanted.map(each => {
    const letter = each.letter ?? others[without.indexOf(each)]
    if (letter === undefined) throw new Error('There are more reasons than letters')
    const { code, place } = each
    return { code, subject: subjectOf(code), ...(place === undefined ? {} : { place }), letter }
  })
}

/** The reasons that an outcome takes. */
export const choicesOf = (
  choices: readonly ReasonChoice[],
  outcome: DecisionDraft['outcome'],
): readonly ReasonChoice[] => {
  if (outcome === 'REJECT') return choices
  return outcome === 'REQUEST_RETRY' ? choices.filter(({ subject }) => subject !== 'END') : []
}

export function isChosen({ chosen }: DecisionDraft, { code, place }: ReasonChoice): boolean {
  const places = chosen[code]
  return places !== undefined && (place === undefined || places.includes(place))
}

/** Chooses a reason, or takes the choice back. All files, and single ones, exclude each other. */
export function toggled(draft: DecisionDraft, choice: ReasonChoice): DecisionDraft {
  const { code, place } = choice
  const { [code]: before = [], ...others } = draft.chosen
  if (place === undefined)
    return { ...draft, chosen: isChosen(draft, choice) ? others : { ...others, [code]: [] } }
  const kept = before.filter(each => each !== place && (place === 'ALL') === (each === 'ALL'))
  const places = isChosen(draft, choice) ? before.filter(each => each !== place) : [...kept, place]
  return { ...draft, chosen: places.length === 0 ? others : { ...others, [code]: places } }
}

/** Whether each word of a search is in one of the texts, whatever their case. */
export function matches(search: string, texts: readonly string[]): boolean {
  const within = texts.join(' ').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every(word => within.includes(word))
}
