import type { EnteredDetails } from './application.ts'
import { DomainError } from './errors.ts'
import type { LocalDate } from './local-time.ts'

/** The text whose keyed hash tells whether a name is the one entered. Bound to the application: equal names don't show. */
export function nameKeyText(applicationId: string, name: string): string {
  return `name|${applicationId}|${name}`
}

/** Of what was repeated, everything in the form in which what stands is stored. */
interface RepeatedForms {
  readonly nameHash?: string
  readonly number?: Pick<EnteredDetails, 'certificateHash' | 'maskedNumber'>
  readonly expiry?: LocalDate | 'LONG_TERM'
}

/** R14: what no reason re-opened stands. Refuses, naming each field that would change it. */
export function assertNothingElseChanges(stands: EnteredDetails, repeated: RepeatedForms): void {
  const { nameHash, number, expiry } = repeated
  const changed: string[] = []
  // Names stored without a hash can't be compared: what is sent is left aside.
  if (nameHash !== undefined && stands.nameHash !== undefined && nameHash !== stands.nameHash) {
    changed.push('/name')
  }
  // A renewed travel permit has the hash of the old one. Where they differ, at their end, the mask shows it.
  if (
    number !== undefined &&
    (number.certificateHash !== stands.certificateHash || number.maskedNumber !== stands.maskedNumber)
  ) {
    changed.push('/certificateNumber')
  }
  if (expiry !== undefined && expiry !== (stands.expiryDate ?? 'LONG_TERM')) {
    changed.push(expiry === 'LONG_TERM' ? '/longTerm' : '/expiryDate')
  }
  if (changed.length === 0) return
  throw new DomainError(
    'INVALID_FIELD',
    'Only what was asked for may change.',
    changed.map(pointer => ({
      pointer,
      code: 'NOT_REOPENED',
      message: 'Nobody asked to change this field: leave it out, or send what stands.',
    })),
  )
}
