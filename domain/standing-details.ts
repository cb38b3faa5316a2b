import type { EnteredDetails } from './application.ts'
import { DomainError } from './errors.ts'
import type { LocalDate } from './local-time.ts'

/**
 * The text whose keyed hash shows whether a name is the entered one. It contains the application's id, so that equal
 * names have different hashes.
 */
export function nameKeyText(applicationId: string, name: string): string {
  return `name|${applicationId}|${name}`
}

/** The repeated fields in the form of the stored ones. */
interface RepeatedForms {
  readonly nameHash?: string
  readonly number?: Pick<EnteredDetails, 'certificateHash' | 'maskedNumber'>
  readonly expiry?: LocalDate | 'LONG_TERM'
}

/** R14: fields that no reason re-opened stay unchanged. The refusal names each changed field. */
export function assertNothingElseChanges(stands: EnteredDetails, repeated: RepeatedForms): void {
  const { nameHash, number, expiry } = repeated
  const changed: string[] = []
  // Names stored without a hash can't be compared. The sent name is ignored.
  if (nameHash !== undefined && stands.nameHash !== undefined && nameHash !== stands.nameHash) {
    changed.push('/name')
  }
  // A renewed travel permit has the old one's hash. The mask shows the differing last characters.
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
